using Markdig.Parsers;
using Markdig.Syntax;

namespace PlanModel;

/// <summary>Collects the lines of paragraphs; one line underlined with <c>===</c> or <c>---</c> becomes a heading.</summary>
internal sealed class ParagraphLineParser(LineCollector lines) : ParagraphBlockParser
{
    private int _first = -1;

    public override BlockState TryOpen(BlockProcessor processor)
    {
        if (processor.IsBlankLine) return BlockState.None;
        _first = lines.Lines.Count;
        lines.Add(processor, LineKind.Text, processor.Line.Start);
        processor.NewBlocks.Push(new ParagraphBlock(this) { Column = processor.Column, Span = new SourceSpan(processor.Line.Start, processor.Line.End) });
        return BlockState.ContinueDiscard;
    }

    public override BlockState TryContinue(BlockProcessor processor, Block block)
    {
        if (processor.IsBlankLine) return BlockState.BreakDiscard;
        if (IsUnderlined(processor, out var level))
        {
            lines.Lines[_first] = lines.Lines[_first] with { Kind = LineKind.Heading, Level = level };
            return BlockState.BreakDiscard;
        }

        lines.Add(processor, LineKind.Text, processor.Line.Start, opensParagraph: false);
        return BlockState.ContinueDiscard;
    }

    public override bool Close(BlockProcessor processor, Block block) => true;

    // People underline prose and bold labels with --- and mean a break: only one plain line makes a heading.
    private bool IsUnderlined(BlockProcessor processor, out byte level)
    {
        level = 0;
        if (_first != lines.Lines.Count - 1 || processor.IsCodeIndent) return false;
        var first = lines.Lines[_first];
        var text = processor.Line.Text;
        var mark = processor.CurrentChar;
        if (first.Kind != LineKind.Text || first.Item >= 0 || mark is not ('=' or '-')) return false;
        if (text[first.Start] is '|' or '*' or '_' or '<' || text[first.End - 1] is '.' or ':' or '|') return false;
        var end = processor.Line.End;
        while (end >= processor.Line.Start && text[end] is ' ' or '\t') end--;
        if (end - processor.Line.Start < 2) return false;
        for (var i = processor.Line.Start; i <= end; i++)
        {
            if (text[i] != mark) return false;
        }

        level = mark == '=' ? (byte)1 : (byte)2;
        return true;
    }
}

/// <summary>Collects <c># headings</c>.</summary>
internal sealed class HeadingLineParser : BlockParser
{
    private readonly LineCollector _lines;

    public HeadingLineParser(LineCollector lines)
    {
        _lines = lines;
        OpeningCharacters = ['#'];
    }

    public override BlockState TryOpen(BlockProcessor processor)
    {
        if (processor.IsCodeIndent) return BlockState.None;
        var line = processor.Line;
        var position = line.Start;
        while (position <= line.End && line.Text[position] == '#') position++;
        var level = position - line.Start;
        if (level > 6 || (position <= line.End && line.Text[position] is not (' ' or '\t'))) return BlockState.None;
        var index = _lines.Lines.Count;
        _lines.Add(processor, LineKind.Heading, position, (byte)level);
        _lines.Extend(index, WithoutClosingMarks(line.Text, _lines.Lines[index]), isClosed: true);
        processor.NewBlocks.Push(new HeadingBlock(this) { Level = level, Column = processor.Column, Span = new SourceSpan(line.Start, line.End) });
        return BlockState.BreakDiscard;
    }

    private static int WithoutClosingMarks(string text, MarkdownLine line)
    {
        var end = line.End;
        while (end > line.Start && text[end - 1] == '#') end--;
        if (end == line.End || (end > line.Start && text[end - 1] is not (' ' or '\t'))) return line.End;
        while (end > line.Start && text[end - 1] is ' ' or '\t') end--;
        return end;
    }
}

/// <summary>Collects fenced code blocks, at any indentation: a badly indented fence is still meant as one.</summary>
internal sealed class FenceLineParser : BlockParser
{
    private readonly LineCollector _lines;
    private int _index;
    private int _length;
    private char _mark;

