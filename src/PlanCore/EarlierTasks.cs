namespace PlanCore;

/// <summary>The tasks that earlier runs left half done and that are ready: those that were running first, each kind by rank.</summary>
internal sealed class EarlierTasks
{
    private readonly EarlierTurn[] _turns;
    private readonly int[] _rank;
    private readonly int[] _taskAt;
    private readonly ReadyQueue _ready;

    private EarlierTasks(EarlierTurn[] turns, int[] rank, int[] taskAt)
    {
        (_turns, _rank, _taskAt) = (turns, rank, taskAt);
        _ready = new ReadyQueue(2 * rank.Length);
    }

    public bool Any => _ready.Any;

    /// <returns><see langword="null"/> if nothing was left half done.</returns>
    public static EarlierTasks? Of(EarlierRun? earlier, int[] rank, int[] taskAt) =>
        earlier is not null && Array.Exists(earlier.Turns, static t => t != EarlierTurn.None) ? new EarlierTasks((EarlierTurn[])earlier.Turns.Clone(), rank, taskAt) : null;

    public bool Has(int task) => _turns[task] != EarlierTurn.None;

    /// <summary>Queues a task that was left half done.</summary>
    /// <returns>Whether it was.</returns>
    public bool TryAdd(int task)
    {
        if (!Has(task)) return false;
        _ready.Add(KeyOf(task));
        return true;
    }

    public void Remove(int task)
    {
        if (Has(task)) _ready.Remove(KeyOf(task));
    }

    /// <summary>Takes the task that goes first; from now on it is like any other.</summary>
    public bool TryTake(out int task)
    {
        task = -1;
        var key = _ready.Take();
        if (key < 0) return false;
        task = TaskOf(key);
        _turns[task] = EarlierTurn.None;
        return true;
    }

    public void Save(SnapshotWriter writer)
    {
        foreach (var turn in _turns) writer.Write((int)turn);
        writer.Write(Array.ConvertAll(_ready.ToArray(), TaskOf));
    }

    public void Load(SnapshotReader reader, TaskPlaces places)
    {
        for (var t = 0; t < _turns.Length; t++) _turns[t] = (EarlierTurn)reader.Read((int)EarlierTurn.AttemptsLeft + 1, "a turn");
        foreach (var task in reader.ReadMany(_turns.Length, "a task that goes first"))
        {
            if (!TryAdd(places.Wait(task))) throw SnapshotReader.Fault("a task goes first that no earlier run left");
        }
    }

    private int TaskOf(int key) => _taskAt[key % _rank.Length];

    private int KeyOf(int task) => _rank[task] + (_turns[task] == EarlierTurn.Interrupted ? 0 : _rank.Length);
}
