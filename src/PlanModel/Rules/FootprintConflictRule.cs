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

        if (phases.Count < 2) return;
        var meeting = PhasesThatMeet(context, phases);
        for (var i = 0; i < meeting.Count; i++)
        {
            for (var j = i + 1; j < meeting.Count; j++)
            {
                context.CancellationToken.ThrowIfCancellationRequested();
                if (FindOverlap(meeting[i], meeting[j]) is { } files && CanBeOpenTogether(context, meeting[i], meeting[j])) Report(context, meeting[i], meeting[j], files.First, files.Second);
            }
        }
    }

    /// <summary>The phases with some task that may run beside a task of another of these phases; pairs are only looked at among them.</summary>
    private static List<PhaseDeclaration> PhasesThatMeet(RuleContext context, List<PhaseDeclaration> phases)
    {
        var tasksOf = TasksOf(context, phases);
        var groups = new UnorderedGroups(context.Proof.Reachability);
        var all = new List<int>();
        var own = new int[phases.Count];
        for (var p = 0; p < phases.Count; p++)
        {
            own[p] = groups.Add(tasksOf[p], new byte[tasksOf[p].Count], [1, 0, 0, 0]);
            all.AddRange(tasksOf[p]);
        }

        var together = groups.Add(all, new byte[all.Count], [1, 0, 0, 0]);
        groups.Solve(context.CancellationToken);
        var meeting = new List<PhaseDeclaration>();
        var member = 0;
        for (var p = 0; p < phases.Count; p++)
        {
            var meets = false;
            for (var m = 0; m < tasksOf[p].Count; m++, member++) meets |= groups.PartnersOf(together, member) > groups.PartnersOf(own[p], m);
            if (meets) meeting.Add(phases[p]);
        }

        return meeting;
    }

    private static List<List<int>> TasksOf(RuleContext context, List<PhaseDeclaration> phases)
    {
        var numbers = new Dictionary<int, int>();
        var tasks = new List<List<int>>();
        for (var p = 0; p < phases.Count; p++)
        {
            numbers[phases[p].Index] = p;
            tasks.Add([]);
        }

        foreach (var task in context.Document.Tasks)
        {
            if (!task.IsOptional && numbers.TryGetValue(task.Phase, out var number)) tasks[number].Add(task.Index);
        }

        return tasks;
    }

    private static bool CanBeOpenTogether(RuleContext context, PhaseDeclaration a, PhaseDeclaration b)
    {
        var tasks = TasksOf(context, [a, b]);
        var classes = new byte[tasks[0].Count + tasks[1].Count];
        for (var m = tasks[0].Count; m < classes.Length; m++) classes[m] = 1;
        var groups = new UnorderedGroups(context.Proof.Reachability);
        var group = groups.Add([.. tasks[0], .. tasks[1]], classes, [0b10, 0b01, 0, 0]);
        groups.Solve(context.CancellationToken);
        for (var m = 0; m < tasks[0].Count; m++)
        {
            if (groups.PartnersOf(group, m) > 0) return true;
        }

        return false;
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

    private void Report(RuleContext context, PhaseDeclaration a, PhaseDeclaration b, FileDeclaration first, FileDeclaration second)
    {
        var files = first.Path == second.Path ? $"'{Words.Shown(second.Path)}'" : $"'{Words.Shown(first.Path)}' and '{Words.Shown(second.Path)}', which overlap";
        var message = $"Phases {Words.Shown(a.Id)} and {Words.Shown(b.Id)} can be open together and modify {files}; let one wait for the other, or part the files";
        context.Report(new Finding(Descriptor, second.Span, message) { AdditionalPlaces = [new FindingPlace(first.Span, $"phase {Words.Shown(a.Id)}")] });
    }
}
