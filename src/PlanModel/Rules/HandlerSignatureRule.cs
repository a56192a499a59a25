namespace PlanModel;

/// <summary>PLAN4004: a handler's signature cannot be called.</summary>
internal static class HandlerSignatureRule
{
    public static RuleDescriptor Rule { get; } = new(
        "PLAN4004",
        "A handler cannot be called",
        RuleCategory.Handlers,
        Severity.Error,
        "A handler's signature is one that a run cannot call.",
        StopsGraph: true);

    public const string LambdaMessage = "A lambda is no handler, as nobody else can call it; make it a method of the plan's class";

    public static string LocalFunctionMessageFor(string function) => MessageFor(function, "is a local function, which nobody else can call; make it a method of the plan's class");

    public static string MessageFor(string method, string words) => $"Handler '{method}' {words}";
}
