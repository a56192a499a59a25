namespace PlanRuntime;

/// <summary>A growing column of rows that can be changed in place.</summary>
internal sealed class Rows<T>
{
    private T[] _items = [];

    public int Count { get; private set; }

    public ref T Ref(int index) => ref _items[index];

    public int Add(T item)
    {
        if (Count == _items.Length) Array.Resize(ref _items, Math.Max(4, Count * 2));
        _items[Count] = item;
        return Count++;
    }

    public T[] ToArray() => _items.AsSpan(0, Count).ToArray();

    public ReadOnlySpan<T> AsSpan() => _items.AsSpan(0, Count);
}
