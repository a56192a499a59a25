using PlanCore;

namespace PlanRuntime;

/// <summary>A run with state: takes the lock, goes on from what was recorded, and records what happens.</summary>
internal static class KeptRun
{
    public static async Task<PlanResult> RunAsync(PlanGraph graph, LoweredPlan plan, PlanHandlers handlers, PlanOptions options, CancellationToken cancellationToken)
    {
        var state = options.State!;
        var session = await state.OpenAsync(graph.Name, PlanStatePurpose.Run, options.TimeProvider, cancellationToken).ConfigureAwait(false);
        RunJournal? journal = null;
        Task<PlanResult> run;
        try
        {
            (journal, run) = Start(graph, plan, handlers, options, session, cancellationToken);
        }
        catch
        {
            if (journal is not null) journal.Dispose();
            else session.Dispose();
            throw;
        }

        return await run.ConfigureAwait(false);
    }

    private static (RunJournal Journal, Task<PlanResult> Run) Start(
        PlanGraph graph, LoweredPlan plan, PlanHandlers handlers, PlanOptions options, IPlanStoreSession session, CancellationToken cancellationToken)
    {
        var ledger = Ledger.Of(session.Records);
        var earlier = Reconciliation.Of(graph, ledger.Copy(), options);
        var results = options.Results == PlanResultStorage.Store ? new StoredResults(graph, handlers, options.ResultTypes) : null;
        results?.Check();
        var skip = PlanRunner.SkipOf(graph, options);
        var rerun = PlanRunner.RerunOf(graph, handlers, skip, earlier, hasResult: t => results is not null && earlier.Entries[t]?.Result is not null);
        for (var t = 0; results is not null && t < graph.Tasks.Count; t++)
        {
            if (rerun?[t] != true && earlier.IsSatisfied(t) && earlier.Entries[t]?.Result is { } json) results.Restore(t, json);
        }

        var resume = new PlanResume(
            earlier.Changes, session.Recovery, graph.Tasks.Where(t => earlier.Earlier.Turns[t.Index] == EarlierTurn.Interrupted).ToList(), ledger.SetAside.ToList());
        var journal = new RunJournal(graph, options, handlers, session, ledger, results);
        journal.Write(FirstRecords(graph, handlers, options, ledger, earlier, skip, rerun));
        if (journal.Fault is { } fault) throw fault;
        var run = new PlanRun(graph, plan, handlers, options, skip, rerun, new RunStart(earlier, resume, journal));
        return (journal, run.Start(cancellationToken));
    }

    /// <summary>Parents without work of their own, so that who changes the state later knows them; <see langword="null"/> if there are none.</summary>
    private static List<PlanRecordTask>? WorklessOf(PlanGraph graph, PlanHandlers handlers)
    {
        List<PlanRecordTask>? workless = null;
        for (var t = 0; t < graph.Tasks.Count; t++)
        {
            if (graph.Shape.HasChildren[t] && !handlers.Handles(t)) (workless ??= []).Add(new PlanRecordTask(graph.Tables.Tasks[t].Id, "", "", 0));
        }

        return workless;
    }

    /// <summary>The plan as it is, the run, and what the run's options decide of tasks before anything starts.</summary>
    private static List<PlanRecord> FirstRecords(PlanGraph graph, PlanHandlers handlers, PlanOptions options, Ledger ledger, Reconciliation earlier, bool[]? skip, bool[]? rerun)
    {
        var at = options.TimeProvider.GetUtcNow();
        var records = new List<PlanRecord>();
        PlanRecords.AddPlan(records, graph, ledger, at);
        records.Add(new PlanRecord
        {
            Kind = PlanRecordKind.RunStarted,
            At = at,
            Run = Guid.NewGuid().ToString("N"),
            Holder = PlanStateHolder.Current(PlanStatePurpose.Run, options.TimeProvider),
            Note = options.Note,
            Tasks = WorklessOf(graph, handlers),
        });
        for (var t = 0; t < graph.Tasks.Count; t++)
        {
            var recorded = earlier.Entries[t]?.Status;
            var isAnew = earlier.Earlier.States[t] == TaskState.Pending
                && (recorded is PlanTaskStatus.Completed or PlanTaskStatus.Skipped || (recorded == PlanTaskStatus.Failed && earlier.Earlier.Turns[t] == EarlierTurn.None));
            if (isAnew && rerun?[t] != true) records.Add(PlanRecords.Retried(graph.Tables.Tasks[t].Id, at));
            if (skip?[t] == true && rerun?[t] != true && !earlier.IsSatisfied(t))
            {
                records.Add(new PlanRecord { Kind = PlanRecordKind.TaskEnded, At = at, Task = graph.Tables.Tasks[t].Id, Status = PlanTaskStatus.Skipped, Note = "skipped by the run" });
            }
        }

        return records;
    }
}
