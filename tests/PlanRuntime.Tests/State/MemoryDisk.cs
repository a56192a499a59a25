namespace PlanRuntime.Tests.State;

/// <summary>
/// A folder in memory that can be lost in the middle of anything: after a number of bytes and steps the process is dead, and
/// nothing that it still does has any effect. What was written until then stays, to the byte.
/// </summary>
internal sealed class MemoryDisk
{
    private readonly object _lock = new();
    private readonly Dictionary<string, byte[]> _files = [];
    private readonly HashSet<string> _locks = [];
    private long _budget = long.MaxValue;
    private long _space = long.MaxValue;
    private int _process;

    /// <summary>Gets how many bytes and steps were spent since the last process began.</summary>
    public long Spent { get; private set; }

    /// <summary>A new process begins; the last one is dead, and its locks are free.</summary>
    /// <param name="budget">After so many bytes and steps it is dead too.</param>
    /// <param name="space">So many bytes more fit on the disk.</param>
    public StateFiles Process(long budget = long.MaxValue, long space = long.MaxValue)
    {
        lock (_lock)
        {
            (_budget, _space, Spent) = (budget, space, 0);
            _locks.Clear();
            return new Files(this, ++_process);
        }
    }

    public byte[] Content(string name)
    {
        lock (_lock) return _files[name];
    }

    /// <summary>Spends one step.</summary>
    /// <returns>Whether the process still lives.</returns>
    private bool Step(int process)
    {
        if (process != _process || _budget <= 0) return false;
        _budget--;
        Spent++;
        return true;
    }

    private void Write(int process, string name, ReadOnlySpan<byte> bytes, long offset)
    {
        lock (_lock)
        {
            if (!Step(process)) throw new ProcessKilledException();
            var alive = (int)Math.Min(bytes.Length, _budget);
            var fits = (int)Math.Min(alive, _space);
            var old = _files[name];
            var content = new byte[Math.Max(old.Length, (int)offset + fits)];
            old.CopyTo(content, 0);
            bytes[..fits].CopyTo(content.AsSpan((int)offset));
            _files[name] = content;
            (_budget, _space, Spent) = (_budget - fits, _space - fits, Spent + fits);
            if (fits < alive) throw new IOException("No space left on device");
            if (alive < bytes.Length) throw new ProcessKilledException();
        }
    }

    private void Do(int process, Action step)
    {
        lock (_lock)
        {
            if (!Step(process)) throw new ProcessKilledException();
            step();
        }
    }

    private sealed class Files(MemoryDisk disk, int process) : StateFiles
    {
        public override string Folder => "memory";

        public override void CreateFolder()
        {
        }

        public override byte[]? Read(string name)
        {
            lock (disk._lock) return disk._files.GetValueOrDefault(name);
        }

        public override StateFile Open(string name)
        {
            disk.Do(process, () => disk._files.TryAdd(name, []));
            return new OpenFile(disk, process, name);
        }

        public override void Rename(string name, string newName) => disk.Do(process, () =>
        {
            disk._files.Remove(name, out var content);
            disk._files[newName] = content!;
        });

        public override void Delete(string name) => disk.Do(process, () => disk._files.Remove(name));

        public override IDisposable? TryLock(string name)
        {
            lock (disk._lock) return disk._locks.Add(name) ? new Lock(disk, process, name) : null;
        }
    }

    private sealed class OpenFile(MemoryDisk disk, int process, string name) : StateFile
    {
        public override void Write(ReadOnlySpan<byte> bytes, long offset) => disk.Write(process, name, bytes, offset);

        public override void SetLength(long length) => disk.Do(process, () =>
        {
            var content = disk._files[name];
            Array.Resize(ref content, (int)length);
            disk._files[name] = content;
        });

        public override void Sync() => disk.Do(process, () => { });

        public override void Dispose()
        {
        }
    }

    private sealed class Lock(MemoryDisk disk, int process, string name) : IDisposable
    {
        public void Dispose()
        {
            lock (disk._lock)
            {
                if (process == disk._process) disk._locks.Remove(name);
            }
        }
    }
}

/// <summary>The process is dead: whatever it did after this has no effect.</summary>
internal sealed class ProcessKilledException : IOException
{
    public ProcessKilledException()
        : base("The process is dead.")
    {
    }
}
