namespace PlanModel;

/// <summary>One attribute on a method: the method handles the task or tasks it names, or rolls a task back.</summary>
/// <remarks>Without places, so that moving code gives an equal declaration.</remarks>
internal sealed record HandlerDeclaration
{
    /// <summary>What the attribute names.</summary>
    public required HandlerTarget Target { get; init; }

    /// <summary>The method's name.</summary>
    public required string Method { get; init; }

    /// <summary>The metadata name of the type that declares the method.</summary>
    public required string DeclaredIn { get; init; }

    /// <summary>Whether the attribute is <c>[PlanRollback]</c>.</summary>
    public bool IsRollback { get; init; }

    public bool IsStatic { get; init; }

    /// <summary>Whether a base class declares the method.</summary>
    public bool IsInherited { get; init; }

    public HandlerReturn Return { get; init; }

    /// <summary>The type of the result, or <see langword="null"/> for a handler without one.</summary>
    public HandlerType? Result { get; init; }

    public EquatableArray<HandlerParameter> Parameters { get; init; }

    /// <summary>Why the method cannot be called, or <see langword="null"/>.</summary>
    public HandlerMisuse? Misuse { get; init; }
}

/// <summary>What an attribute names: an id, or the name of a generated constant whose value is not known yet.</summary>
/// <param name="Id">The id or pattern as written, or <see langword="null"/>.</param>
/// <param name="ConstantName">The last name of <c>Plan.Ids.CreateTypes</c>, or <see langword="null"/>.</param>
internal sealed record HandlerTarget(string? Id, string? ConstantName);

/// <summary>One parameter of a handler.</summary>
internal sealed record HandlerParameter(string Name, HandlerParameterKind Kind, HandlerType Type)
{
    /// <summary>What <c>[From]</c> names, or <see langword="null"/>.</summary>
    public HandlerTarget? From { get; init; }

    /// <summary>Whether null is welcome where the producer did not run.</summary>
    public bool IsOptional => Type.IsNullable;
}

internal enum HandlerParameterKind
{
    Result,
    Context,
    CancellationToken,
}

/// <summary>What a handler returns.</summary>
internal enum HandlerReturn
{
    Void,
    Value,
    Task,
    TaskOfValue,
    ValueTask,
    ValueTaskOfValue,
}

/// <summary>Why a handler cannot be called.</summary>
/// <param name="Parameter">The parameter to blame, or -1 for the method.</param>
/// <param name="Words">What is wrong and how to mend it, to be put after "Handler 'X' ".</param>
internal sealed record HandlerMisuse(int Parameter, string Words);
