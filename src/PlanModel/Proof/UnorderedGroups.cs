namespace PlanModel;

/// <summary>
/// Tells, for many groups of tasks at once, who may run at the same time as another member: each pass over the graph serves
/// 64 tasks of all groups, and a group of k tasks costs k * k / 64 steps.
/// </summary>
internal sealed class UnorderedGroups(Reachability reachability)
{
    /// <summary>The most classes that members of a group are divided into.</summary>
    public const int Classes = 4;

    private readonly List<Group> _groups = [];
    private readonly List<int> _tasks = [];

    // Where each task of a group stands among them, plus one.
    private readonly int[] _positions = new int[reachability.NeverRuns.Length];
    private readonly List<List<(int Group, int Member)>> _memberships = [];

    /// <summary>Adds a group.</summary>
    /// <param name="tasks">The members, each once.</param>
    /// <param name="classes">The class of each member, below <see cref="Classes"/>.</param>
    /// <param name="meets">For each class, a bit for each class whose members matter to it.</param>
    /// <returns>The group's number.</returns>
    public int Add(IReadOnlyList<int> tasks, byte[] classes, byte[] meets)
    {
        var group = new Group(tasks, classes, meets);
        for (var m = 0; m < tasks.Count; m++)
        {
            if (reachability.NeverRuns[tasks[m]]) continue;
            group.Totals[classes[m]]++;
            if (_positions[tasks[m]] == 0)
            {
                _tasks.Add(tasks[m]);
                _memberships.Add([]);
                _positions[tasks[m]] = _tasks.Count;
            }

            _memberships[_positions[tasks[m]] - 1].Add((_groups.Count, m));
        }

        _groups.Add(group);
        return _groups.Count - 1;
    }

    /// <summary>Looks at all groups; call it once, when all are added.</summary>
    public void Solve(CancellationToken cancellationToken)
    {
        var touched = new Dictionary<int, ulong[]>();
        for (var start = 0; start < _tasks.Count; start += 64)
        {
            cancellationToken.ThrowIfCancellationRequested();
            reachability.Spread(_tasks, start);
            touched.Clear();
            for (var i = start; i < Math.Min(start + 64, _tasks.Count); i++)
            {
                foreach (var (group, member) in _memberships[i])
                {
                    if (!touched.TryGetValue(group, out var bits)) touched[group] = bits = new ulong[Classes];
                    bits[_groups[group].Classes[member]] |= 1UL << (i - start);
                }
            }

            foreach (var pair in touched) CountOrdered(_groups[pair.Key], pair.Value, start);
            CollectColumns(touched, start);
        }
    }

    /// <summary>How many members that matter to a member may run at the same time as it; zero if it never runs.</summary>
    public int PartnersOf(int group, int member)
    {
        var g = _groups[group];
        if (reachability.NeverRuns[g.Tasks[member]]) return 0;
        var own = g.Classes[member];
        var partners = -g.Ordered[member];
        for (var c = 0; c < Classes; c++)
        {
            if ((g.Meets[own] & (1 << c)) != 0) partners += g.Totals[c] - (c == own ? 1 : 0);
        }

        return partners;
    }

    /// <summary>Counts the members of the current 64 that end before each member, and keeps the columns for the way back.</summary>
    private void CountOrdered(Group group, ulong[] bits, int start)
    {
        group.Columns ??= new BitColumns[Classes];
        for (var c = 0; c < Classes; c++) (group.Columns[c] ??= new BitColumns()).Clear();
        var all = bits[0] | bits[1] | bits[2] | bits[3];
        for (var m = 0; m < group.Tasks.Count; m++)
        {
            var mask = reachability.MaskOfNode(group.Tasks[m]) & all;
            if (mask == 0 || reachability.NeverRuns[group.Tasks[m]]) continue;
            var position = _positions[group.Tasks[m]] - 1 - start;
            if (position is >= 0 and < 64) mask &= ~(1UL << position);
            ulong matters = 0;
            for (var c = 0; c < Classes; c++)
            {
                if ((group.Meets[group.Classes[m]] & (1 << c)) != 0) matters |= bits[c];
            }

            group.Ordered[m] += BitColumns.CountOf(mask & matters);
            group.Columns[group.Classes[m]].Add(mask);
        }
    }

    /// <summary>Counts the members that start after each of the current 64.</summary>
    private void CollectColumns(Dictionary<int, ulong[]> touched, int start)
    {
        for (var i = start; i < Math.Min(start + 64, _tasks.Count); i++)
        {
            foreach (var (index, member) in _memberships[i])
            {
                var group = _groups[index];
                for (var c = 0; c < Classes; c++)
                {
                    if ((group.Meets[group.Classes[member]] & (1 << c)) != 0) group.Ordered[member] += group.Columns![c].CountAt(i - start);
                }
            }
        }

        foreach (var index in touched.Keys) _groups[index].Columns = null;
    }

    private sealed class Group(IReadOnlyList<int> tasks, byte[] classes, byte[] meets)
    {
        public IReadOnlyList<int> Tasks { get; } = tasks;

        public byte[] Classes { get; } = classes;

        public byte[] Meets { get; } = meets;

        public int[] Totals { get; } = new int[UnorderedGroups.Classes];

        /// <summary>For each member, how many members that matter to it are ordered against it.</summary>
        public int[] Ordered { get; } = new int[tasks.Count];

        public BitColumns[]? Columns { get; set; }
    }
}
