namespace PlanModel;

/// <summary>One dependency annotation: <c>(depends: 1.1, 1.2)</c>, <c>(blocks: 1.4)</c>, <c>(depends: none)</c>.</summary>
/// <param name="Kind">Which way the annotation points.</param>
/// <param name="Span">The whole annotation with its brackets or key.</param>
/// <param name="Value">The text after the keyword.</param>
/// <param name="References">What it names, in the order written; words that are no reference are among them.</param>
public sealed record DependencyDeclaration(DependencyKind Kind, TextSpan Span, TextSpan Value, IReadOnlyList<Reference> References);

/// <summary>The direction of a dependency annotation.</summary>
public enum DependencyKind
{
    /// <summary>The task waits for what is named.</summary>
    DependsOn,

    /// <summary>What is named waits for the task.</summary>
    Blocks,

    /// <summary>The task waits for nothing.</summary>
    None,
}

/// <summary>One item of a list of references, with the exact place of its token.</summary>
/// <param name="Kind">The form of the item.</param>
/// <param name="Span">The smallest token that names it.</param>
/// <param name="Text">The token as written.</param>
/// <param name="First">The id, phase or first end of a range, without words and decoration.</param>
/// <param name="Last">The last end of a range, or <see langword="null"/>.</param>
public sealed record Reference(ReferenceKind Kind, TextSpan Span, string Text, string First, string? Last = null);

/// <summary>The form of a reference.</summary>
public enum ReferenceKind
{
    /// <summary>A task id: <c>1.1</c>, <c>T001</c>.</summary>
    Task,

    /// <summary>A range of task ids: <c>1.1-1.4</c>.</summary>
    TaskRange,

    /// <summary>A bare number: the task with that id if there is one, otherwise the phase.</summary>
    Number,

    /// <summary>A range of bare numbers.</summary>
    NumberRange,

    /// <summary>A phase: <c>Phase 1</c>, <c>all Phase 3</c>, <c>3.x</c>.</summary>
    Phase,

    /// <summary>A range of phases: <c>Phases 1-3</c>.</summary>
    PhaseRange,

    /// <summary><c>all previous phases</c>.</summary>
    AllPreviousPhases,

    /// <summary>The verification of a phase: <c>VERIFY 1</c>.</summary>
    Verification,

    /// <summary>A path, which is no reference.</summary>
    Path,

    /// <summary>A token with a digit that is no id: <c>1..2</c>, <c>1.2.</c>, <c>v1</c>.</summary>
    Malformed,

    /// <summary>A plain word that is no reference.</summary>
    Word,
}
