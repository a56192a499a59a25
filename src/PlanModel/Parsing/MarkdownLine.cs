namespace PlanModel;

/// <summary>What a line of the flattened Markdown is.</summary>
internal enum LineKind : byte
{
    /// <summary>A line of a paragraph.</summary>
    Text,

    /// <summary>The line of a list item's bullet.</summary>
    Item,

    /// <summary>A heading outside lists.</summary>
    Heading,

    /// <summary>A whole fenced code block.</summary>
    Fence,

    /// <summary>A whole comment that stands alone.</summary>
    Comment,
}

/// <summary>One line of a Markdown text that carries meaning, or one block that carries none.</summary>
/// <param name="Kind">What the line is.</param>
/// <param name="Start">Where its content starts, behind bullet, heading mark and quote marks.</param>
/// <param name="End">The end of its content, before the line end.</param>
/// <param name="Item">The list item it belongs to, or -1.</param>
/// <param name="Level">A heading's level, from one to six.</param>
/// <param name="OpensParagraph">Whether it is the first line of its paragraph.</param>
/// <param name="IsClosed">Whether a fence or comment has its end.</param>
internal readonly record struct MarkdownLine(LineKind Kind, int Start, int End, int Item, byte Level, bool OpensParagraph, bool IsClosed);

/// <summary>A list item.</summary>
/// <param name="Bullet">Where its bullet stands.</param>
/// <param name="Parent">The item around it, or -1.</param>
internal readonly record struct MarkdownItem(int Bullet, int Parent);
