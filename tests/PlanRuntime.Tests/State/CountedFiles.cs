namespace PlanRuntime.Tests.State;

/// <summary>Counts what is renamed to what.</summary>
internal sealed class CountedFiles(StateFiles files) : StateFiles
{
    private readonly Dictionary<string, int> _renames = [];

    public int Renames(string newName)
    {
        lock (_renames) return _renames.GetValueOrDefault(newName);
    }

    public override string Folder => files.Folder;

    public override void CreateFolder() => files.CreateFolder();

    public override byte[]? Read(string name) => files.Read(name);

    public override StateFile Open(string name) => files.Open(name);

    public override void Rename(string name, string newName)
    {
        files.Rename(name, newName);
        lock (_renames) _renames[newName] = _renames.GetValueOrDefault(newName) + 1;
    }

    public override void Delete(string name) => files.Delete(name);

    public override IDisposable? TryLock(string name) => files.TryLock(name);
}
