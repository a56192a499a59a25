namespace PlanModel;

/// <summary>One fault of a plan at its place.</summary>
/// <param name="Rule">The rule that speaks.</param>
/// <param name="Span">The smallest wrong token.</param>
/// <param name="Message">What, where, how to fix; plain text in one line.</param>
public sealed record Finding(RuleDescriptor Rule, TextSpan Span, string Message)
{
    /// <summary>Other places that belong to the fault.</summary>
    public IReadOnlyList<FindingPlace> AdditionalPlaces { get; init; } = [];

    /// <summary>Edits that mend the fault, the best one first; <see cref="PlanFixes"/> tells which of them do no harm elsewhere.</summary>
    public IReadOnlyList<PlanFix> Fixes { get; init; } = [];

    /// <summary>The severity, if the finding departs from its rule's default.</summary>
    public Severity? OwnSeverity { get; init; }

    /// <summary>The severity before any configuration.</summary>
    public Severity DefaultSeverity => OwnSeverity ?? Rule.DefaultSeverity;
}

/// <summary>A further place of a finding.</summary>
/// <param name="Span">The place.</param>
/// <param name="Message">What stands there.</param>
public sealed record FindingPlace(TextSpan Span, string Message);

/// <summary>A mechanical way out of a finding.</summary>
/// <param name="Title">What the fix does, as an editor shows it.</param>
/// <param name="Edits">The edits, in document order and without overlap.</param>
public sealed record PlanFix(string Title, IReadOnlyList<TextEdit> Edits)
{
    /// <summary>Tells apart the ways out of one rule, which may be applied to all of its findings at once; empty where a rule has one.</summary>
    public string Kind { get; init; } = "";

    /// <summary>The id that the fix gives to a task, or <see langword="null"/>: of two fixes that give the same only one can be applied.</summary>
    public string? NewId { get; init; }

    /// <summary>Applies the edits.</summary>
    /// <param name="text">The text that the fix was made for.</param>
    /// <returns>The mended text.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is <see langword="null"/>.</exception>
    public string ApplyTo(string text)
    {
        if (text is null) throw new ArgumentNullException(nameof(text));
        var result = new System.Text.StringBuilder(text.Length + 64);
        var at = 0;
        foreach (var edit in Edits)
        {
            result.Append(text, at, edit.Span.Start - at).Append(edit.NewText);
            at = edit.Span.End;
        }

        return result.Append(text, at, text.Length - at).ToString();
    }
}

/// <summary>Replaces a part of a text.</summary>
/// <param name="Span">What is replaced; empty to insert.</param>
/// <param name="NewText">What stands there instead.</param>
public sealed record TextEdit(TextSpan Span, string NewText);
