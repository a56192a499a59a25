namespace PlanRuntime;

/// <summary>Records that say something of a whole plan.</summary>
internal static class PlanRecords
{
    /// <summary>Records the plan, unless it is what was recorded last.</summary>
    public static void AddPlan(List<PlanRecord> records, PlanGraph plan, Ledger ledger, DateTimeOffset at)
    {
        if (ledger.PlanHash == plan.Content.Hash) return;
        var tasks = new PlanRecordTask[plan.Tasks.Count];
        for (var t = 0; t < tasks.Length; t++)
        {
            ref readonly var row = ref plan.Tables.Tasks[t];
            tasks[t] = new PlanRecordTask(row.Id, plan.Content.Hashes[t], row.Title, plan.Notes.LineOf(t) ?? 0);
        }

        records.Add(new PlanRecord { Kind = PlanRecordKind.Plan, At = at, Source = plan.Source, Hash = plan.Content.Hash, Tasks = tasks });
    }

    /// <summary>Records that a task runs anew.</summary>
    public static PlanRecord Retried(string id, DateTimeOffset at) => new() { Kind = PlanRecordKind.TaskRetried, At = at, Task = id };
}
