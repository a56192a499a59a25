namespace PlanCore;

/// <summary>
/// Batches of a plan or of its phases. A batch is formed once, from up to N tasks in the order retries, then document
/// order: tasks that are ready, or whose only missing edges are order edges inside the batch; the next begins when all of
/// it has ended (execution contract, section 2).
/// </summary>
internal sealed class BatchScopes
{
    private readonly LoweredPlan _plan;
    private readonly TaskState[] _states;
    private readonly Scope[] _scopes;
    private readonly Place[] _places;

    /// <summary>The scopes in which a batch can begin.</summary>
    private readonly ReadyQueue _idle;

    /// <summary>The batch being formed, and what it takes to form one; kept, since a run forms many.</summary>
    private readonly List<int> _batch = [];

    /// <summary>Order edges from members of the batch, for each task that has any.</summary>
    private readonly Dictionary<int, int> _credit = [];

    /// <summary>Tasks whose only missing edges come from members of the batch.</summary>
    private readonly IndexHeap _followers = new();
    private readonly Stack<int> _leaving = new();

    /// <param name="plan">The constraints.</param>
    /// <param name="states">The state of each task.</param>
    public BatchScopes(LoweredPlan plan, TaskState[] states)
    {
        (_plan, _states) = (plan, states);
        _places = new Place[plan.TaskCount];
        var scopes = 0;
        foreach (var scope in plan.BatchScope) scopes = Math.Max(scopes, scope + 1);
        _scopes = new Scope[scopes];
        var sizes = new int[scopes];
        foreach (var scope in plan.BatchScope)
        {
            if (scope >= 0) sizes[scope]++;
        }

        for (var s = 0; s < scopes; s++) _scopes[s] = new Scope(sizes[s]);
        _idle = new ReadyQueue(scopes);
    }

    /// <summary>How a snapshot tells a retry that waits for a batch from other tasks that do.</summary>
    private const int Retried = (int)Place.InBatch + 1;

    private enum Place : byte
    {
        Outside,
        Offered,
        InBatch,
    }

    /// <summary>Whether some task waits for a batch that can begin.</summary>
    public bool AnyOffered => _idle.Any;

    public bool IsBatched(int task) => _plan.BatchScope[task] >= 0;

    public bool IsInBatch(int task) => _places[task] == Place.InBatch;

    /// <summary>A task is ready and waits for a batch.</summary>
    public void Offer(int task, bool isRetry)
    {
        var scope = _scopes[_plan.BatchScope[task]];
        _places[task] = Place.Offered;
        (isRetry ? scope.Retries : scope.Ready).Add(task);
        Count(task, offered: 1, outstanding: 0);
    }

    /// <summary>A task ended: its batch waits for it no longer.</summary>
    public void Leave(int task)
    {
        if (_places[task] != Place.InBatch) return;
        _places[task] = Place.Outside;
        Count(task, offered: 0, outstanding: -1);
    }

    /// <summary>A task waits for another attempt in a later batch, and the members that wait for it with it: or its batch would never end.</summary>
    public void LeaveForRetry(int task)
    {
        if (_places[task] != Place.InBatch) return;
        _leaving.Push(task);
        while (_leaving.Count > 0)
        {
            var member = _leaving.Pop();
            if (_places[member] != Place.InBatch) continue;
            _places[member] = Place.Outside;
            Count(member, offered: 0, outstanding: -1);
            for (var e = _plan.Offsets[member]; e < _plan.Offsets[member + 1]; e++)
            {
                if (IsOrderOfTasks(_plan.Edges[e])) _leaving.Push(_plan.Edges[e] >> 1);
            }
        }
    }

    /// <summary>A task will not start.</summary>
    public void Withdraw(int task)
    {
        if (_places[task] == Place.InBatch)
        {
            Leave(task);
        }
        else if (_places[task] == Place.Offered)
        {
            _places[task] = Place.Outside;
            Count(task, offered: -1, outstanding: 0);
        }
    }

