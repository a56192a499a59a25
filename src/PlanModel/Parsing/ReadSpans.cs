namespace PlanModel;

/// <summary>The parts of a task's text that were read as annotations or tags.</summary>
internal sealed class ReadSpans
{
    private readonly List<TextSpan> _spans = [];

    public List<TextSpan> Spans => _spans;

    public int Count => _spans.Count;

    public void Clear() => _spans.Clear();

    public void Add(int start, int end) => _spans.Add(TextSpan.FromBounds(start, end));

    /// <summary>Brings the spans into document order, both by start and by end, and drops what stands inside another one.</summary>
    public void Sort()
    {
        if (IsSorted()) return;
        _spans.Sort(static (left, right) => left.Start.CompareTo(right.Start));
        var kept = 0;
        for (var i = 0; i < _spans.Count; i++)
        {
            if (kept == 0 || _spans[i].End > _spans[kept - 1].End) _spans[kept++] = _spans[i];
        }

        _spans.RemoveRange(kept, _spans.Count - kept);
    }

    private bool IsSorted()
    {
        for (var i = 1; i < _spans.Count; i++)
        {
            if (_spans[i].Start < _spans[i - 1].End) return false;
        }

        return true;
    }

    /// <summary>The index of the first span that ends behind a place.</summary>
    public int IndexBehind(int position)
    {
        var low = 0;
        var high = _spans.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_spans[middle].End <= position) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    /// <summary>Whether a place lies in one of the spans.</summary>
    public bool Contains(int position) => IndexBehind(position) is var index && index < _spans.Count && _spans[index].Start <= position;

    /// <summary>The start of the span that ends at a place, among the first ones, or -1.</summary>
    public int StartOfSpanEndingAt(int end, int count)
    {
        var low = 0;
        var high = count - 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (_spans[middle].End == end) return _spans[middle].Start;
            if (_spans[middle].End < end) low = middle + 1;
            else high = middle - 1;
        }

        return -1;
    }
}
