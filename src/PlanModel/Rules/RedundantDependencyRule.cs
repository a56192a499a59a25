namespace PlanModel;

/// <summary>PLAN1005: a dependency is already implied by the others.</summary>
internal sealed class RedundantDependencyRule : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        "PLAN1005", "Redundant dependency", RuleCategory.Dependencies, Severity.Hidden,
        "A dependency is already implied by the task's other dependencies; removing it changes nothing.");

    public override void Check(RuleContext context)
    {
        var tasks = context.Document.Tasks;
        var ofTask = new Dictionary<int, List<BoundDependency>>();
        foreach (var dependency in context.Plan.Dependencies)
        {
            if (dependency.IsReversed || dependency.Reference.Kind != ReferenceKind.Task) continue;
            if (!ofTask.TryGetValue(dependency.Task, out var list)) ofTask[dependency.Task] = list = [];
            list.Add(dependency);
        }

        var named = new SortedSet<int>();
        foreach (var list in ofTask.Values)
        {
            if (list.Count > 1) list.ForEach(d => named.Add(d.On));
        }

        if (named.Count == 0) return;
        var implied = new Dictionary<BoundDependency, BoundDependency>();
        context.Proof.Reachability.ForEachChunk(new List<int>(named), isBefore =>
        {
            foreach (var list in ofTask.Values)
            {
                if (list.Count < 2) continue;
                foreach (var dependency in list)
                {
                    var by = list.Find(other => other.On != dependency.On && isBefore(dependency.On, other.On));
                    if (by is not null && !implied.ContainsKey(dependency)) implied[dependency] = by;
                }
            }
        });

        foreach (var pair in implied)
        {
            var task = tasks[pair.Key.Task];
            var fix = DependencyRemoval.For(context.Document, task, pair.Key.Reference.Span, "Remove this dependency");
            var message = $"Task '{Words.Shown(task.Id)}' waits for '{Words.Shown(tasks[pair.Key.On].Id)}' anyway, because it depends on '{Words.Shown(tasks[pair.Value.On].Id)}'";
            context.Report(new Finding(Descriptor, pair.Key.Reference.Span, message) { Fixes = fix is null ? [] : [fix] });
        }
    }
}
