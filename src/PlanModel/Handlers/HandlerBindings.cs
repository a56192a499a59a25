namespace PlanModel;

/// <summary>Who handles what: the outcome of <see cref="HandlerAnalysis"/>.</summary>
internal sealed record HandlerBindings
{
    public required PlanOutline Plan { get; init; }

    public required EquatableArray<HandlerClass> Classes { get; init; }

    /// <summary>For each task its handler, or <see langword="null"/>.</summary>
    public required EquatableArray<HandlerBinding?> Tasks { get; init; }

    /// <summary>For each task its compensation, or <see langword="null"/>.</summary>
    public required EquatableArray<HandlerBinding?> Rollbacks { get; init; }

    /// <summary>All findings, in the order of classes and handlers.</summary>
    public required EquatableArray<HandlerFinding> Findings { get; init; }

    /// <summary>The first finding with which no graph can run.</summary>
    public HandlerFinding? FirstFault => Findings.FirstOrDefault(static f => f.Rule.StopsGraph);
}

/// <summary>One task's handler with what it is called with.</summary>
/// <param name="Type">The index of the class.</param>
/// <param name="Handler">The index of the handler in the class.</param>
/// <param name="Declaration">The handler.</param>
/// <param name="Arguments">One for each parameter.</param>
internal sealed record HandlerBinding(int Type, int Handler, HandlerDeclaration Declaration, EquatableArray<HandlerArgument> Arguments);

/// <summary>What a parameter receives.</summary>
/// <param name="Parameter">The parameter.</param>
/// <param name="Producers">The tasks whose results it takes; none for a context or token.</param>
/// <param name="IsCollection">Whether it takes all of them as a list.</param>
internal sealed record HandlerArgument(HandlerParameter Parameter, EquatableArray<int> Producers, bool IsCollection);
