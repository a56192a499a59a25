namespace PlanModel;

/// <summary>PLAN2005: a task is marked parallel and sequential, or parallel beside a task it depends on.</summary>
internal sealed class ContradictoryTagRule : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        "PLAN2005", "Contradictory tags", RuleCategory.Files, Severity.Warning,
        "A task is marked parallel and sequential, or parallel beside a task it depends on: one of the two does not hold.");

    public override void Check(RuleContext context)
    {
        var tasks = context.Document.Tasks;
        foreach (var task in tasks)
        {
            if (task.ParallelTag is { } tag && task.SequentialTag is not null) context.Report(Descriptor, tag, $"Task '{Words.Shown(task.Id)}' is marked parallel and [SEQUENTIAL]; remove one of the tags");
        }

        var groups = GroupsOf(tasks);
        var reported = new HashSet<int>();
        foreach (var dependency in context.Plan.Dependencies)
        {
            var (task, on) = (tasks[dependency.Task], tasks[dependency.On]);
            if (groups[task.Index] < 0 || groups[task.Index] != groups[on.Index] || !reported.Add(task.Index)) continue;
            var message = $"Task '{Words.Shown(task.Id)}' is marked parallel beside '{Words.Shown(on.Id)}', on which it depends; it waits for it all the same";
            context.Report(new Finding(Descriptor, task.ParallelTag!.Value, message) { AdditionalPlaces = [new FindingPlace(dependency.Reference.Span, "the dependency")] });
        }
    }

    /// <summary>For each task the number of its group of parallel neighbours, or -1.</summary>
    private static int[] GroupsOf(IReadOnlyList<TaskDeclaration> tasks)
    {
        var groups = new int[tasks.Count];
        var group = -1;
        for (var t = 0; t < groups.Length; t++)
        {
            groups[t] = -1;
            if (tasks[t].ParallelTag is null) continue;
            var continues = t > 0 && groups[t - 1] >= 0 && !tasks[t].StartsSection && tasks[t].Phase == tasks[t - 1].Phase;
            groups[t] = continues ? group : ++group;
        }

        return groups;
    }
}
