using PlanModel;
using PlanTool.Severities;

namespace PlanTool.Files;

/// <summary>A plan that was read and analysed.</summary>
/// <param name="Path">The file.</param>
/// <param name="Report">The plan and what is to be said of it.</param>
/// <param name="Content">The file as read.</param>
/// <param name="Severities">The severities set around it.</param>
internal sealed record LoadedPlan(PlanPath Path, PlanReport Report, PlanFileText Content, PlanSeverities Severities)
{
    /// <summary>Whether there was a text; otherwise the plan is empty and the report says why.</summary>
    public bool IsReadable => Content.Text is not null;

    /// <summary>Reads and analyses the files, one after the other and each once.</summary>
    /// <param name="arguments">The FILE arguments.</param>
    /// <param name="host">The folder that relative ones start from.</param>
    /// <param name="cancellationToken">Stops a long analysis.</param>
    /// <returns>The plans in the order of <see cref="PlanSelection.Find"/>.</returns>
    /// <exception cref="UsageException">The arguments name no file.</exception>
    public static IEnumerable<LoadedPlan> LoadAll(IReadOnlyList<string> arguments, ToolHost host, CancellationToken cancellationToken)
    {
        var paths = PlanSelection.Find(arguments, host.WorkingDirectory);
        var severities = new PlanSeverities();
        return paths.Select(path =>
        {
            var content = PlanFileReader.Read(path.Full);
            var report = content.Text is { } text ? Analyze(path, text, cancellationToken) : PlanAnalysis.Unreadable(path.Shown, content.Fault!);
            return new LoadedPlan(path, severities.Apply(path.Full, report), content, severities);
        });
    }

    /// <summary>The same file with another text.</summary>
    public LoadedPlan With(PlanFileText content, string text, CancellationToken cancellationToken) =>
        this with { Report = Severities.Apply(Path.Full, Analyze(Path, text, cancellationToken)), Content = content };

    private static PlanReport Analyze(PlanPath path, string text, CancellationToken cancellationToken)
    {
        // The full path names the plan: tasks.md takes its name from its folder, wherever the tool is called.
        var document = PlanParser.Parse(path.Full, text, cancellationToken);
        return PlanAnalysis.Analyze(document, cancellationToken: cancellationToken);
    }
}
