using System.Buffers;

namespace PlanModel;

/// <summary>A list that is needed only while a plan is read; its room is lent by the pool, so that reading at each key stroke leaves nothing large behind.</summary>
/// <typeparam name="T">The type of the items.</typeparam>
/// <param name="capacity">The number of items to make room for at first.</param>
internal sealed class RentedList<T>(int capacity) : IDisposable
    where T : struct
{
    private T[] _items = ArrayPool<T>.Shared.Rent(Math.Max(capacity, 16));

    public int Count { get; private set; }

    /// <summary>The item at an index; behind <see cref="Count"/> stands what the pool left.</summary>
    public ref T this[int index] => ref _items[index];

    public void Add(T item)
    {
        if (Count == _items.Length) Grow();
        _items[Count++] = item;
    }

    public void Dispose()
    {
        ArrayPool<T>.Shared.Return(_items);
        _items = [];
        Count = 0;
    }

    private void Grow()
    {
        var larger = ArrayPool<T>.Shared.Rent(_items.Length * 2);
        Array.Copy(_items, larger, Count);
        ArrayPool<T>.Shared.Return(_items);
        _items = larger;
    }
}
