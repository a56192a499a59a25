namespace PlanModel;

/// <summary>Something that looks like plan language and could not be read; a rule gives it its words.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Span">The smallest wrong token.</param>
/// <param name="Text">The wrong text, or what the rule's message needs.</param>
/// <param name="Suggestion">What was probably meant, or <see langword="null"/>.</param>
internal sealed record SyntaxFault(SyntaxFaultKind Kind, TextSpan Span, string Text, string? Suggestion = null);

/// <summary>The kinds of <see cref="SyntaxFault"/>, each reported by the rule it names.</summary>
internal enum SyntaxFaultKind
{
    /// <summary>PLAN0005: a line looks like a task but cannot be read.</summary>
    UnreadableTask,

    /// <summary>PLAN0006: a box directly in a phase has no id.</summary>
    BoxWithoutId,

    /// <summary>PLAN0007: an id range runs backwards.</summary>
    ReversedRange,

    /// <summary>PLAN0007: an id range is larger than the limit.</summary>
    HugeRange,

    /// <summary>PLAN0007: a range line crosses phases.</summary>
    RangeAcrossPhases,

    /// <summary>PLAN0008: an unterminated fence swallows tasks.</summary>
    UnterminatedFence,

    /// <summary>PLAN0008: an unterminated comment swallows tasks.</summary>
    UnterminatedComment,

    /// <summary>PLAN0009: a keyword is one edit away from a known one.</summary>
    UnknownKeyword,

    /// <summary>PLAN0011: an annotation's value is not understood.</summary>
    BadValue,

    /// <summary>PLAN0011: a front-matter key is unknown.</summary>
    UnknownKey,

    /// <summary>PLAN0011: a front-matter key is nested.</summary>
    NestedKey,

    /// <summary>PLAN0013: a limit of the language is exceeded.</summary>
    LimitExceeded,

    /// <summary>PLAN0016: no blank follows a box.</summary>
    BoxWithoutBlank,

    /// <summary>PLAN1006: a note or prose that speaks of order but is not read.</summary>
    UnreadNote,

    /// <summary>PLAN1006: prose that names an id beside a word of order; the suggestion is the id.</summary>
    ProseDependency,
}
