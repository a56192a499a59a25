using System.Diagnostics.CodeAnalysis;

namespace PlanRuntime;

/// <summary>Keeps the state of one plan in a folder: a journal, the status derived from it, and a lock.</summary>
internal sealed class DirectoryStore(StateFiles files, PlanSync sync) : IPlanStore
{
    public const string JournalName = "journal";
    public const string StatusName = "status.json";

    private readonly StateLock _lock = new(files, "lock", "holder.json");

    public string Location => files.Folder;

    public bool TryOpen(string plan, PlanStateHolder holder, [NotNullWhen(true)] out IPlanStoreSession? session, out PlanStateHolder? other)
    {
        session = null;
        try
        {
            files.CreateFolder();
            if (!_lock.TryTake(holder, out other)) return false;
            try
            {
                session = Open(plan, holder, other);
                other = null;
                return true;
            }
            finally
            {
                if (session is null) _lock.Release();
            }
        }
        catch (Exception fault) when (StateFaults.IsOfFiles(fault))
        {
            throw StateFaults.Inaccessible(Location, fault);
        }
    }

    public IReadOnlyList<PlanRecord> Read(string plan)
    {
        try
        {
            var content = JournalContent.Read(ReadJournal());
            Check(content, plan);
            return content.DamagedLine == 0 ? content.Records : throw StateFaults.Damaged(Location, content);
        }
        catch (Exception fault) when (StateFaults.IsOfFiles(fault))
        {
            throw StateFaults.Inaccessible(Location, fault);
        }
    }

    public PlanStateHolder? HolderOf(string plan)
    {
        try
        {
            return _lock.Holder();
        }
        catch (Exception fault) when (StateFaults.IsOfFiles(fault))
        {
            throw StateFaults.Inaccessible(Location, fault);
        }
    }

    private DirectorySession Open(string plan, PlanStateHolder holder, PlanStateHolder? deadHolder)
    {
        var bytes = ReadJournal();
        var content = JournalContent.Read(bytes);
        Check(content, plan);
        if (content.DamagedLine > 0) throw StateFaults.SetAside(Location, content, JournalRepair.SetAside(files, plan, holder.Since, bytes, content));
        return DirectorySession.Open(files, sync, _lock, plan, content, deadHolder);
    }

    private byte[] ReadJournal()
    {
        if (files.Read(JournalName) is { } bytes) return bytes;
        if (files.Exists(StatusName)) throw StateFaults.NoJournal(Location);
        return [];
    }

    private void Check(JournalContent content, string plan)
    {
        if (content.Header is not { } header) return;
        if (header.Version > JournalHeader.CurrentVersion) throw StateFaults.NewerVersion(Location, header.Version);
        if (!string.Equals(header.Plan, plan, StringComparison.Ordinal)) throw StateFaults.OtherPlan(Location, header.Plan, plan);
    }
}
