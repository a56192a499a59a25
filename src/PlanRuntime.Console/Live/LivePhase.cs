namespace PlanRuntime;

/// <summary>How far a phase is.</summary>
internal sealed class LivePhase(PlanPhase phase)
{
    public PlanPhase Phase { get; } = phase;

    public int Total { get; set; }

    /// <summary>Complete or skipped.</summary>
    public int Done { get; private set; }

    /// <summary>Failed, cancelled or blocked.</summary>
    public int Lost { get; private set; }

    public int Running { get; private set; }

    public bool IsOpen { get; set; }

    /// <summary>Whether nothing of it is left to do.</summary>
    public bool HasEnded => Done + Lost == Total;

    public void Change(PlanTaskStatus status, int by)
    {
        switch (status)
        {
            case PlanTaskStatus.Completed or PlanTaskStatus.Skipped: Done += by; break;
            case PlanTaskStatus.Running: Running += by; break;
            case PlanTaskStatus.Pending: break;
            default: Lost += by; break;
        }
    }
}
