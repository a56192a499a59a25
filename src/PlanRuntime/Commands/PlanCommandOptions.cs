namespace PlanRuntime;

/// <summary>How the commands of a plan run.</summary>
public sealed record PlanCommandOptions
{
    /// <summary>Gets the folder in which commands start; the current directory by default. A command fails where it does not exist.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>Gets variables that commands see besides those of this process; <see langword="null"/> takes one away. None by default.</summary>
    public IReadOnlyDictionary<string, string?>? Environment { get; init; }

    /// <summary>Gets who is told each line that a command writes, for a log; the progress of the run has them too. Called on several threads at once, one line of a task after the other; nobody by default.</summary>
    public Action<PlanTask, string>? Output { get; init; }

    /// <summary>Gets whether a verification also runs its criteria that are commands, as in <c>- `dotnet test` passes</c>: one after the other, after its handler if it has one, and the first that fails fails it. It does not by default.</summary>
    public bool RunsCriteria { get; init; }
}
