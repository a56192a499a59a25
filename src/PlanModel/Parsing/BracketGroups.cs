namespace PlanModel;

/// <summary>A pair of brackets.</summary>
/// <param name="Open">Where the opening bracket stands.</param>
/// <param name="Close">Where the closing bracket stands.</param>
/// <param name="IsSquare">Whether they are square.</param>
/// <param name="Depth">How many pairs of its kind stand around it.</param>
internal readonly record struct BracketGroup(int Open, int Close, bool IsSquare, int Depth);

/// <summary>Finds the pairs of round and of square brackets of a text in one pass.</summary>
internal sealed class BracketGroups
{
    private readonly Stack<int> _round = new();
    private readonly Stack<int> _square = new();
    private readonly List<BracketGroup> _groups = [];
    private bool _isNested;

    /// <summary>The pairs in the order of their opening brackets; valid until the next call.</summary>
    public List<BracketGroup> Find(PlanText text, int start, int end)
    {
        _groups.Clear();
        _round.Clear();
        _square.Clear();
        _isNested = false;
        var position = start;
        while (position < end)
        {
            var mark = text.Chars.AsSpan(position, end - position).IndexOfAny("()[]".AsSpan());
            if (mark < 0) break;
            position += mark;
            var c = text[position];
            if (c == '(') _round.Push(position);
            else if (c == '[') _square.Push(position);
            else if (c == ')' && _round.Count > 0) Add(_round, position, isSquare: false);
            else if (c == ']' && _square.Count > 0) Add(_square, position, isSquare: true);
            position++;
        }

        if (_isNested) _groups.Sort(static (left, right) => left.Open.CompareTo(right.Open));
        return _groups;
    }

    private void Add(Stack<int> open, int close, bool isSquare)
    {
        var start = open.Pop();
        _isNested |= _groups.Count > 0 && _groups[_groups.Count - 1].Open > start;
        _groups.Add(new BracketGroup(start, close, isSquare, open.Count));
    }
}
