namespace PlanCore;

/// <summary>When phases open: after shares of earlier phases, with others, or as they declare.</summary>
internal sealed class PhaseGates
{
    private readonly ConstraintGraph _graph;
    private readonly PlanShape _shape;
    private readonly PatternChoice _choice;
    private readonly int? _threshold;
    private readonly int _phases;

    /// <summary>The phase whose predecessors a phase waits for: the first of those that open together.</summary>
    private readonly int[] _first;
    private readonly List<OpeningRow>?[] _openings;
    private readonly List<int>?[] _concurrent;
    private readonly Dictionary<(int Phase, int Percent), int> _shares = [];
    private readonly Dictionary<int, int[]> _allBefore = [];
    private int[]? _verified;
    private int[]? _verifiedBefore;
    private RangeJoins? _verifiedRanges;

    /// <param name="graph">The graph the joins are added to.</param>
    /// <param name="shape">The plan.</param>
    /// <param name="choice">The pattern of each phase.</param>
    /// <param name="threshold">The share of earlier phases in percent, or <see langword="null"/> for the pattern's own.</param>
    public PhaseGates(ConstraintGraph graph, PlanShape shape, PatternChoice choice, int? threshold)
    {
        (_graph, _shape, _choice, _threshold) = (graph, shape, choice, threshold);
        _phases = shape.Tables.Phases.Length;
        _first = new int[_phases];
        for (var p = 0; p < _phases; p++) _first[p] = p;
        foreach (var group in shape.Tables.ParallelPhases)
        {
            var first = group[0];
            foreach (var phase in group) first = Math.Min(first, _first[phase]);
            foreach (var phase in group) _first[phase] = first;
        }

        _openings = new List<OpeningRow>?[_phases];
        foreach (var opening in shape.Tables.Openings) (_openings[opening.Phase] ??= []).Add(opening);
        _concurrent = new List<int>?[_phases];
        foreach (var row in shape.Tables.ConcurrentVerifications) (_concurrent[row.Phase] ??= []).Add(row.Verified);
    }

    /// <summary>The join that opens a phase, or -1 if nothing holds it.</summary>
    public int GateOf(int phase)
    {
        var percent = _threshold ?? (_choice.Phases[phase] == PatternKind.Pipeline ? LoweringOptions.PipelineThreshold : 100);
        if (!_shape.Tables.Phases[phase].DeclaresOpening) return _first[phase] == 0 ? -1 : AfterAllBefore(phase, _first[phase], percent);
        if (_openings[phase] is not { } openings) return -1;
        var gate = _graph.AddJoin(JoinKind.Gate, phase);
        foreach (var opening in openings)
        {
            if (opening.OnPhase >= 0) AddShare(gate, opening.OnPhase, opening.Percent >= 0 ? opening.Percent : percent, phase);
            else foreach (var task in opening.OnTasks) _graph.AddHard(task, gate, EdgeOrigin.Gate);
        }

        return gate;
    }

    private int AfterAllBefore(int phase, int first, int percent)
    {
        var gate = _graph.AddJoin(JoinKind.Gate, phase);
        _graph.AddHard(SharesBefore(first, percent), gate, EdgeOrigin.Gate);
        if (percent < 100) return gate;
        _verified ??= VerifiedOfAll();
        if (_concurrent[phase] is { } without)
        {
            without.Sort();
            _verifiedRanges ??= new RangeJoins(_graph, _verified, EdgeOrigin.Gate, JoinKind.Share);
            _verifiedRanges.AddTo(gate, first, without);
        }
        else
        {
            _verifiedBefore ??= Chain(p => _verified[p]);
            _graph.AddHard(_verifiedBefore[first], gate, EdgeOrigin.Gate);
        }

        return gate;
    }

    private void AddShare(int gate, int onPhase, int percent, int opened)
    {
        _graph.AddHard(ShareOf(onPhase, percent), gate, EdgeOrigin.Gate);
        if (percent < 100 || _concurrent[opened]?.Contains(onPhase) == true) return;
        _verified ??= VerifiedOfAll();
        _graph.AddHard(_verified[onPhase], gate, EdgeOrigin.Gate);
    }

    /// <summary>A join over that share of every phase before one.</summary>
    private int SharesBefore(int phase, int percent)
    {
        if (!_allBefore.TryGetValue(percent, out var before)) _allBefore[percent] = before = Chain(p => ShareOf(p, percent));
        return before[phase];
    }

    /// <summary>Joins over one node of every phase before each phase, as a chain.</summary>
    private int[] Chain(Func<int, int> nodeOf)
    {
        var before = new int[_phases];
        before[0] = -1;
        for (var p = 1; p < _phases; p++)
        {
            before[p] = _graph.AddJoin(JoinKind.Share, -1);
            if (p > 1) _graph.AddHard(before[p - 1], before[p], EdgeOrigin.Gate);
            _graph.AddHard(nodeOf(p - 1), before[p], EdgeOrigin.Gate);
        }

        return before;
    }

    /// <summary>The join that fires when a share of a phase is complete: ceil(share x n) of its counted tasks; all required work at 100 %.</summary>
    private int ShareOf(int phase, int percent)
    {
        if (_shares.TryGetValue((phase, percent), out var join)) return join;
        var sources = new List<int>();
        foreach (var task in _shape.TasksOf(phase))
        {
            if (percent >= 100 ? _shape.IsRequiredWork(task) : _shape.IsCounted(task)) sources.Add(task);
        }

        var need = (int)(((long)Math.Min(percent, 100) * sources.Count + 99) / 100);
        _shares[(phase, percent)] = join = _graph.AddJoin(JoinKind.Share, phase, need);
        foreach (var task in sources) _graph.AddHard(task, join, EdgeOrigin.Gate);
        return join;
    }

    /// <summary>For each phase, a join over its blocking verification.</summary>
    private int[] VerifiedOfAll()
    {
        var joins = new int[_phases];
        for (var p = 0; p < _phases; p++) joins[p] = _graph.AddJoin(JoinKind.Share, p);
        foreach (var verification in _shape.Tables.Verifications)
        {
            var flags = _shape.Tables.Tasks[verification.Task].Flags;
            if ((flags & (TaskFlags.Background | TaskFlags.Optional)) == 0) _graph.AddHard(verification.Task, joins[verification.Phase], EdgeOrigin.Gate);
        }

        return joins;
    }
}
