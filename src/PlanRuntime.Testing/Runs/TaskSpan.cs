namespace PlanRuntime.Testing;

/// <summary>One attempt of a task: its place in the sequence of events, and its times.</summary>
internal sealed record TaskSpan(int Attempt, int First, int Last, TimeSpan Start, TimeSpan End, PlanEvent? Ending)
{
    /// <summary>Whether both ran at one time; that they touch is not enough, unless one takes no time.</summary>
    public bool Overlaps(TaskSpan other) =>
        First < other.Last && other.First < Last && (Start == End || other.Start == other.End || (Start < other.End && other.Start < End));

    /// <summary>The attempts of each task, in the order of events.</summary>
    public static Dictionary<string, List<TaskSpan>> Of(PlanResult result, IReadOnlyList<PlanEvent> events)
    {
        var spans = new Dictionary<string, List<TaskSpan>>(StringComparer.OrdinalIgnoreCase);
        for (var e = 0; e < events.Count; e++)
        {
            if (events[e] is not { Task: { } task } happening) continue;
            var at = happening.At - result.StartedAt;
            if (!spans.TryGetValue(task.Id, out var attempts)) spans[task.Id] = attempts = [];
            if (happening.Kind == PlanEventKind.TaskStarted) attempts.Add(new TaskSpan(happening.Attempt, e, int.MaxValue, at, TimeSpan.MaxValue, null));
            else if (IsEnd(happening.Kind) && attempts is [.., { Ending: null } last]) attempts[^1] = last with { Last = e, End = at, Ending = happening };
        }

        return spans;
    }

    private static bool IsEnd(PlanEventKind kind) =>
        kind is PlanEventKind.AttemptFailed or PlanEventKind.TaskCompleted or PlanEventKind.TaskFailed or PlanEventKind.TaskCanceled or PlanEventKind.TaskSkipped;

    public override string ToString()
    {
        var outcome = Ending?.Kind switch
        {
            PlanEventKind.TaskCompleted => "completed",
            PlanEventKind.TaskCanceled => "cancelled",
            PlanEventKind.AttemptFailed or PlanEventKind.TaskFailed => "failed: " + Ending.Error?.Message,
            _ => "did not end",
        };
        return $"{Start:c} - {(Ending is null ? "" : End.ToString("c", System.Globalization.CultureInfo.InvariantCulture))}  {(Attempt > 1 ? $"attempt {Attempt} " : "")}{outcome}";
    }
}
