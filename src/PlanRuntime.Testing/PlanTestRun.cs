using System.Text;

namespace PlanRuntime.Testing;

/// <summary>What happened in a run of a <see cref="PlanTest"/>, and assertions of it that return the run, so that they can follow each other.</summary>
public sealed class PlanTestRun
{
    private readonly Dictionary<string, List<TaskSpan>> _spans;

    internal PlanTestRun(PlanResult result, IReadOnlyList<PlanEvent> events)
    {
        (Result, Events) = (result, events);
        _spans = TaskSpan.Of(result, events);
    }

    /// <summary>Gets the result of the run.</summary>
    public PlanResult Result { get; }

    /// <summary>Gets all that happened, in order.</summary>
    public IReadOnlyList<PlanEvent> Events { get; }

    /// <summary>Asserts that every task is complete.</summary>
    /// <returns>This run.</returns>
    /// <exception cref="PlanTestException">One is not.</exception>
    public PlanTestRun AssertCompleted() => Result.Status == PlanStatus.Completed ? this : throw Fault($"the run is {Result.Status}");

    /// <summary>Asserts how a task ended.</summary>
    /// <param name="id">The task, as in <c>1.2</c>.</param>
    /// <param name="status">Its state.</param>
    /// <returns>This run.</returns>
    /// <exception cref="PlanTestException">It ended otherwise, or the plan has no such task.</exception>
    public PlanTestRun AssertStatus(string id, PlanTaskStatus status) =>
        OutcomeOf(id).Status == status ? this : throw Fault($"'{id}' is {OutcomeOf(id).Status}, not {status}");

    /// <summary>Asserts how often a task was attempted.</summary>
    /// <param name="id">The task, as in <c>1.2</c>.</param>
    /// <param name="attempts">How often; 0 for a task that did not start.</param>
    /// <returns>This run.</returns>
    /// <exception cref="PlanTestException">It was attempted more or less often, or the plan has no such task.</exception>
    public PlanTestRun AssertAttempts(string id, int attempts) =>
        SpansOf(id).Count == attempts ? this : throw Fault($"'{id}' was attempted {Times(SpansOf(id).Count)}, not {Times(attempts)}");

    /// <summary>Asserts that each task had ended, for good, before the next one started.</summary>
    /// <param name="ids">The tasks in order, as in <c>1.2</c>.</param>
    /// <returns>This run.</returns>
    /// <exception cref="PlanTestException">One started too early or not at all, or the plan has no such task.</exception>
    public PlanTestRun AssertOrder(params string[] ids)
    {
        RequireStarted(ids);
        for (var i = 1; i < ids.Length; i++)
        {
            if (SpansOf(ids[i - 1])[^1].Last > SpansOf(ids[i])[0].First) throw Fault($"'{ids[i - 1]}' had not ended when '{ids[i]}' started", ids);
        }

        return this;
    }

    /// <summary>Asserts that some tasks ran at one time, each two of them.</summary>
    /// <param name="ids">The tasks, as in <c>1.2</c>.</param>
    /// <returns>This run.</returns>
    /// <exception cref="PlanTestException">Two did not, or the plan has no such task.</exception>
    public PlanTestRun AssertTogether(params string[] ids)
    {
        RequireStarted(ids);
        foreach (var (a, b) in Pairs(ids))
        {
            if (!SpansOf(a).Exists(x => SpansOf(b).Exists(x.Overlaps))) throw Fault($"'{a}' and '{b}' did not run at one time", ids);
        }

        return this;
    }

    /// <summary>Asserts that no two of some tasks ran at one time, in whatever order.</summary>
    /// <param name="ids">The tasks, as in <c>1.2</c>.</param>
    /// <returns>This run.</returns>
    /// <exception cref="PlanTestException">Two did, or the plan has no such task.</exception>
    public PlanTestRun AssertApart(params string[] ids)
    {
        RequireStarted(ids);
        foreach (var (a, b) in Pairs(ids))
        {
            if (SpansOf(a).Exists(x => SpansOf(b).Exists(x.Overlaps))) throw Fault($"'{a}' and '{b}' ran at one time", ids);
        }

        return this;
    }

    /// <summary>Asserts how long the run took, in virtual time.</summary>
    /// <param name="duration">The time.</param>
    /// <returns>This run.</returns>
    /// <exception cref="PlanTestException">It took more or less.</exception>
    public PlanTestRun AssertDuration(TimeSpan duration) => Result.Duration == duration ? this : throw Fault($"the run took {Result.Duration:c}, not {duration:c}");

    /// <summary>Gets when a task started first, from the start of the run.</summary>
    /// <param name="id">The task, as in <c>1.2</c>.</param>
    /// <returns><see langword="null"/> if it did not start.</returns>
    /// <exception cref="PlanTestException">The plan has no such task.</exception>
    public TimeSpan? StartOf(string id) => SpansOf(id) is [var first, ..] ? first.Start : null;

    /// <summary>Gets when a task ended, from the start of the run.</summary>
    /// <param name="id">The task, as in <c>1.2</c>.</param>
    /// <returns><see langword="null"/> if it did not start.</returns>
    /// <exception cref="PlanTestException">The plan has no such task.</exception>
    public TimeSpan? EndOf(string id) => SpansOf(id) is [.., { Ending: not null } last] ? last.End : null;

    /// <summary>Returns the times of every attempt, one a line.</summary>
    public override string ToString() => Timeline(Result.Tasks.Select(static t => t.Task.Id));

    private string Timeline(IEnumerable<string> ids)
    {
        var text = new StringBuilder();
        foreach (var id in ids)
        {
            foreach (var span in SpansOf(id)) text.Append("  ").Append(id).Append("  ").Append(span).Append('\n');
            if (SpansOf(id).Count == 0) text.Append("  ").Append(id).Append("  did not start: ").Append(OutcomeOf(id).Status).Append('\n');
        }

        return text.ToString();
    }

    private PlanTestException Fault(string words, IEnumerable<string>? ids = null) =>
        new($"Plan '{Result.Plan.Name}': {words}.\n{Timeline(ids ?? Result.Tasks.Select(static t => t.Task.Id))}");

    private void RequireStarted(string[] ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        if (ids.Length < 2) throw new ArgumentException("Name at least two tasks.", nameof(ids));
        foreach (var id in ids)
        {
            if (SpansOf(id).Count == 0) throw Fault($"'{id}' did not start: it is {OutcomeOf(id).Status}", ids);
        }
    }

    private List<TaskSpan> SpansOf(string id) => _spans.GetValueOrDefault(OutcomeOf(id).Task.Id) ?? [];

    private PlanTaskResult OutcomeOf(string id) => Result.Tasks[TestHandlers.TaskOf(Result.Plan, id).Index];

    private static IEnumerable<(string A, string B)> Pairs(string[] ids) => ids.SelectMany((a, i) => ids.Skip(i + 1).Select(b => (a, b)));

    private static string Times(int number) => number == 1 ? "once" : $"{number} times";
}
