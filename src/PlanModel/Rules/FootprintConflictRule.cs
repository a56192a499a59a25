using PlanCore;

namespace PlanModel;

/// <summary>PLAN2003: two phases that can be open together declare overlapping footprints.</summary>
internal sealed class FootprintConflictRule : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        "PLAN2003", "Overlapping footprints", RuleCategory.Files, Severity.Error,
        "Two phases that can be open together declare overlapping footprints: their tasks would edit the same files at the same time.");

    public override void Check(RuleContext context)
    {
        var phases = new List<PhaseDeclaration>();
        foreach (var phase in context.Document.Phases)
        {
            if (phase.Footprint.Count > 0) phases.Add(phase);
        }

        for (var i = 0; i < phases.Count; i++)
        {
            for (var j = i + 1; j < phases.Count; j++)
            {
                context.CancellationToken.ThrowIfCancellationRequested();
                var overlap = FindOverlap(phases[i], phases[j]);
                if (overlap is { } files && CanBeOpenTogether(context, phases[i], phases[j])) Report(context, phases[i], phases[j], files.First, files.Second);
            }
        }
    }

    private static (FileDeclaration First, FileDeclaration Second)? FindOverlap(PhaseDeclaration a, PhaseDeclaration b)
    {
        foreach (var second in b.Footprint)
        {
            var pattern = FilePattern.Of(second.Path);
            foreach (var first in a.Footprint)
            {
                if (FilePattern.Of(first.Path).Intersects(pattern)) return (first, second);
            }
        }

        return null;
    }

    private static bool CanBeOpenTogether(RuleContext context, PhaseDeclaration a, PhaseDeclaration b)
    {
        var tasks = new List<int>();
        foreach (var task in context.Document.Tasks)
        {
            if ((task.Phase == a.Index || task.Phase == b.Index) && !task.IsOptional) tasks.Add(task.Index);
        }

        var together = false;
        context.Proof.Reachability.FindUnordered(tasks, (i, j) => together |= context.Document.Tasks[tasks[i]].Phase != context.Document.Tasks[tasks[j]].Phase);
        return together;
    }

    private void Report(RuleContext context, PhaseDeclaration a, PhaseDeclaration b, FileDeclaration first, FileDeclaration second)
    {
        var files = first.Path == second.Path ? $"'{Words.Shown(second.Path)}'" : $"'{Words.Shown(first.Path)}' and '{Words.Shown(second.Path)}', which overlap";
        var message = $"Phases {Words.Shown(a.Id)} and {Words.Shown(b.Id)} can be open together and modify {files}; let one wait for the other, or part the files";
        context.Report(new Finding(Descriptor, second.Span, message) { AdditionalPlaces = [new FindingPlace(first.Span, $"phase {Words.Shown(a.Id)}")] });
    }
}
