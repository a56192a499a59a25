namespace PlanModel;

/// <summary>PLAN4006: a handler's parameter has no producer, more than one, or one of another type.</summary>
internal static class ResultProducerRule
{
    public static RuleDescriptor Rule { get; } = new(
        "PLAN4006",
        "A handler's parameter has no single producer",
        RuleCategory.Handlers,
        Severity.Error,
        "A handler's parameter is the result of no task, of more than one, or of one with another type.",
        StopsGraph: true);

    public static string NoProducer(PlanOutline plan, HandlerParameter parameter) =>
        $"Parameter '{parameter.Name}' takes '{parameter.Type.Display}', which no handler of '{plan.Source}' returns; take the result of a dependency, PlanTaskContext or CancellationToken";

    public static string SeveralProducers(PlanOutline plan, HandlerParameter parameter, IReadOnlyList<int> producers) =>
        $"Parameter '{parameter.Name}' takes '{parameter.Type.Display}', which {Words.List(producers.Select(p => plan.Tasks[p].Id).ToList())} return; say which with [From(\"{plan.Tasks[producers[0]].Id}\")]";

    public static string UnknownSource(PlanOutline plan, HandlerParameter parameter, string id, string? suggestion) =>
        $"Parameter '{parameter.Name}' takes the result of '{Words.Shown(id)}', which the plan '{plan.Source}' does not have" + (suggestion is null ? "; name one of its tasks" : Words.DidYouMean(suggestion));

    public static string NoResult(PlanOutline plan, HandlerParameter parameter, int producer) =>
        $"Parameter '{parameter.Name}' takes the result of '{plan.Tasks[producer].Id}', whose handler returns none";

    public static string OtherType(PlanOutline plan, HandlerParameter parameter, int producer, HandlerType result) =>
        $"Parameter '{parameter.Name}' takes '{parameter.Type.Display}', but '{plan.Tasks[producer].Id}' returns '{result.Display}'";

    public static string MayBeNull(PlanOutline plan, HandlerParameter parameter, int producer, HandlerType result) =>
        $"Parameter '{parameter.Name}' takes '{parameter.Type.Display}', but '{plan.Tasks[producer].Id}' returns '{result.Display}', which may be null; take '{parameter.Type.Display}?'";

    public static string MayHoldNull(PlanOutline plan, HandlerParameter parameter, int producer, HandlerType result) =>
        $"Parameter '{parameter.Name}' takes '{parameter.Type.Display}', but '{plan.Tasks[producer].Id}' returns '{result.Display}', of which a part may be null; take '{result.Display}'";

    public static string ItemMayBeNull(PlanOutline plan, HandlerParameter parameter, int producer, HandlerType result) =>
        $"Parameter '{parameter.Name}' takes '{parameter.Type.Display}', but '{plan.Tasks[producer].Id}' returns '{result.Display}', which may be null; take items of '{result.Display}'";

    public static string Unseen(PlanOutline plan, HandlerParameter parameter, int producer, HandlerType result, string type) =>
        $"Parameter '{parameter.Name}' takes the result of '{plan.Tasks[producer].Id}', whose type '{result.Display}' only '{type}' can name; make the type internal";

    public static string OfTheRun(HandlerParameter parameter) =>
        $"Parameter '{parameter.Name}' takes '{parameter.Type.Display}', which comes from the run and from no task; remove [From]";

    public static string OfNoHandler(string parameter, string method) =>
        $"Parameter '{parameter}' is marked with [From], but '{method}' is no handler, so that nobody reads it; mark the method with [PlanTask(\"…\")], or remove [From]";

    public static string NotACollection(HandlerParameter parameter, string target) =>
        $"Parameter '{parameter.Name}' takes one value, but '{target}' names several tasks; take IReadOnlyList<{parameter.Type.Display}>";
}
