namespace PlanModel;

/// <summary>PLAN4005: a handler takes the result of a task that its task does not depend on.</summary>
internal static class DataRaceRule
{
    public static RuleDescriptor Rule { get; } = new(
        "PLAN4005",
        "A handler takes the result of a task that it does not depend on",
        RuleCategory.Handlers,
        Severity.Error,
        "A handler takes a result of a task that may run later or at the same time: a data race.",
        StopsGraph: true);

    public static string MessageFor(PlanOutline plan, int task, int producer, HandlerParameter parameter) => task == producer
        ? $"Parameter '{parameter.Name}' takes the result of '{plan.Tasks[task].Id}' itself, which is not there before the task has run"
        : $"Parameter '{parameter.Name}' takes '{parameter.Type.Display}', the result of '{plan.Tasks[producer].Id}', but '{plan.Tasks[task].Id}' does not depend on '{plan.Tasks[producer].Id}' and may run before it; write (depends: {plan.Tasks[producer].Id}) at '{plan.Tasks[task].Id}' in '{plan.Source}'";
}
