using System.Collections;
using System.Runtime.CompilerServices;
using System.Text;
using PlanCore;

namespace PlanRuntime;

/// <summary>How a run ended: the outcome of every task, the times, and the parallelism reached.</summary>
public sealed class PlanResult
{
    private const int NamedAtMost = 10;

    private readonly LoweredPlan _lowered;
    private readonly PlanHandlers _handlers;
    private readonly CancellationToken _canceledBy;
    private Causes? _causes;
    private int? _unverifiedAfter;
    private IReadOnlyList<PlanTaskResult>? _criticalPath;

    internal PlanResult(PlanGraph plan, LoweredPlan lowered, RunRecord record, PlanHandlers handlers, PlanStatus status, TimeSpan duration, CancellationToken canceledBy)
    {
        (Plan, _lowered, Record, _handlers, Status, Duration, _canceledBy) = (plan, lowered, record, handlers, status, duration, canceledBy);
        Tasks = new ResultList(this);
    }

    /// <summary>Gets the plan.</summary>
    public PlanGraph Plan { get; }

    /// <summary>Gets how the run ended.</summary>
    public PlanStatus Status { get; }

    /// <summary>Gets the outcome of every task, in document order.</summary>
    public IReadOnlyList<PlanTaskResult> Tasks { get; }

    /// <summary>Gets when the run started.</summary>
    public DateTimeOffset StartedAt => Record.StartedAt;

    /// <summary>Gets how long the run took.</summary>
    public TimeSpan Duration { get; }

    /// <summary>Gets the sum of the tasks' times: what the run would have taken one task after the other.</summary>
    public TimeSpan TaskTime
    {
        get
        {
            long sum = 0;
            for (var t = 0; t < Tasks.Count; t++) sum += Record.DurationOf(t).Ticks;
            return TimeSpan.FromTicks(sum);
        }
    }

    /// <summary>Gets how many tasks ran at once at most.</summary>
    public int MaxConcurrency => Record.MaxConcurrency;

    /// <summary>Gets the critical path as actually taken, in order: the task that ended last, before it the one that it waited for longest, and so on.</summary>
    public IReadOnlyList<PlanTaskResult> CriticalPath => _criticalPath ??= PathTaken.Of(_lowered, Record).ConvertAll(t => Tasks[t]);

    /// <summary>Gets what the run found in its state when it began; <see langword="null"/> if it kept none.</summary>
    public PlanResume? Resume => Start?.Resume;

    /// <summary>Gets what the observer of <see cref="PlanOptions.Progress"/> threw, after which it was told nothing; usually <see langword="null"/>.</summary>
    public Exception? ProgressError { get; internal set; }

    /// <summary>Gets the outcome of a task.</summary>
    /// <param name="id">The id of the task; upper and lower case are the same.</param>
    /// <exception cref="KeyNotFoundException">The plan has no such task.</exception>
    public PlanTaskResult this[string id] => Tasks[Plan[id].Index];

    /// <summary>Gets the outcome of a task.</summary>
    /// <param name="task">The handle of the task.</param>
    /// <exception cref="KeyNotFoundException">The plan has no such task.</exception>
    public PlanTaskResult this[PlanTaskHandle task]
    {
        get
        {
            ArgumentNullException.ThrowIfNull(task);
            return this[task.Id];
        }
    }

    /// <summary>Gets what the handler of a task returned.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="task">The handle of the task.</param>
    /// <exception cref="KeyNotFoundException">The plan has no such task.</exception>
    /// <exception cref="InvalidOperationException">The task is not complete, or its handler has no such result.</exception>
    public T ResultOf<T>(PlanTaskHandle<T> task)
    {
        ArgumentNullException.ThrowIfNull(task);
        var outcome = this[task.Id];
        if (outcome.Status != PlanTaskStatus.Completed) throw new InvalidOperationException($"Task '{task.Id}' has no result in this run: it is {Word(outcome.Status)}.");
        var reader = new TypedResult<T>();
        if (_handlers.VisitResult(outcome.Task.Index, reader) && reader.IsRead) return reader.Value;
        return _handlers.ResultOf(outcome.Task.Index) switch
        {
            T result => result,
            null when default(T) is null => default!,
            var other => throw new InvalidOperationException($"The result of task '{task.Id}' is {other?.GetType().ToString() ?? "missing"}, not {typeof(T)}."),
        };
    }

