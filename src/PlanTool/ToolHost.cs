using System.Text;
using PlanRuntime;

namespace PlanTool;

/// <summary>The world around one call of the tool: where it writes, and which folder relative paths start from.</summary>
public sealed class ToolHost
{
    /// <summary>Receives the answer.</summary>
    public required TextWriter Out { get; init; }

    /// <summary>Receives everything else: summaries, errors of usage.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>The folder that relative paths and patterns start from.</summary>
    public required string WorkingDirectory { get; init; }

    /// <summary>Whether <see cref="Out"/> is a terminal that shows colours; <see langword="false"/> by default.</summary>
    public bool HasColours { get; init; }

    /// <summary>Whether <see cref="Out"/> is a terminal, with colours or without; <see langword="false"/> by default.</summary>
    public bool IsTerminal { get; init; }

    /// <summary>Asks for the size of the terminal in columns and lines as it is now; 80 by 24 by default.</summary>
    public Func<(int Columns, int Lines)> TerminalSize { get; init; } = static () => (80, 24);

    /// <summary>The width of the terminal in columns; 80 by default.</summary>
    public int Width { get; init; } = 80;

    /// <summary>Reads an environment variable; none is set by default.</summary>
    public Func<string, string?> Variable { get; init; } = static _ => null;

    /// <summary>The clock of runs; the system's by default.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Cancelled when somebody who has asked to stop asks again; never by default.</summary>
    public CancellationToken Kill { get; init; }

    /// <summary>Writes a line to <see cref="Error"/>, after the answer so far: on a terminal both are one page.</summary>
    internal void Tell(string line)
    {
        Out.Flush();
        Error.Write(line + "\n");
    }

    /// <summary>How a run is shown here.</summary>
    /// <param name="before">What earlier runs left, which was read already.</param>
    internal PlanConsoleSettings ConsoleFor(PlanStateSnapshot? before) =>
        new() { Output = Out, IsTerminal = IsTerminal, HasColors = HasColours, Size = TerminalSize, Before = before, Variable = Variable };

    /// <summary>The host of a real process.</summary>
    /// <param name="kill">Cancelled when somebody who has asked to stop asks again.</param>
    /// <returns>A host on the process's streams, folder and environment.</returns>
    public static ToolHost ForProcess(CancellationToken kill = default)
    {
        // A byte order mark or a code page would make the JSON unreadable for the script behind a pipe.
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        return new ToolHost
        {
            Out = new StreamWriter(Console.OpenStandardOutput(), utf8) { NewLine = "\n" },
            Error = new StreamWriter(Console.OpenStandardError(), utf8) { NewLine = "\n", AutoFlush = true },
            WorkingDirectory = Directory.GetCurrentDirectory(),
            IsTerminal = !Console.IsOutputRedirected,
            TerminalSize = static () => (Console.WindowWidth, Console.WindowHeight),
            HasColours = !Console.IsOutputRedirected && PlanConsoleSettings.TerminalShowsColours(Environment.GetEnvironmentVariable),
            Width = Console.IsOutputRedirected ? 80 : Math.Clamp(Console.WindowWidth, 40, 200),
            Variable = Environment.GetEnvironmentVariable,
            Kill = kill,
        };
    }
}
