namespace PlanModel;

/// <summary>PLAN0010: a parent's mark disagrees with its required children.</summary>
internal sealed class ParentMarkRule : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        "PLAN0010", "Parent's mark disagrees with its children", RuleCategory.Structure, Severity.Info,
        "A parent is marked done while a required child is not, or open while all of them are done.");

    public override void Check(RuleContext context)
    {
        var tasks = context.Document.Tasks;
        var open = new int[tasks.Count];
        var children = new int[tasks.Count];
        var firstOpen = new int[tasks.Count];
        foreach (var task in tasks)
        {
            var parent = context.Plan.ParentOf(task.Index);
            if (parent < 0 || task.IsOptional) continue;
            children[parent]++;
            if (!task.IsDone && open[parent]++ == 0) firstOpen[parent] = task.Index;
        }

        foreach (var task in tasks)
        {
            if (children[task.Index] == 0 || task.IsDone == (open[task.Index] == 0)) continue;
            var message = task.IsDone
                ? $"Task '{Words.Shown(task.Id)}' is marked done, but its child '{Words.Shown(tasks[firstOpen[task.Index]].Id)}' is not"
                : $"All children of task '{Words.Shown(task.Id)}' are done, but it is not marked done";
            context.Report(Descriptor, task.MarkSpan.Length > 0 ? task.MarkSpan : task.IdSpan, message);
        }
    }
}
