namespace PlanModel;

/// <summary>A plan file as written: its phases, tasks, annotations and notes with exact spans, nothing resolved yet.</summary>
/// <remarks>Made by <see cref="PlanParser"/>; <see cref="BoundPlan"/> resolves what the references name.</remarks>
public sealed class PlanDocument
{
    private string? _newLine;

    internal PlanDocument(string path, string text)
    {
        Path = path;
        Text = text;
        Lines = new LineMap(text);
    }

    /// <summary>The path as it was given; only used to name the file.</summary>
    public string Path { get; }

    /// <summary>The whole text.</summary>
    public string Text { get; }

    /// <summary>The lines of <see cref="Text"/>.</summary>
    public LineMap Lines { get; }

    /// <summary>The first level-1 heading without decoration, or <see langword="null"/>.</summary>
    public string? Title { get; internal set; }

    /// <summary>The settings of the front matter, in the order written.</summary>
    public IReadOnlyList<SettingDeclaration> Settings { get; internal set; } = [];

    /// <summary>The phases in document order; a plan with tasks has at least one, which may be implicit.</summary>
    public IReadOnlyList<PhaseDeclaration> Phases { get; internal set; } = [];

    /// <summary>The tasks in document order.</summary>
    public IReadOnlyList<TaskDeclaration> Tasks { get; internal set; } = [];

    /// <summary>The execution and pipeline notes in document order.</summary>
    public IReadOnlyList<NoteDeclaration> Notes { get; internal set; } = [];

    /// <summary>The verification blocks in document order.</summary>
    public IReadOnlyList<VerificationDeclaration> Verifications { get; internal set; } = [];

    /// <summary>The suppression comments in document order.</summary>
    public IReadOnlyList<SuppressionDeclaration> Suppressions { get; internal set; } = [];

    /// <summary>What the parser could not read, in document order; the rules turn it into findings.</summary>
    internal IReadOnlyList<SyntaxFault> Faults { get; set; } = [];

    /// <summary>How lines end in the file: <c>\r\n</c> if one does so, else <c>\n</c>.</summary>
    internal string NewLine => _newLine ??= Text.IndexOf("\r\n", StringComparison.Ordinal) >= 0 ? "\r\n" : "\n";

    /// <summary>The text of a span.</summary>
    /// <param name="span">A span inside <see cref="Text"/>.</param>
    /// <returns>The covered text.</returns>
    public string TextOf(TextSpan span) => Text.Substring(span.Start, span.Length);
}
