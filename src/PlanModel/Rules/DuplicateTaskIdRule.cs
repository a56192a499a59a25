namespace PlanModel;

/// <summary>PLAN0001: a task id is declared twice.</summary>
internal sealed class DuplicateTaskIdRule : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        "PLAN0001", "Duplicate task id", RuleCategory.Structure, Severity.Error,
        "A task id is declared twice: references to it could mean either task, and its state would belong to both.", StopsGraph: true);

    public override void Check(RuleContext context)
    {
        FreeIds? free = null;
        foreach (var task in context.Document.Tasks)
        {
            context.Plan.TryGetTask(task.Id, out var first);
            if (first.Index == task.Index) continue;
            var message = $"Task '{Words.Shown(task.Id)}' is declared twice, first at line {context.LineOf(first.IdSpan)}; give one of them another id";
            context.Report(new Finding(Descriptor, task.IdSpan, message)
            {
                AdditionalPlaces = [new FindingPlace(first.IdSpan, "declared here first")],
                Fixes = !task.IsFromRange && (free ??= new FreeIds(context.Document)).TakeAfter(task.Id) is { } id ? [new PlanFix($"Renumber it as '{id}'", [new TextEdit(task.IdSpan, id)]) { NewId = id }] : [],
            });
        }
    }
}
