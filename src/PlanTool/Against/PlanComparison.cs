using PlanRuntime;
using PlanTool.Files;

namespace PlanTool.Against;

/// <summary>What changed in a plan's graph since a revision: a diff for the reader of a pull request.</summary>
internal static class PlanComparison
{
    private const int MostLines = 50;

    /// <summary>Writes the comparison of one plan; nothing for a plan whose graph is the same.</summary>
    public static async Task WriteAsync(ToolHost host, LoadedPlan plan, GitRevision revision, string name, CancellationToken cancellationToken)
    {
        var before = await revision.ReadAsync(plan.Path, cancellationToken);
        var old = before?.Text is { } text ? PlanFigures.Of(plan.With(before, text, cancellationToken)) : PlanFigures.None;
        var now = plan.IsReadable ? PlanFigures.Of(plan) : PlanFigures.None;
        var changes = new List<string>();
        Compare(changes, "task", old.Tasks, now.Tasks);
        Compare(changes, "edge", old.Edges, now.Edges);
        Compare(changes, "conflict", old.Conflicts, now.Conflicts);
        if (old.Width != now.Width) changes.Add($"  width {old.Width} -> {now.Width}");
        if (old.CriticalPath != now.CriticalPath) changes.Add($"  critical path {Durations.Text(old.CriticalPath)} -> {Durations.Text(now.CriticalPath)}");
        if (changes.Count == 0) return;

        var lines = new Lines(host.Out, host.HasColours);
        lines.Add($"{plan.Path.Shown} against {name}{(before is null ? ", which does not have it" : "")}:", "bold");
        foreach (var change in changes.Take(MostLines)) lines.Add(change, change[2] switch { '+' => "green", '-' => "red", _ => "" });
        if (changes.Count > MostLines) lines.Add($"  … and {changes.Count - MostLines} more changes");
    }

    private static void Compare(List<string> changes, string kind, IReadOnlySet<string> old, IReadOnlySet<string> now)
    {
        changes.AddRange(old.Where(item => !now.Contains(item)).Select(item => $"  - {kind} {item}"));
        changes.AddRange(now.Where(item => !old.Contains(item)).Select(item => $"  + {kind} {item}"));
    }
}
