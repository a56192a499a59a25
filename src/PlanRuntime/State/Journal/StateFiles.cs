namespace PlanRuntime;

/// <summary>The files of one folder, as far as a store needs them; tests put faults in between.</summary>
internal abstract class StateFiles
{
    /// <summary>Gets the folder, for messages.</summary>
    public abstract string Folder { get; }

    /// <summary>Makes the folder and those above it, unless they are there.</summary>
    public abstract void CreateFolder();

    /// <summary>Reads a whole file.</summary>
    /// <returns><see langword="null"/> if there is none.</returns>
    public abstract byte[]? Read(string name);

    /// <summary>Opens a file for writing, which is made if there is none.</summary>
    public abstract StateFile Open(string name);

    /// <summary>Gives a file the name of another, which it replaces.</summary>
    public abstract void Rename(string name, string newName);

    public abstract void Delete(string name);

    /// <summary>Takes a lock that ends with the process at the latest.</summary>
    /// <returns><see langword="null"/> if somebody else has it.</returns>
    public abstract IDisposable? TryLock(string name);

    public virtual bool Exists(string name) => Read(name) is not null;

    /// <summary>Replaces the content of a file at once: whoever reads it sees the old or the new one.</summary>
    /// <param name="name">The file.</param>
    /// <param name="content">The new content.</param>
    /// <param name="sync">Whether it is on the disk before the old one goes.</param>
    public void Replace(string name, ReadOnlySpan<byte> content, bool sync)
    {
        var other = name + ".new";
        using (var file = Open(other))
        {
            file.SetLength(0);
            file.Write(content, 0);
            if (sync) file.Sync();
        }

        Rename(other, name);
    }
}
