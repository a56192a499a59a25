namespace PlanCore;

/// <summary>
/// The whole state as bytes: restored on another machine or later, it decides as the one that was saved would have. Hosts that
/// keep what happened (a journal) do not need it; hosts that move a run do.
/// </summary>
internal sealed partial class PlanMachine
{
    private const int Version = 1;

    /// <summary>Returns the state, to be restored with the same plan and options; between two calls, never during a callback.</summary>
    public byte[] Save()
    {
        var writer = new SnapshotWriter();
        writer.Write(Version);
        writer.WriteSigned(Fingerprint());
        writer.Write((_stopped ? 1 : 0) | (_isBroken ? 2 : 0));
        foreach (var state in _state) writer.Write((int)state);
        foreach (var waiting in _waiting) writer.WriteSigned(waiting);
        foreach (var need in _need) writer.WriteSigned(need);
        foreach (var slack in _slack) writer.WriteSigned(slack);
        writer.Write(_ready.ToArray());
        writer.Write(_retries?.ToArray() ?? []);
        writer.Write(_suspended);
        writer.Write(_withheld);
        writer.Write((IReadOnlyCollection<int>?)_heldFailures ?? []);
        _earlier?.Save(writer);
        _batches?.Save(writer);
        _phases?.Save(writer);
        _locks?.Save(writer);
        return writer.ToBytes();
    }

    /// <summary>Makes a machine that goes on where another was saved.</summary>
    /// <param name="plan">The constraints, as lowered for the machine that was saved.</param>
    /// <param name="snapshot">What <see cref="Save"/> returned.</param>
    /// <param name="options">The options of the machine that was saved.</param>
    /// <exception cref="InvalidDataException">The bytes are of another plan, version or options, or damaged, or contradict themselves.</exception>
    public static PlanMachine Restore(LoweredPlan plan, byte[] snapshot, MachineOptions? options = null)
    {
        var machine = new PlanMachine(plan, options ?? MachineOptions.Default, begins: false);
        machine.Load(new SnapshotReader(snapshot));
        return machine;
    }

    private void Load(SnapshotReader reader)
    {
        var version = reader.Read(int.MaxValue, "the version");
        if (version != Version) throw SnapshotReader.Fault($"it has version {version}, and this is version {Version}");
        if (reader.ReadSigned(int.MinValue, int.MaxValue, "the plan") != Fingerprint()) throw SnapshotReader.Fault("it is of another plan, pattern or set of options");
        var flags = reader.Read(4, "a flag");
        (_stopped, _isBroken) = ((flags & 1) != 0, (flags & 2) != 0);
        for (var n = 0; n < _state.Length; n++) LoadState(n, reader.Read((int)TaskState.Blocked + 1, "a state"));
        for (var n = 0; n < _waiting.Length; n++) _waiting[n] = reader.ReadSigned(-_plan.InDegree[n], _plan.InDegree[n], "a count of what a task waits for");
        for (var j = 0; j < _need.Length; j++) _need[j] = reader.ReadSigned(-_plan.InDegree[_taskCount + j], _plan.Need[j], "a count of what a gate needs");
        for (var j = 0; j < _slack.Length; j++) _slack[j] = reader.ReadSigned(-1, _slack[j], "a count of what a gate bears");
        var places = new TaskPlaces(_plan, _state);
        foreach (var rank in reader.ReadMany(_taskCount, "a ready task")) _ready.Add(_rank[places.Wait(_taskAt[rank])]);
        foreach (var rank in reader.ReadMany(_taskCount, "a task to be tried again")) Retries.Add(_rank[places.Wait(_taskAt[rank])]);
        foreach (var task in reader.ReadMany(_taskCount, "a suspended task")) _suspended.Add(places.Wait(task));
        foreach (var task in reader.ReadMany(_taskCount, "a task not admitted")) _withheld.Add(places.Wait(task));
        foreach (var task in reader.ReadMany(_taskCount, "a failure of an earlier run")) (_heldFailures ??= []).Add(task);
        _earlier?.Load(reader, places);
        _batches?.Load(reader, places);
        _phases?.Load(reader, places);
        _locks?.Load(reader, places);
        reader.ExpectEnd();
    }

    private void LoadState(int node, int state)
    {
        _state[node] = (TaskState)state;
        if (!_plan.IsTask(node)) return;
        if (_state[node] == TaskState.Running) Running++;
        if (_state[node] is not (TaskState.Pending or TaskState.Running)) Unfinished--;
    }

    /// <summary>What the state means something for: the constraints, and the options that the state itself does not show.</summary>
    private int Fingerprint()
    {
        var hash = Checksum.Start;
        foreach (var offset in _offsets) hash = Checksum.Add(hash, offset);
        foreach (var edge in _edges) hash = Checksum.Add(hash, edge);
        foreach (var need in _plan.Need) hash = Checksum.Add(hash, need);
        foreach (var rank in _rank) hash = Checksum.Add(hash, rank);
        foreach (var scope in _plan.BatchScope) hash = Checksum.Add(hash, scope);
        for (var t = 0; t < _joins?.Length; t++) hash = Checksum.Add(hash, (int)_joins[t]);
        hash = Checksum.Add(hash, _plan.BatchSize);
        hash = Checksum.Add(hash, (_phases is null ? 0 : 1) | (_locks is null ? 0 : 2) | (_blocksUnverified ? 4 : 0) | (_earlier is null ? 0 : 8));
        return unchecked((int)hash);
    }
}
