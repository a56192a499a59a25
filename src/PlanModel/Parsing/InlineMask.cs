namespace PlanModel;

/// <summary>Blots out code spans, comments and link targets, paragraph by paragraph, so that later readers meet meaning only.</summary>
internal sealed class InlineMask
{
    private readonly string _text;
    private readonly char[] _chars;
    private readonly RentedList<TextSpan> _codeSpans;
    private readonly List<TextSpan> _comments;
    private readonly List<(int Start, int Length)> _runs = [];
    private readonly Dictionary<int, int> _lastRunOfLength = [];
    private readonly Stack<int> _openParentheses = new();
    private readonly bool _hasComments;
    private readonly bool _hasLinks;
    private int[] _nextRun = [];

    private InlineMask(PlanText plan)
    {
        _text = plan.Text;
        _chars = plan.Chars;
        _codeSpans = plan.CodeSpans;
        _comments = plan.Comments;
        _hasComments = _text.IndexOf("<!--", StringComparison.Ordinal) >= 0;
        _hasLinks = _text.IndexOf("](", StringComparison.Ordinal) >= 0;
    }

    /// <summary>Masks a text whose lines are known.</summary>
    /// <param name="text">The text.</param>
    /// <param name="lines">Its lines.</param>
    public static PlanText Apply(string text, RentedList<MarkdownLine> lines)
    {
        var plan = new PlanText(text);
        var mask = new InlineMask(plan);
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            if (line.Kind == LineKind.Comment) mask._comments.Add(TextSpan.FromBounds(line.Start, line.End));
            if (line.Kind is LineKind.Comment or LineKind.Fence) continue;
            var end = line.End;
            while (i + 1 < lines.Count && lines[i + 1] is { Kind: LineKind.Text, OpensParagraph: false } next)
            {
                // Quote marks and indentation between two lines of one paragraph are no words of it.
                for (var gap = end; gap < next.Start; gap++)
                {
                    if (mask._chars[gap] is not ('\n' or '\r')) mask._chars[gap] = ' ';
                }

                end = next.End;
                i++;
            }

            mask.Paragraph(line.Start, end);
        }

        return plan;
    }

    private void Paragraph(int start, int end)
    {
        var marks = _text.AsSpan(start, end - start);
        var hasCode = marks.IndexOf('`') >= 0;
        if (hasCode || (_hasComments && marks.IndexOf("<!--".AsSpan()) >= 0)) CodeAndComments(start, end, hasCode);
        if (_hasLinks && _chars.AsSpan(start, end - start).IndexOf("](".AsSpan()) >= 0) LinkTargets(start, end);
    }

    private void CodeAndComments(int start, int end, bool hasCode)
    {
        if (hasCode) FindRuns(start, end);
        var run = 0;
        var lastCommentEnd = -2;
        for (var position = start; position < end;)
        {
            position = NextMark(position, end, ref run);
            if (position < 0) return;
            if (_text[position] == '<')
            {
                if (position + 4 > end || string.CompareOrdinal(_text, position, "<!--", 0, 4) != 0)
                {
                    position++;
                    continue;
                }

                // Searched once past the last hit: a thousand openings without an end cost one search.
                if (lastCommentEnd != -1 && lastCommentEnd < position + 2) lastCommentEnd = _text.IndexOf("-->", position + 2, end - position - 2, StringComparison.Ordinal);
                if (lastCommentEnd == -1)
                {
                    position += 4;
                    continue;
                }

                _comments.Add(TextSpan.FromBounds(position, lastCommentEnd + 3));
                Fill(position, lastCommentEnd + 3, ' ');
                position = lastCommentEnd + 3;
                continue;
            }

            while (_runs[run].Start + _runs[run].Length <= position) run++;
            var opener = _runs[run];
            var close = _nextRun[run];
            var isEscaped = position > start && _text[position - 1] == '\\' && opener.Start == position;
            if (close < 0 || isEscaped || opener.Start < position)
            {
                position = opener.Start + opener.Length;
                continue;
            }

            var spanEnd = _runs[close].Start + _runs[close].Length;
            _codeSpans.Add(TextSpan.FromBounds(position, spanEnd));
            Fill(position, spanEnd, PlanText.Code);
            position = spanEnd;
        }
    }

    // In a text without comments only backticks matter, and their places are known.
    private int NextMark(int position, int end, ref int run)
    {
        if (_hasComments) return _text.AsSpan(position, end - position).IndexOfAny('`', '<') is >= 0 and var mark ? position + mark : -1;
        while (run < _runs.Count && _runs[run].Start + _runs[run].Length <= position) run++;
        return run < _runs.Count ? Math.Max(position, _runs[run].Start) : -1;
    }

    // Links each run of backticks to the next run of the same length: the closing run is then found without searching.
    private void FindRuns(int start, int end)
    {
        _runs.Clear();
        for (var position = start; position < end;)
        {
            var mark = _text.AsSpan(position, end - position).IndexOf('`');
            if (mark < 0) break;
            position += mark;
            var first = position;
            while (position < end && _text[position] == '`') position++;
            _runs.Add((first, position - first));
        }

        if (_nextRun.Length < _runs.Count) _nextRun = new int[Math.Max(64, _runs.Count)];
        if (_runs.Count == 2)
        {
            // One code span, as nearly all paragraphs have: no table is needed.
            _nextRun[0] = _runs[0].Length == _runs[1].Length ? 1 : -1;
            _nextRun[1] = -1;
            return;
        }

        _lastRunOfLength.Clear();
        for (var i = _runs.Count - 1; i >= 0; i--)
        {
            _nextRun[i] = _lastRunOfLength.TryGetValue(_runs[i].Length, out var next) ? next : -1;
            _lastRunOfLength[_runs[i].Length] = i;
        }
    }

    private void LinkTargets(int start, int end)
    {
        _openParentheses.Clear();
        for (var position = start; position < end; position++)
        {
            var c = _chars[position];
            if (c == '(') _openParentheses.Push(position);
            if (c != ')' || _openParentheses.Count == 0) continue;
            var open = _openParentheses.Pop();
            if (open > start && _chars[open - 1] == ']' && !IsBox(open - 1, start)) Fill(open, position + 1, PlanText.Target);
        }
    }

    // "[x](optional) 1.2" is a box that lacks its blank, not a link.
    private bool IsBox(int close, int start) => close - start == 2 && _chars[start] == '[' && _chars[close - 1] is ' ' or 'x' or 'X' or '-' or '~' or '!';

    private void Fill(int start, int end, char c)
    {
        for (var i = start; i < end; i++)
        {
            if (_chars[i] is not ('\n' or '\r')) _chars[i] = c;
        }
    }
}
