using Markdig.Parsers;
using Markdig.Syntax;

namespace PlanModel;

/// <summary>Takes the lines from the block parsers in document order, so that no tree has to be walked (or kept) afterwards.</summary>
/// <param name="count">The number of lines to make room for.</param>
internal sealed class LineCollector(int count)
{
    private readonly List<(ListItemBlock Block, int Index)> _open = [];
    private readonly Stack<ListItemBlock> _chain = new();

    public RentedList<MarkdownLine> Lines { get; } = new(count);

    public RentedList<MarkdownItem> Items { get; } = new(count / 2);

    /// <summary>Adds the processor's current line.</summary>
    public void Add(BlockProcessor processor, LineKind kind, int start, byte level = 0, bool opensParagraph = true, bool isClosed = true)
    {
        // A further line of a paragraph belongs where its first one does, even where it only continues it lazily.
        var isNew = false;
        var item = opensParagraph ? ItemOf(processor.CurrentContainer, out isNew) : Lines[Lines.Count - 1].Item;
        var line = processor.Line;
        if (kind == LineKind.Text && isNew && opensParagraph) kind = LineKind.Item;
        if (kind == LineKind.Heading && item >= 0) kind = LineKind.Text;
        var end = TrimEnd(line.Text, start, line.End + 1);
        Lines.Add(new MarkdownLine(kind, SkipBlanks(line.Text, start, end), end, item, level, opensParagraph, isClosed));
    }

    /// <summary>Moves the end of the block that was added last.</summary>
    public void Extend(int index, int end, bool isClosed) => Lines[index] = Lines[index] with { End = end, IsClosed = isClosed };

    private int ItemOf(ContainerBlock? container, out bool isNew)
    {
        _chain.Clear();
        for (var block = container; block is not null; block = block.Parent)
        {
            // Containers that this line does not continue are still there; Markdig closes them once the new block is made.
            if (block is ListItemBlock { IsOpen: true } item) _chain.Push(item);
        }

        var depth = 0;
        isNew = false;
        foreach (var item in _chain)
        {
            if (depth < _open.Count && ReferenceEquals(_open[depth].Block, item))
            {
                depth++;
                continue;
            }

            _open.RemoveRange(depth, _open.Count - depth);
            Items.Add(new MarkdownItem(item.Span.Start, depth > 0 ? _open[depth - 1].Index : -1));
            _open.Add((item, Items.Count - 1));
            depth++;
            isNew = true;
        }

        _open.RemoveRange(depth, _open.Count - depth);
        return depth > 0 ? _open[depth - 1].Index : -1;
    }

    private static int SkipBlanks(string text, int start, int end)
    {
        while (start < end && text[start] is ' ' or '\t') start++;
        return start;
    }

    private static int TrimEnd(string text, int start, int end)
    {
        while (end > start && char.IsWhiteSpace(text[end - 1])) end--;
        return end;
    }
}
