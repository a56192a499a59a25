namespace PlanCore.Tests;

/// <summary>A run in which everything happens by chance, checked at every step against the tables and the constraints.</summary>
internal sealed class RandomRun
{
    private readonly LoweredPlan _plan;
    private readonly PlanTables _tables;
    private readonly Random _random;
    private readonly TwinMachine _machine;
    private readonly int _limit;
    private readonly List<int> _running = [];
    private readonly List<int> _suspended = [];
    private readonly int[] _starts;
    private readonly int[] _retries;
    private readonly HashSet<int> _batch = [];

    /// <summary>Tasks that waited for each other through a gate once something had failed.</summary>
    private readonly HashSet<int> _isDeadlocked = [];
    private readonly double _failures;

    public RandomRun(LoweredPlan plan, int seed, double failures)
    {
        (_plan, _tables, _random, _failures) = (plan, plan.Tables, new Random(seed), failures);
        _limit = 1 + _random.Next(5);
        _starts = new int[plan.TaskCount];
        _retries = new int[plan.TaskCount];
        _machine = new TwinMachine(plan, OptionsOf(_random));
        _machine.First.OnBatch = CheckBatch;
        _machine.First.OnBlocked = (task, cause) => { if (task == cause) _isDeadlocked.Add(task); };
    }

    public PlanMachine Machine => _machine.First;

    private MachineOptions OptionsOf(Random random)
    {
        var isParent = new bool[_plan.TaskCount];
        foreach (var task in _tables.Tasks)
        {
            if (task.Parent >= 0) isParent[task.Parent] = true;
        }

        return new MachineOptions
        {
            BlocksUnverified = false,
            MaxPhases = random.Next(4) == 0 ? 1 + random.Next(2) : null,
            Admit = random.Next(3) == 0 ? RefuseByChance : null,
            Earlier = random.Next(4) == 0 ? Interrupted(random) : null,
            Workless = random.Next(2) == 0 ? Array.ConvertAll(isParent, parent => parent && random.Next(2) == 0) : null,
        };
    }

    /// <summary>An earlier run that ended while some tasks ran or had attempts left.</summary>
    private EarlierRun Interrupted(Random random)
    {
        var turns = new EarlierTurn[_plan.TaskCount];
        for (var t = 0; t < turns.Length; t++) turns[t] = (EarlierTurn)Math.Max(0, random.Next(6) - 3);
        return new EarlierRun(new TaskState[_plan.TaskCount], turns);
    }

    /// <summary>Another plan, which takes and leaves files as it likes.</summary>
    private int RefuseByChance(int task)
    {
        var uses = _plan.Exclusions.UsesOf(task);
        return uses.Count > 0 && _random.Next(2) == 0 ? uses[_random.Next(uses.Count)].Pattern : -1;
    }

    public void Play()
    {
        var forksAt = _random.Next(3 * _plan.TaskCount + 1);
        for (var step = 0; ; step++)
        {
            if (step == forksAt) _machine.Fork();
            if (_machine.Running < _limit && _machine.TryStart(out var task))
            {
                Start(task);
            }
            else if (_machine.Withheld > 0 && (_running.Count == 0 || _random.Next(3) == 0))
            {
                _machine.Do(m => m.Reconsider());
            }
            else if (_suspended.Count > 0 && (_running.Count == 0 || _random.Next(2) == 0))
            {
                Continue(Take(_suspended));
            }
            else if (_running.Count > 0)
            {
                Finish(Take(_running));
            }
            else
            {
                break;
            }
        }

        CheckEnd();
    }

    private void Start(int task)
    {
        _running.Add(task);
        CheckStart(task);
    }

    private void Finish(int task)
    {
        var chance = _random.NextDouble();
        if (chance < _failures)
        {
            _machine.Do(m => m.End(task, TaskState.Failed));
        }
        else if (chance < 1.5 * _failures)
        {
            _machine.Do(m => m.End(task, TaskState.Canceled));
        }
        else if (chance < 2.5 * _failures && _retries[task] < 2)
        {
            _retries[task]++;
            _batch.Remove(task);
            _machine.Do(m => m.Suspend(task));
            _suspended.Add(task);
        }
        else if (_machine.First.IsPlain && task % 2 == 0)
        {
            if (_machine.Pass(task) is >= 0 and var next) Start(next);
        }
        else
        {
            _machine.Do(m => m.End(task, TaskState.Completed));
        }
    }

    private void Continue(int task)
    {
        if (_random.Next(4) == 0) _machine.Do(m => m.GiveUp(task, TaskState.Failed));
        else _machine.Do(m => m.Resume(task));
    }

    private int Take(List<int> tasks)
    {
        var at = _random.Next(tasks.Count);
        var task = tasks[at];
        tasks.RemoveAt(at);
        return task;
    }