    /// <summary>Throws unless every task is complete.</summary>
    /// <returns>This result.</returns>
    /// <exception cref="PlanRunException">A task failed or was blocked; the message names them.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public PlanResult EnsureCompleted() => Status switch
    {
        PlanStatus.Completed => this,
        PlanStatus.Canceled => throw new OperationCanceledException($"The run of plan '{Plan.Name}' was cancelled.", _canceledBy),
        _ => throw Failure(),
    };

    /// <summary>Returns the name of the plan and how the run ended.</summary>
    public override string ToString() => $"{Plan.Name}: {Status}";

    internal RunRecord Record { get; }

    internal RunStart? Start { get; init; }

    /// <summary>What an earlier run recorded of a task that this one did not run.</summary>
    internal TaskEntry? EarlierOf(int task) => Start is null || Record.HasStarted(task) ? null : Start.Earlier.Entries[task];

    /// <summary>The first phase whose background verification failed: what is complete in later ones is unverified.</summary>
    internal int UnverifiedAfter => _unverifiedAfter ??= FindUnverified();

    internal IReadOnlyList<PlanTask> BlockedBy(int task) =>
        Record.States[task] != TaskState.Blocked ? [] : Array.ConvertAll((_causes ??= new Causes(_lowered, Record.States)).Of(task), Plan.TaskAt);

    private int FindUnverified()
    {
        var after = int.MaxValue;
        for (var t = 0; t < _lowered.TaskCount; t++)
        {
            if (Record.States[t] == TaskState.Failed && _lowered.Tables.Tasks[t].IsBackgroundVerification) after = Math.Min(after, _lowered.Tables.VerifiedPhaseOf(t));
        }

        return after;
    }

    private PlanRunException Failure()
    {
        var words = new StringBuilder($"Plan '{Plan.Name}' did not complete:");
        var (named, blocked, failed) = (0, 0, 0);
        Exception? first = null;
        foreach (var task in Tasks)
        {
            if (task.Status == PlanTaskStatus.Blocked) blocked++;
            if (task.Status != PlanTaskStatus.Failed) continue;
            failed++;
            first ??= task.Error;
            if (named++ < NamedAtMost) words.Append(named > 1 ? ";" : "").Append(" task '").Append(task.Task).Append("' failed: ").Append(task.Error?.Message);
        }

        if (failed > NamedAtMost) words.Append("; and ").Append(failed - NamedAtMost).Append(" others failed");
        if (blocked > 0) words.Append(failed > 0 ? "; " : " ").Append(blocked).Append(blocked == 1 ? " task is" : " tasks are").Append(" blocked");
        return new PlanRunException(words.ToString(), this, first);
    }

    private static string Word(PlanTaskStatus status) => status switch
    {
        PlanTaskStatus.Pending => "pending",
        PlanTaskStatus.Running => "running",
        PlanTaskStatus.Failed => "failed",
        PlanTaskStatus.Canceled => "cancelled",
        PlanTaskStatus.Skipped => "skipped",
        PlanTaskStatus.Blocked => "blocked",
        _ => "complete",
    };

    /// <summary>Reads a result of exactly the type, without boxing it.</summary>
    private sealed class TypedResult<T> : IPlanResultVisitor
    {
        public T Value { get; private set; } = default!;

        public bool IsRead { get; private set; }

        public bool Visit<TResult>(ref TResult result)
        {
            if (typeof(TResult) != typeof(T)) return true;
            Value = Unsafe.As<TResult, T>(ref result);
            return IsRead = true;
        }
    }

    private sealed class ResultList(PlanResult result) : IReadOnlyList<PlanTaskResult>
    {
        public int Count => result._lowered.TaskCount;

        public PlanTaskResult this[int index] => new(result, result.Plan.TaskAt(index));

        public IEnumerator<PlanTaskResult> GetEnumerator()
        {
            for (var t = 0; t < Count; t++) yield return this[t];
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
