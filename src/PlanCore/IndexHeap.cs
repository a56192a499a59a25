namespace PlanCore;

/// <summary>A binary heap that gives the smallest of its numbers.</summary>
internal sealed class IndexHeap
{
    private int[] _items;

    /// <param name="expected">How many numbers it will have at once.</param>
    public IndexHeap(int expected = 4) => _items = new int[Math.Max(4, expected)];

    public int Count { get; private set; }

    /// <summary>The next number; the heap must not be empty.</summary>
    public int Smallest => _items[0];

    /// <summary>The numbers, in no order.</summary>
    public ArraySegment<int> Items => new(_items, 0, Count);

    public void Clear() => Count = 0;

    public void Add(int item)
    {
        if (Count == _items.Length) Array.Resize(ref _items, Count * 2);
        var at = Count++;
        while (at > 0 && _items[(at - 1) / 2] > item)
        {
            _items[at] = _items[(at - 1) / 2];
            at = (at - 1) / 2;
        }

        _items[at] = item;
    }

    public int Take()
    {
        var smallest = _items[0];
        var item = _items[--Count];
        var at = 0;
        while (2 * at + 1 < Count)
        {
            var child = 2 * at + 1;
            if (child + 1 < Count && _items[child + 1] < _items[child]) child++;
            if (_items[child] >= item) break;
            _items[at] = _items[child];
            at = child;
        }

        _items[at] = item;
        return smallest;
    }
}
