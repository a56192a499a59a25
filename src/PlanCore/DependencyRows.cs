using System.Collections;

namespace PlanCore;

/// <summary>
/// Declared edges in the order of their declaration, in four bytes each where they stand by task, which they nearly always do,
/// and in eight otherwise: large plans consist of little else.
/// </summary>
internal sealed class DependencyRows : IEnumerable<DependencyRow>
{
    private const int OriginBits = 4;

    /// <summary>For each edge the task that is waited for, and in the lowest bits where the edge comes from.</summary>
    private readonly int[] _on;

    /// <summary>For each edge the task that waits; or, where edges stand by task, for each task the end of its edges, zero if it has none.</summary>
    private readonly int[] _tasks;
    private readonly bool _isByTask;

    private DependencyRows(DependencyRow[] rows)
    {
        _on = new int[rows.Length];
        _isByTask = true;
        for (var i = 0; i < rows.Length; i++)
        {
            _on[i] = (rows[i].On << OriginBits) | (int)rows[i].Origin;
            _isByTask &= i == 0 || rows[i - 1].Task <= rows[i].Task;
        }

        _tasks = new int[!_isByTask ? rows.Length : rows.Length > 0 ? rows[rows.Length - 1].Task + 1 : 0];
        for (var i = 0; i < rows.Length; i++)
        {
            if (_isByTask) _tasks[rows[i].Task] = i + 1;
            else _tasks[i] = rows[i].Task;
        }
    }

    public static DependencyRows None { get; } = new([]);

    public int Length => _on.Length;

    public static implicit operator DependencyRows(DependencyRow[] rows) => rows.Length == 0 ? None : new DependencyRows(rows);

    public Enumerator GetEnumerator() => new(this);

    IEnumerator<DependencyRow> IEnumerable<DependencyRow>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal struct Enumerator(DependencyRows rows) : IEnumerator<DependencyRow>
    {
        private int _at = -1;
        private int _task;

        public readonly DependencyRow Current => new(_task, rows._on[_at] >> OriginBits, (EdgeOrigin)(rows._on[_at] & ((1 << OriginBits) - 1)));

        readonly object IEnumerator.Current => Current;

        public bool MoveNext()
        {
            if (++_at >= rows._on.Length) return false;
            if (!rows._isByTask) _task = rows._tasks[_at];
            else while (rows._tasks[_task] <= _at) _task++;
            return true;
        }

        public void Reset() => (_at, _task) = (-1, 0);

        public readonly void Dispose()
        {
        }
    }
}
