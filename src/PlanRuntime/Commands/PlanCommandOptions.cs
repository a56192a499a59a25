namespace PlanRuntime;

/// <summary>How the commands of a plan run.</summary>
public sealed record PlanCommandOptions
{
    private readonly TimeSpan? _grace;

    /// <summary>Gets the folder in which commands start; the current directory by default. A command fails where it does not exist.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>Gets variables that commands see besides those of this process; <see langword="null"/> takes one away. None by default.</summary>
    public IReadOnlyDictionary<string, string?>? Environment { get; init; }

    /// <summary>Gets who is told each line that a command writes, for a log; the progress of the run has them too. Called on several threads at once, one line of a task after the other; nobody by default.</summary>
    public Action<PlanTask, string>? Output { get; init; }

    /// <summary>Gets how long a cancelled command may take to end by itself, as one does that Ctrl+C has reached too, before it is killed with all that it has started; it is killed at once by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative.</exception>
    public TimeSpan? Grace
    {
        get => _grace;
        init => _grace = value is { } time ? Ranges.NotNegative(time, nameof(Grace)) : null;
    }

    /// <summary>Gets the token that ends the grace of commands: those that were cancelled are killed at once. None by default.</summary>
    public CancellationToken Kill { get; init; }

    /// <summary>Gets whether a verification also runs its criteria that are commands, as in <c>- `dotnet test` passes</c>: one after the other, after its handler if it has one, and the first that fails fails it. It does not by default.</summary>
    public bool RunsCriteria { get; init; }
}
