namespace Docs.Tests.Pages;

/// <summary>A fenced block of a page.</summary>
/// <param name="Page">The page's path.</param>
/// <param name="Line">The 1-based line of its fence.</param>
/// <param name="Language">The fence's word.</param>
/// <param name="Section">The nearest heading above it.</param>
/// <param name="Text">Its lines, each ended by a line feed.</param>
public sealed record CodeBlock(string Page, int Line, string Language, string Section, string Text)
{
    public override string ToString() => $"{Page}({Line}) {Language}";
}
