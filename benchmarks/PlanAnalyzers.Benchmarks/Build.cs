using System.Globalization;
using System.Text;
using PlanTestKit;

namespace PlanAnalyzers.Benchmarks;

/// <summary>A project as a compiler sees it: C# of middling size, with plans beside it or without.</summary>
internal static class Build
{
    /// <param name="plans">The number of plan files.</param>
    /// <param name="tasks">The number of tasks of each.</param>
    /// <param name="classes">The number of C# files, of about 60 lines each.</param>
    public static TestProject Of(int plans, int tasks, int classes)
    {
        var project = new TestProject();
        for (var plan = 0; plan < plans; plan++) project = project.WithFile(string.Create(CultureInfo.InvariantCulture, $"part{plan}.plan.md"), Plan(tasks));
        for (var one = 0; one < classes; one++) project = project.WithSource(Class(one), string.Create(CultureInfo.InvariantCulture, $"Part{one}.cs"));
        return project;
    }

    /// <summary>What the compiler does without analyzers: parse, generate if there is a plan, bind and emit.</summary>
    public static void Compile(TestProject project) => Emit(project.Files.Count == 0 ? project.Compile() : project.Generate().Compilation);

    /// <summary>The same, and every plan checked.</summary>
    public static async Task CompileAndCheckAsync(TestProject project)
    {
        var found = await project.AnalyzeAsync();
        if (found.Any(static diagnostic => diagnostic.Severity > Microsoft.CodeAnalysis.DiagnosticSeverity.Info)) throw new InvalidOperationException($"The plans are meant to be in order: {found[0]}");
        Compile(project);
    }

    private static void Emit(Microsoft.CodeAnalysis.Compilation compilation)
    {
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        if (!result.Success) throw new InvalidOperationException($"The project is meant to compile: {result.Diagnostics[0]}");
    }

    private static string Plan(int tasks)
    {
        var plan = new StringBuilder("# A plan\n");
        for (var task = 0; task < tasks; task++)
        {
            var (phase, number) = ((task / 20) + 1, (task % 20) + 1);
            if (number == 1) plan.Append(CultureInfo.InvariantCulture, $"\n## Phase {phase}: Part {phase}\n\nWhat this part is about.\n\n");
            plan.Append(CultureInfo.InvariantCulture, $"- [ ] {phase}.{number} Write the part of `service {task}` that others need");
            if (number > 2) plan.Append(CultureInfo.InvariantCulture, $" (depends: {phase}.{number - 1})");
            plan.Append(CultureInfo.InvariantCulture, $" (src/part{phase}/File{number}.cs) (estimate: {number}m)\n");
        }

        return plan.ToString();
    }

    private static string Class(int number)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"namespace App;\n\npublic sealed class Part{number}\n{{\n    private readonly Dictionary<string, List<int>> _values = [];\n");
        for (var method = 0; method < 8; method++)
        {
            text.Append(CultureInfo.InvariantCulture, $$"""

                    public async Task<int> Sum{{method}}Async(string key, IEnumerable<int> more)
                    {
                        if (!_values.TryGetValue(key, out var known)) _values[key] = known = [];
                        known.AddRange(more.Where(value => value > {{method}}).Select(value => value * {{method + 1}}));
                        await Task.Yield();
                        return known.Count > 10 ? known.OrderBy(value => value).Take(10).Sum() : known.Sum();
                    }

                """);
        }

        return text.Append("}\n").ToString();
    }
}
