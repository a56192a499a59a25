using Markdig;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;

namespace PlanModel;

/// <summary>The block structure of a Markdown text as a flat list of lines, read by Markdig with the block parsers a plan needs.</summary>
/// <remarks>
/// Markdig's work on a line grows with the square of the list nesting and it throws past a few thousand levels, so what is nested deeper
/// than anyone can read is read as less deep. Nothing is lost by that: a task's place in the hierarchy comes from its id.
/// </remarks>
internal sealed class MarkdownBlocks : IDisposable
{
    private const int MaxDepth = 96;
    private const int MaxMarksInLine = 24;
    private const int MaxIndent = 120;

    // Room is made for the lines at once, but not for a million that may be blank.
    private const int ShortLine = 16;

    private readonly LineCollector _collector;

    private MarkdownBlocks(LineCollector collector) => _collector = collector;

    public RentedList<MarkdownLine> Lines => _collector.Lines;

    public RentedList<MarkdownItem> Items => _collector.Items;

    /// <summary>Reads the blocks of a text from an offset on, which lies in one of the first lines.</summary>
    public static MarkdownBlocks Read(string text, LineMap lines, int start, CancellationToken cancellationToken)
    {
        var collector = new LineCollector(Math.Min(lines.Count, text.Length / ShortLine));
        var document = new MarkdownDocument();
        var parsers = new BlockParserList([
            new ThematicBreakParser(), new HeadingLineParser(collector), new QuoteBlockParser(), new ListBlockParser(),
            new CommentLineParser(collector), new FenceLineParser(collector), new ParagraphLineParser(collector),
        ]);
        var processor = new BlockProcessor(document, parsers, new MarkdownParserContext(), false);
        var isAfterBlank = false;
        for (var line = lines.LineOf(start); start < text.Length; line++)
        {
            if ((line & 1023) == 0) cancellationToken.ThrowIfCancellationRequested();
            var next = lines.StartOf(line + 1);
            var end = EndOfLine(text, start, next);
            var first = FirstNonBlank(text, start, end);
            // A run of blank lines says no more than its first, and costs as much as each: Markdig asks every open list about it.
            if (first < end || !isAfterBlank) processor.ProcessLine(new StringSlice(text, Shallow(text, start, first, end), end - 1));
            isAfterBlank = first == end;
            if (DepthOf(processor.CurrentContainer) > MaxDepth) processor.Close(document[document.Count - 1]);
            start = next;
        }

        processor.Close(document);
        return new MarkdownBlocks(collector);
    }

    public void Dispose()
    {
        Lines.Dispose();
        Items.Dispose();
    }

    private static int EndOfLine(string text, int start, int next)
    {
        if (next > start && text[next - 1] == '\n') next--;
        if (next > start && text[next - 1] == '\r') next--;
        return next;
    }

    private static int FirstNonBlank(string text, int start, int end)
    {
        while (start < end && text[start] is ' ' or '\t') start++;
        return start;
    }

    /// <summary>Where reading a line starts: behind indentation and container marks that nest deeper than anyone can read.</summary>
    private static int Shallow(string text, int start, int first, int end)
    {
        if (first - start > MaxIndent) start = first - MaxIndent;
        var marks = 0;
        var position = first;
        while (position < end)
        {
            var after = AfterMark(text, position, end);
            if (after == position) break;
            marks++;
            position = FirstNonBlank(text, after, end);
        }

        if (marks <= MaxMarksInLine) return start;
        for (position = first; marks > MaxMarksInLine; marks--) position = FirstNonBlank(text, AfterMark(text, position, end), end);
        return position;
    }

    private static int AfterMark(string text, int position, int end)
    {
        if (text[position] == '>') return position + 1;
        var mark = position;
        while (mark < end && mark < position + 9 && text[mark] is >= '0' and <= '9') mark++;
        var isMark = mark < end && (mark == position ? text[mark] is '-' or '*' or '+' : text[mark] is '.' or ')');
        return isMark && mark + 1 < end && text[mark + 1] is ' ' or '\t' ? mark + 1 : position;
    }

    private static int DepthOf(ContainerBlock? container)
    {
        var depth = 0;
        for (; container is not null; container = container.Parent) depth++;
        return depth;
    }
}
