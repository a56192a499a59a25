namespace PlanModel;

/// <summary>PLAN0012: a task is marked done while something it depends on is not.</summary>
internal sealed class DoneBeforeDependencyRule : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        "PLAN0012", "Done before its dependency", RuleCategory.Structure, Severity.Warning,
        "A task is marked done while something it depends on is not: one of the marks is wrong, or the dependency is.");

    public override void Check(RuleContext context)
    {
        var tasks = context.Document.Tasks;
        var reported = new HashSet<int>();
        foreach (var dependency in context.Plan.Dependencies)
        {
            var (task, on) = (tasks[dependency.Task], tasks[dependency.On]);
            if (!task.IsDone || on.IsDone || on.IsOptional || !reported.Add(task.Index)) continue;
            var span = task.MarkSpan.Length > 0 ? task.MarkSpan : task.IdSpan;
            var message = $"Task '{Words.Shown(task.Id)}' is marked done, but '{Words.Shown(on.Id)}', on which it depends, is not";
            context.Report(new Finding(Descriptor, span, message) { AdditionalPlaces = [new FindingPlace(dependency.Reference.Span, "the dependency")] });
        }
    }
}