    /// <summary>Forms a batch in a scope whose last one has ended.</summary>
    /// <param name="waiting">For each task the number of sources that are not settled.</param>
    /// <param name="batch">The tasks of the batch, in order; valid until the next is formed.</param>
    public bool TryForm(int[] waiting, out List<int> batch)
    {
        batch = _batch;
        var scope = _idle.Take();
        if (scope < 0) return false;
        Fill(_scopes[scope], waiting);
        return true;
    }

    public void Save(SnapshotWriter writer)
    {
        var retries = new HashSet<int>();
        foreach (var scope in _scopes) retries.UnionWith(scope.Retries.Items);
        for (var t = 0; t < _places.Length; t++) writer.Write(_places[t] == Place.Offered && retries.Contains(t) ? Retried : (int)_places[t]);
    }

    public void Load(SnapshotReader reader, TaskPlaces places)
    {
        for (var t = 0; t < _places.Length; t++)
        {
            var place = reader.Read(Retried + 1, "a place in a batch");
            if (place == (int)Place.Outside) continue;
            if (!IsBatched(t) || (place == (int)Place.InBatch && places.IsEnded(t))) throw SnapshotReader.Fault($"task '{_plan.Tables.Tasks[t].Id}' is in no batch");
            if (place == (int)Place.InBatch)
            {
                _places[t] = Place.InBatch;
                Count(t, offered: 0, outstanding: 1);
            }
            else
            {
                Offer(places.Wait(t), isRetry: place == Retried);
            }
        }
    }

    private void Count(int task, int offered, int outstanding)
    {
        var number = _plan.BatchScope[task];
        var scope = _scopes[number];
        scope.Offered += offered;
        scope.Outstanding += outstanding;
        if (scope.Offered > 0 && scope.Outstanding == 0) _idle.Add(number);
        else _idle.Remove(number);
    }

    private void Fill(Scope scope, int[] waiting)
    {
        _batch.Clear();
        _credit.Clear();
        _followers.Clear();
        while (_batch.Count < _plan.BatchSize && TryNext(scope, out var task))
        {
            Count(task, offered: _places[task] == Place.Offered ? -1 : 0, outstanding: 1);
            _places[task] = Place.InBatch;
            _batch.Add(task);
            for (var e = _plan.Offsets[task]; e < _plan.Offsets[task + 1]; e++)
            {
                if (!IsOrderOfTasks(_plan.Edges[e])) continue;
                var follower = _plan.Edges[e] >> 1;
                _credit.TryGetValue(follower, out var credit);
                _credit[follower] = ++credit;
                if (credit == waiting[follower] && _places[follower] == Place.Outside && _states[follower] == TaskState.Pending && _plan.BatchScope[follower] == _plan.BatchScope[task]) _followers.Add(follower);
            }
        }
    }

    /// <summary>Retries first, then the first in the document of the ready tasks and of those that only wait for members of this batch.</summary>
    private bool TryNext(Scope scope, out int task)
    {
        // What was withdrawn since it was offered is still in the heaps.
        while (scope.Retries.Count > 0 && _places[scope.Retries.Smallest] != Place.Offered) scope.Retries.Take();
        while (scope.Ready.Count > 0 && _places[scope.Ready.Smallest] != Place.Offered) scope.Ready.Take();
        var from = scope.Retries.Count > 0 ? scope.Retries
            : _followers.Count > 0 && (scope.Ready.Count == 0 || _followers.Smallest < scope.Ready.Smallest) ? _followers
            : scope.Ready;
        task = from.Count > 0 ? from.Take() : -1;
        return task >= 0;
    }

    private bool IsOrderOfTasks(int edge) => (edge & 1) != 0 && _plan.IsTask(edge >> 1);

    private sealed class Scope(int tasks)
    {
        public IndexHeap Ready { get; } = new(tasks);

        public IndexHeap Retries { get; } = new();

        /// <summary>Tasks that wait for a batch.</summary>
        public int Offered { get; set; }

        /// <summary>Members of the current batch that have not ended.</summary>
        public int Outstanding { get; set; }
    }
}
