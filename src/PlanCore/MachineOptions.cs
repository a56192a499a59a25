namespace PlanCore;

/// <summary>What a run asks of the state machine beyond the constraints of the plan.</summary>
internal sealed class MachineOptions
{
    public static MachineOptions Default { get; } = new();

    /// <summary>Tasks marked done or to be skipped that run all the same, because a result of theirs is needed; none if <see langword="null"/>.</summary>
    public bool[]? Rerun { get; init; }

    /// <summary>Tasks that are deliberately not run; none if <see langword="null"/>.</summary>
    public bool[]? Skip { get; init; }

    /// <summary>Parents without work of their own: complete as soon as what they wait for is, in no batch and no slot; none if <see langword="null"/>.</summary>
    public bool[]? Workless { get; init; }

    /// <summary>What earlier runs left; <see langword="null"/> if there was none. <see cref="Rerun"/> comes before it.</summary>
    public EarlierRun? Earlier { get; init; }

    /// <summary>How many phases have tasks running at once; no limit if <see langword="null"/>.</summary>
    public int? MaxPhases { get; init; }

    /// <summary>Whether a failed background verification blocks what has not started in later phases.</summary>
    public bool BlocksUnverified { get; init; } = true;

    /// <summary>Asked last before a task starts; returns -1, or the file pattern because of which it waits until <see cref="PlanMachine.Reconsider"/>.</summary>
    public Func<int, int>? Admit { get; init; }
}
