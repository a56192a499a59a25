using PlanModel;

namespace PlanTool.Files;

/// <summary>A plan that was read and analysed.</summary>
/// <param name="Path">The file.</param>
/// <param name="Report">The plan and what is to be said of it.</param>
/// <param name="Content">The file as read.</param>
internal sealed record LoadedPlan(PlanPath Path, PlanReport Report, PlanFileText Content)
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
        return paths.Select(path => Load(path, cancellationToken));
    }

    /// <summary>Analyses a text as the plan of a file.</summary>
    public static PlanReport Analyze(PlanPath path, string text, CancellationToken cancellationToken)
    {
        // The full path names the plan: tasks.md takes its name from its folder, wherever the tool is called.
        var document = PlanParser.Parse(path.Full, text, cancellationToken);
        return PlanAnalysis.Analyze(document, cancellationToken: cancellationToken);
    }

    private static LoadedPlan Load(PlanPath path, CancellationToken cancellationToken)
    {
        var content = PlanFileReader.Read(path.Full);
        var report = content.Text is { } text ? Analyze(path, text, cancellationToken) : PlanAnalysis.Unreadable(path.Shown, content.Fault!);
        return new LoadedPlan(path, report, content);
    }
}