    public FenceLineParser(LineCollector lines)
    {
        _lines = lines;
        OpeningCharacters = ['`', '~'];
    }

    public override BlockState TryOpen(BlockProcessor processor)
    {
        var line = processor.Line;
        var start = FirstNonBlank(line.Text, line.Start, line.End);
        _mark = line.Text[start];
        _length = RunLength(line.Text, start, line.End, _mark);
        if (_length < 3 || (_mark == '`' && line.Text.IndexOf('`', start + _length, line.End + 1 - start - _length) >= 0)) return BlockState.None;
        _index = _lines.Lines.Count;
        _lines.Add(processor, LineKind.Fence, start, isClosed: false);
        processor.NewBlocks.Push(new FencedCodeBlock(this) { Column = processor.Column, Span = new SourceSpan(line.Start, line.End) });
        return BlockState.ContinueDiscard;
    }

    public override BlockState TryContinue(BlockProcessor processor, Block block)
    {
        var line = processor.Line;
        if (line.Start > line.End) return BlockState.ContinueDiscard;
        var start = FirstNonBlank(line.Text, line.Start, line.End);
        if (start <= line.End && line.Text[start] == _mark)
        {
            var run = RunLength(line.Text, start, line.End, _mark);
            if (run >= _length && FirstNonBlank(line.Text, start + run, line.End) > line.End)
            {
                _lines.Extend(_index, start + run, isClosed: true);
                return BlockState.BreakDiscard;
            }
        }

        _lines.Extend(_index, line.End + 1, isClosed: false);
        return BlockState.ContinueDiscard;
    }

    private static int FirstNonBlank(string text, int start, int end)
    {
        while (start <= end && char.IsWhiteSpace(text[start])) start++;
        return start;
    }

    private static int RunLength(string text, int start, int end, char mark)
    {
        var position = start;
        while (position <= end && text[position] == mark) position++;
        return position - start;
    }
}

/// <summary>Collects comments that start a line; text behind a comment on its line stays text.</summary>
internal sealed class CommentLineParser : BlockParser
{
    private readonly LineCollector _lines;
    private int _index;

    public CommentLineParser(LineCollector lines)
    {
        _lines = lines;
        OpeningCharacters = ['<'];
    }

    public override BlockState TryOpen(BlockProcessor processor)
    {
        var line = processor.Line;
        if (line.End - line.Start < 3 || string.CompareOrdinal(line.Text, line.Start, "<!--", 0, 4) != 0) return BlockState.None;
        var close = line.Text.IndexOf("-->", line.Start + 2, line.End + 1 - line.Start - 2, StringComparison.Ordinal);
        if (close >= 0 && !IsBlank(line.Text, close + 3, line.End)) return BlockState.None;
        _index = _lines.Lines.Count;
        _lines.Add(processor, LineKind.Comment, line.Start, isClosed: close >= 0);
        processor.NewBlocks.Push(new HtmlBlock(this) { Type = HtmlBlockType.Comment, Column = processor.Column, Span = new SourceSpan(line.Start, line.End) });
        return close >= 0 ? BlockState.BreakDiscard : BlockState.ContinueDiscard;
    }

    public override BlockState TryContinue(BlockProcessor processor, Block block)
    {
        var line = processor.Line;
        if (line.Start > line.End) return BlockState.ContinueDiscard;
        var close = line.Text.IndexOf("-->", line.Start, line.End + 1 - line.Start, StringComparison.Ordinal);
        _lines.Extend(_index, close >= 0 ? close + 3 : line.End + 1, close >= 0);
        return close >= 0 ? BlockState.BreakDiscard : BlockState.ContinueDiscard;
    }

    private static bool IsBlank(string text, int start, int end)
    {
        for (var i = start; i <= end; i++)
        {
            if (!char.IsWhiteSpace(text[i])) return false;
        }

        return true;
    }
}
