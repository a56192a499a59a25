namespace PlanRuntime;

/// <summary>A run as recorded.</summary>
/// <param name="Id">The id of the run.</param>
/// <param name="StartedAt">When it started.</param>
/// <param name="EndedAt">When it ended; <see langword="null"/> if it goes on or was killed.</param>
/// <param name="Status">How it ended; <see langword="null"/> if it goes on or was killed.</param>
/// <param name="Holder">Whose run it was.</param>
public sealed record PlanRunState(string Id, DateTimeOffset StartedAt, DateTimeOffset? EndedAt, PlanStatus? Status, PlanStateHolder? Holder)
{
    /// <summary>Gets what was said of the run, see <see cref="PlanOptions.Note"/>.</summary>
    public string? Note { get; init; }
}
