namespace PlanRuntime;

/// <summary>Where and how <see cref="PlanConsole"/> shows a run; what is <see langword="null"/> is as the process and its environment say.</summary>
public sealed class PlanConsoleSettings
{
    /// <summary>Gets where the run is shown; standard output by default.</summary>
    public TextWriter? Output { get; init; }

    /// <summary>Gets whether <see cref="Output"/> is a terminal; by default it is if it is standard output and not redirected.</summary>
    public bool? IsTerminal { get; init; }

    /// <summary>Gets whether the display moves; by default it does on a terminal, unless <c>TERM</c> is <c>dumb</c> or <c>CI</c> is set, as build servers do.</summary>
    public bool? IsLive { get; init; }

    /// <summary>Gets whether there are colours; by default there are on a terminal, unless <c>TERM</c> is <c>dumb</c> or <c>NO_COLOR</c> is set (https://no-color.org).</summary>
    public bool? HasColors { get; init; }

    /// <summary>Gets what tells the columns and lines of the terminal as they are now; asks the console by default.</summary>
    public Func<(int Columns, int Lines)>? Size { get; init; }

    /// <summary>Gets what earlier runs left: what is done, and how long tasks took; read from <see cref="PlanOptions.State"/> by default.</summary>
    public PlanStateSnapshot? Before { get; init; }

    /// <summary>Gets what reads an environment variable.</summary>
    internal Func<string, string?> Variable { get; init; } = Environment.GetEnvironmentVariable;

    internal TextWriter Writer => Output ?? Console.Out;

    internal bool ShallMove => IsLive ?? (HasTerminal && !IsDumb && Variable("CI") is null or "" or "0" or "false");

    internal bool ShallColour => HasColors ?? (HasTerminal && TerminalShowsColours(Variable));

    internal Func<(int Columns, int Lines)> SizeNow => Size ?? (static () => (Console.WindowWidth, Console.WindowHeight));

    /// <summary>Whether the environment allows colours on a terminal.</summary>
    internal static bool TerminalShowsColours(Func<string, string?> variable) => string.IsNullOrEmpty(variable("NO_COLOR")) && variable("TERM") != "dumb";

    private bool HasTerminal => IsTerminal ?? (Output is null && !Console.IsOutputRedirected);

    private bool IsDumb => Variable("TERM") == "dumb";
}
