namespace PlanRuntime;

/// <summary>How a run ended.</summary>
public enum PlanStatus
{
    /// <summary>Every task is complete or was skipped, optional ones apart.</summary>
    Completed,

    /// <summary>Some task failed or was blocked.</summary>
    Failed,

    /// <summary>The run was cancelled before every task was complete.</summary>
    Canceled,
}

/// <summary>The state of a task.</summary>
public enum PlanTaskStatus
{
    /// <summary>It has not started.</summary>
    Pending,

    /// <summary>It is running.</summary>
    Running,

    /// <summary>Its handler succeeded.</summary>
    Completed,

    /// <summary>Its handler threw, in the last attempt too.</summary>
    Failed,

    /// <summary>It ended early or did not start, because the run was cancelled or stopped.</summary>
    Canceled,

    /// <summary>It was deliberately not run and counts as complete, as a task that is marked done.</summary>
    Skipped,

    /// <summary>It did not start, because something it needs failed, was cancelled or was blocked.</summary>
    Blocked,
}
