namespace PlanModel;

/// <summary>A file that a task or phase declares or mentions.</summary>
/// <param name="Path">The path or glob as written, without a line suffix.</param>
/// <param name="Span">The path's place.</param>
/// <param name="Access">What is done with the file.</param>
public sealed record FileDeclaration(string Path, TextSpan Span, FileAccess Access);

/// <summary>What a task does with a file.</summary>
public enum FileAccess
{
    /// <summary>Declared to be written: <c>(src/a.cs)</c>, <c>(modifies: a)</c>.</summary>
    Write,

    /// <summary>Declared to be read: <c>(reads: a)</c>.</summary>
    Read,

    /// <summary>Only mentioned in the text.</summary>
    Mention,
}
