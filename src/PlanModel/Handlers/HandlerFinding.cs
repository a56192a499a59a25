namespace PlanModel;

/// <summary>A fault of a handler; whoever knows the code turns the place into a position.</summary>
internal sealed record HandlerFinding(RuleDescriptor Rule, HandlerPlace Place, string Message)
{
    /// <summary>Another place that belongs to the fault, or <see langword="null"/>.</summary>
    public HandlerPlace? Other { get; init; }

    /// <summary>The tasks that the finding speaks of, for fixes.</summary>
    public EquatableArray<string> TaskIds { get; init; }

    /// <summary>The id that was probably meant, or <see langword="null"/>.</summary>
    public string? Suggestion { get; init; }
}

/// <summary>A token of a handler's code.</summary>
/// <param name="Type">The index of the class among those analysed.</param>
/// <param name="Handler">The index of the handler in its class, or -1 for the class.</param>
/// <param name="Part">Which token.</param>
/// <param name="Parameter">The index of the parameter, or -1.</param>
internal sealed record HandlerPlace(int Type, int Handler, HandlerPart Part, int Parameter = -1);

/// <summary>The tokens that findings point at.</summary>
internal enum HandlerPart
{
    /// <summary>The class's name.</summary>
    TypeName,

    /// <summary>The file in <c>[Plan("…")]</c>.</summary>
    PlanFile,

    /// <summary>The method's name.</summary>
    MethodName,

    /// <summary>The id in <c>[PlanTask("…")]</c>.</summary>
    Target,

    /// <summary>The parameter's name.</summary>
    ParameterName,

    /// <summary>The id in <c>[From("…")]</c>.</summary>
    From,
}
