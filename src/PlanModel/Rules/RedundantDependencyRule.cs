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

        var candidates = new Dictionary<int, List<BoundDependency>>();
        foreach (var list in ofTask.Values)
        {
            if (list.Count < 2) continue;
            foreach (var dependency in list)
            {
                if (!candidates.TryGetValue(dependency.On, out var same)) candidates[dependency.On] = same = [];
                same.Add(dependency);
            }
        }

        var reachability = context.Proof.Reachability;
        var named = new List<int>(candidates.Keys);
        var implied = new List<(BoundDependency Dependency, BoundDependency By)>();
        for (var start = 0; start < named.Count; start += 64)
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            reachability.Spread(named, start);
            for (var i = start; i < Math.Min(start + 64, named.Count); i++)
            {
                foreach (var dependency in candidates[named[i]])
                {
                    var ofSame = ofTask[dependency.Task];
                    var by = ofSame.FindIndex(other =>
                        other.On != dependency.On && !reachability.NeverRuns[other.On] && (reachability.MaskOfNode(other.On) & (1UL << (i - start))) != 0);
                    if (by >= 0) implied.Add((dependency, ofSame[by]));
                }
            }
        }

        foreach (var (dependency, by) in implied)
        {
            var task = tasks[dependency.Task];
            var fix = DependencyRemoval.For(context.Document, task, dependency.Reference.Span, "Remove this dependency");
            var message = $"Task '{Words.Shown(task.Id)}' waits for '{Words.Shown(tasks[dependency.On].Id)}' anyway, because it depends on '{Words.Shown(tasks[by.On].Id)}'";
            context.Report(new Finding(Descriptor, dependency.Reference.Span, message) { Fixes = fix is null ? [] : [fix] });
        }
    }
}