    private void CheckStart(int task)
    {
        Assert.Equal(_running.Count, _machine.Running);
        Assert.True(_running.Count <= _limit);
        Assert.True(++_starts[task] <= 1 + _retries[task], "A task ran twice without a retry.");
        Assert.False(_tables.Tasks[task].Is(TaskFlags.Done));

        // What the task and its parents declare, read from the tables, not from the lowered plan.
        foreach (var dependency in _tables.Dependencies)
        {
            if (!IsAbove(dependency.Task, task)) continue;
            var on = _machine.StateOf(dependency.On);
            Assert.True(IsSatisfied(on) || (_tables.Tasks[dependency.On].Is(TaskFlags.Optional) && on is not (TaskState.Pending or TaskState.Running)), "A hard edge was not satisfied.");
            if (!IsSatisfied(on)) continue;
            for (var part = 0; part < _tables.Tasks.Length; part++)
            {
                if (IsRequiredPart(part, dependency.On)) Assert.True(IsSatisfied(_machine.StateOf(part)), "A parent counted as complete before its part was.");
            }
        }

        for (var t = 0; t < _tables.Tasks.Length; t++)
        {
            if (_tables.Tasks[t].Parent == task && !_tables.Tasks[t].Is(TaskFlags.Optional)) Assert.True(IsSatisfied(_machine.StateOf(t)), "A parent ran before its child.");
        }

        foreach (var other in _running)
        {
            if (other != task) CheckPair(task, other);
        }
    }

    /// <summary>Of folders and of <c>folder/*</c>, the only globs of these plans.</summary>
    private static bool Meet(string one, string other)
    {
        var (a, b) = (one.Replace("/*", "", StringComparison.Ordinal) + "/", other.Replace("/*", "", StringComparison.Ordinal) + "/");
        return a.StartsWith(b, StringComparison.Ordinal) || b.StartsWith(a, StringComparison.Ordinal);
    }

    private void CheckPair(int task, int other)
    {
        foreach (var mine in _tables.Files.Where(f => f.Task == task))
        {
            foreach (var theirs in _tables.Files.Where(f => f.Task == other))
            {
                Assert.False(Meet(mine.Path, theirs.Path) && (mine.Writes || theirs.Writes), "Two tasks use one file at once.");
            }
        }

        foreach (var group in _tables.SequentialGroups)
        {
            Assert.False(group.Contains(task) && group.Contains(other), "Two tasks of a sequential group run at once.");
        }
    }

    private void CheckBatch(IReadOnlyList<int> batch)
    {
        Assert.InRange(batch.Count, 1, _plan.BatchSize);
        foreach (var task in _batch.Where(t => _plan.BatchScope[t] == _plan.BatchScope[batch[0]]).ToArray())
        {
            Assert.True(_machine.StateOf(task) is not (TaskState.Running or TaskState.Pending) || _suspended.Contains(task) || _retries[task] > 0 || IsBehindRetry(task), "A batch began before the last one ended.");
            _batch.Remove(task);
        }

        _batch.UnionWith(batch);
    }

    /// <summary>A member that follows one which left its batch for a retry leaves with it, and so do those that follow that one.</summary>
    private bool IsBehindRetry(int task)
    {
        // Order edges lead anywhere: along a sequence, and from an optional task to whoever depends on it.
        var behind = new bool[_plan.TaskCount];
        var leaving = new Stack<int>(Enumerable.Range(0, _plan.TaskCount).Where(t => _retries[t] > 0));
        while (!behind[task] && leaving.TryPop(out var before))
        {
            for (var e = _plan.Offsets[before]; e < _plan.Offsets[before + 1]; e++)
            {
                var target = _plan.Edges[e] >> 1;
                if ((_plan.Edges[e] & 1) == 0 || !_plan.IsTask(target) || behind[target]) continue;
                behind[target] = true;
                leaving.Push(target);
            }
        }

        return behind[task];
    }

    private void CheckEnd()
    {
        Assert.Equal(0, _machine.Running);
        Assert.Equal(0, _machine.Unfinished);
        for (var t = 0; t < _plan.TaskCount; t++)
        {
            var state = _machine.StateOf(t);
            Assert.NotEqual(TaskState.Pending, state);
            Assert.NotEqual(TaskState.Running, state);
        }

        // Blocked exactly where something needed failed: read off the constraints, from the final states.
        var needs = new int[_plan.NodeCount];
        var broken = new int[_plan.NodeCount];
        for (var n = 0; n < _plan.NodeCount; n++)
        {
            for (var e = _plan.Offsets[n]; e < _plan.Offsets[n + 1]; e++)
            {
                needs[_plan.Edges[e] >> 1]++;
                // A join may stay pending where nothing waits for it any longer: it is not what blocked others.
                if ((_plan.Edges[e] & 1) == 0 && _machine.StateOf(n) is not TaskState.Pending && !IsSatisfied(_machine.StateOf(n))) broken[_plan.Edges[e] >> 1]++;
            }
        }

        for (var n = 0; n < _plan.NodeCount; n++)
        {
            var bears = _plan.IsTask(n) ? 0 : needs[n] - _plan.Need[n - _plan.TaskCount];
            if (_plan.IsTask(n) && _tables.Tasks[n].Is(TaskFlags.Done)) continue;
            if (broken[n] > bears) Assert.Equal(TaskState.Blocked, _machine.StateOf(n));
            else if (_plan.IsTask(n) && !_isDeadlocked.Contains(n)) Assert.NotEqual(TaskState.Blocked, _machine.StateOf(n));
        }
    }

    private bool IsAbove(int above, int task)
    {
        for (var at = task; at >= 0; at = _tables.Tasks[at].Parent)
        {
            if (at == above) return true;
        }

        return false;
    }

    private bool IsRequiredPart(int task, int of)
    {
        for (var at = task; at >= 0 && !_tables.Tasks[at].Is(TaskFlags.Optional); at = _tables.Tasks[at].Parent)
        {
            if (_tables.Tasks[at].Parent == of) return true;
        }

        return false;
    }

    private static bool IsSatisfied(TaskState state) => state is TaskState.Completed or TaskState.Skipped;
}
