using Microsoft.CodeAnalysis;

namespace PlanTestKit;

/// <summary>Checks diagnostics of plans and handlers whose places are marked in the text.</summary>
public static class PlanTest
{
    /// <summary>Analyses a project of one plan, <c>release.plan.md</c>; each diagnostic above hidden must be marked, and each mark must be met.</summary>
    /// <param name="markup">The plan.</param>
    /// <param name="messages">The full messages in order, if they are asserted.</param>
    public static Task Analyze(string markup, params string[] messages) => Analyze(new TestProject(), [("release.plan.md", markup)], [], messages);

    /// <summary>Analyses a plan, <c>plan.md</c>, with C# beside it; both may be marked.</summary>
    public static Task AnalyzeCode(string plan, string code, params string[] messages) => Analyze(new TestProject(), [("plan.md", plan)], [("Code.cs", code)], messages);

    /// <summary>Analyses a project; files and sources may be marked.</summary>
    public static async Task Analyze(TestProject project, IEnumerable<(string Path, string Markup)> files, IEnumerable<(string Path, string Markup)> sources, params string[] messages)
    {
        ArgumentNullException.ThrowIfNull(project);
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(sources);
        var expected = new List<string>();
        var hidden = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (path, markup) in files)
        {
            var parsed = Markup.Parse(markup);
            project = project.WithFile(path, parsed.Text);
            Expect(path, parsed);
        }

        foreach (var (path, markup) in sources)
        {
            var parsed = Markup.Parse(markup);
            project = project.WithSource(parsed.Text, path);
            Expect(path, parsed);
        }

        var diagnostics = (await project.AnalyzeAsync()).Where(d => d.Severity > DiagnosticSeverity.Hidden || hidden.Contains(d.Id)).ToList();
        var actual = diagnostics.Select(d => Shown(Path(d), d.Id, d.Location.SourceSpan.Start, d.Location.SourceSpan.End)).ToList();
        expected.Sort(StringComparer.Ordinal);
        Same(expected, actual.Order(StringComparer.Ordinal).ToList(), string.Join("\n", diagnostics));
        if (messages.Length > 0) Same(messages, diagnostics.Select(static d => d.GetMessage()).ToList(), "");

        void Expect(string path, Markup parsed)
        {
            expected.AddRange(parsed.Marks.Select(m => Shown(path, m.Id, m.Start, m.End)));
            hidden.UnionWith(parsed.Marks.Select(static m => m.Id));
        }
    }

    private static string Path(Diagnostic diagnostic)
    {
        var path = diagnostic.Location.GetLineSpan().Path;
        return path.StartsWith(TestProject.Folder, StringComparison.Ordinal) ? path[TestProject.Folder.Length..] : path;
    }

    private static string Shown(string path, string id, int start, int end) => $"{path} {id} {start}..{end}";

    private static void Same(IReadOnlyList<string> expected, IReadOnlyList<string> actual, string all)
    {
        if (expected.SequenceEqual(actual)) return;
        throw new InvalidOperationException($"Expected:\n{string.Join("\n", expected)}\nActual:\n{string.Join("\n", actual)}\n{all}");
    }
}
