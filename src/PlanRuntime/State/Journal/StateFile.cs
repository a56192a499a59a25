namespace PlanRuntime;

/// <summary>A file open for writing.</summary>
internal abstract class StateFile : IDisposable
{
    public abstract void Write(ReadOnlySpan<byte> bytes, long offset);

    public abstract void SetLength(long length);

    /// <summary>Returns when what was written is on the disk.</summary>
    public abstract void Sync();

    public abstract void Dispose();
}
