namespace PlanModel;

/// <summary>An execution or pipeline note.</summary>
/// <param name="Kind">What the note says.</param>
/// <param name="Span">The note from its bold label to the end of its paragraph.</param>
/// <param name="Subject">The tasks or phases it speaks of.</param>
/// <param name="Condition">What they wait for (pipeline notes), or an empty list.</param>
/// <param name="Reason">The reason given, or an empty string.</param>
public sealed record NoteDeclaration(NoteKind Kind, TextSpan Span, IReadOnlyList<Reference> Subject, IReadOnlyList<Reference> Condition, string Reason);

/// <summary>What a note says.</summary>
public enum NoteKind
{
    /// <summary>The tasks run one at a time, in order.</summary>
    SequentialTasks,

    /// <summary>The phases open together.</summary>
    ParallelPhases,

    /// <summary>The tasks open when the named tasks complete, whatever their phase's gate says.</summary>
    EarlyTasks,

    /// <summary>The phases do not wait for the named verification.</summary>
    ConcurrentVerification,

    /// <summary>Prose, without meaning for a run.</summary>
    Prose,
}

/// <summary>One <c>pipeline-start</c> of a phase.</summary>
/// <param name="Span">The whole annotation.</param>
/// <param name="Percent">The share in percent for <c>60% of Phase 1</c>, or <see langword="null"/> for the <c>when … complete</c> form.</param>
/// <param name="PercentSpan">The place of the share, if there is one.</param>
/// <param name="References">The phase of a share, or the tasks to be complete.</param>
public sealed record PipelineStartDeclaration(TextSpan Span, int? Percent, TextSpan PercentSpan, IReadOnlyList<Reference> References);

/// <summary>A verification block.</summary>
/// <param name="Id">The id by which references name it: the phase or task it verifies.</param>
/// <param name="Span">The bold label.</param>
/// <param name="Target">What it verifies as written, or <see langword="null"/> if it is the phase it stands in.</param>
/// <param name="Phase">The index of the phase it stands in.</param>
/// <param name="IsBackground">Whether gates do not wait for it.</param>
/// <param name="Criteria">Its unnumbered boxes and bullets as text.</param>
public sealed record VerificationDeclaration(string Id, TextSpan Span, Reference? Target, int Phase, bool IsBackground, IReadOnlyList<string> Criteria);

/// <summary>A suppression comment: <c>&lt;!-- plan-ignore PLAN2002: reason --&gt;</c>.</summary>
/// <param name="RuleId">The rule it names, as written.</param>
/// <param name="RuleSpan">The place of the rule's id.</param>
/// <param name="Reason">The reason, or an empty string.</param>
/// <param name="IsForFile">Whether it holds for the whole file.</param>
/// <param name="Line">The line it stands on, counted from zero.</param>
/// <param name="HoldsForLine">The line it holds for, counted from zero: its own, or the next where it stands alone.</param>
public sealed record SuppressionDeclaration(string RuleId, TextSpan RuleSpan, string Reason, bool IsForFile, int Line, int HoldsForLine);

/// <summary>The command of a task: <c>(run: `dotnet build`)</c>.</summary>
/// <param name="Text">The command line as written in the code span.</param>
/// <param name="Span">The place of the text.</param>
/// <param name="UsesShell">Whether the plan asks for a shell (<c>shell:</c>).</param>
public sealed record CommandDeclaration(string Text, TextSpan Span, bool UsesShell);

/// <summary>One key of the front matter.</summary>
/// <param name="Key">The key as written.</param>
/// <param name="KeySpan">The key's place.</param>
/// <param name="Value">The value without quotes.</param>
/// <param name="ValueSpan">The value's place.</param>
/// <param name="IsNested">Whether the value is no flat scalar.</param>
public sealed record SettingDeclaration(string Key, TextSpan KeySpan, string Value, TextSpan ValueSpan, bool IsNested);

/// <summary>A value with its place.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
/// <param name="Value">The value.</param>
/// <param name="Span">Its place.</param>
public sealed record Setting<T>(T Value, TextSpan Span);
