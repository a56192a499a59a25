using System.Text;

namespace PlanCore.Tests;

/// <summary>Says what a plan made by chance declares, so that a failing sample can be read.</summary>
internal static class PlanText
{
    public static string Of(PlanTables plan, LoweredPlan? lowered = null)
    {
        var text = new StringBuilder();
        for (var p = 0; p < plan.Phases.Length; p++) text.AppendLine($"phase {p}: document order {plan.Phases[p].InDocumentOrder}, declares opening {plan.Phases[p].DeclaresOpening}, pattern {plan.Phases[p].Pattern}");
        for (var t = 0; t < plan.Tasks.Length; t++) text.AppendLine($"task {t}: phase {plan.Tasks[t].Phase}, parent {plan.Tasks[t].Parent}, {plan.Tasks[t].Flags}");
        foreach (var d in plan.Dependencies) text.AppendLine($"{d.Task} depends on {d.On}");
        foreach (var f in plan.Files) text.AppendLine($"{f.Task} {(f.Writes ? "writes" : "reads")} {f.Path}");
        foreach (var v in plan.Verifications) text.AppendLine($"{v.Task} verifies phase {v.Phase}");
        foreach (var g in plan.SequentialGroups) text.AppendLine($"one at a time: {string.Join(' ', g)}");
        foreach (var g in plan.ParallelPhases) text.AppendLine($"open together: {string.Join(' ', g)}");
        foreach (var o in plan.Openings) text.AppendLine($"phase {o.Phase} opens at {o.Percent} % of {o.OnPhase} / after {string.Join(' ', o.OnTasks)}");
        foreach (var e in plan.EarlyTasks) text.AppendLine($"{string.Join(' ', e.Tasks)} open early after {string.Join(' ', e.OnTasks)}");
        if (lowered is null) return text.ToString();
        text.AppendLine($"{lowered.Choice.Pattern}, batches of {lowered.BatchSize}, scopes {string.Join(' ', lowered.BatchScope)}");
        for (var n = 0; n < lowered.NodeCount; n++)
        {
            var what = lowered.IsTask(n) ? "task" : $"{lowered.Joins[n - lowered.TaskCount].Kind} needs {lowered.Need[n - lowered.TaskCount]} of {lowered.InDegree[n]}";
            var targets = lowered.Edges[lowered.Offsets[n]..lowered.Offsets[n + 1]].Select(e => $"{e >> 1}{((e & 1) != 0 ? " (order)" : "")}");
            text.AppendLine($"{n} {what} -> {string.Join(", ", targets)}");
        }

        return text.ToString();
    }
}
