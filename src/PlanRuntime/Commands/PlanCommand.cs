using System.ComponentModel;
using CliWrap;

namespace PlanRuntime;

/// <summary>Runs the command of a task, as in <c>(run: `dotnet build`)</c>, as a process; generated code calls it for tasks that have a command and no handler.</summary>
public static class PlanCommand
{
    /// <summary>Runs the command of a task as <see cref="PlanOptions.Commands"/> say, and waits for its end.</summary>
    /// <remarks>Each line that the process writes is reported as progress. A cancelled run kills the process with all that it has started, after <see cref="PlanCommandOptions.Grace"/>.</remarks>
    /// <param name="context">The task and its run.</param>
    /// <param name="usesShell">Whether the system's shell reads the line; by default it is split at blanks outside quotes and no shell sees it.</param>
    /// <param name="cancellationToken">Kills the process.</param>
    /// <exception cref="PlanCommandException">The process cannot be started, or ends with another exit code than zero.</exception>
    /// <exception cref="InvalidOperationException">The task has no command.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static ValueTask RunAsync(PlanTaskContext context, bool usesShell = false, CancellationToken cancellationToken = default)
    {
        var line = context.Task.Command ?? throw new InvalidOperationException($"Task '{context.Task.Id}' has no command.");
        return new ValueTask(RunAsync(context, line, usesShell, cancellationToken));
    }

    internal static Task RunAsync(PlanTaskContext context, string line, bool usesShell, CancellationToken cancellationToken) =>
        RunAsync(context, line, usesShell ? ShellLine(line) : CommandLine.Split(line), cancellationToken);

    /// <param name="context">The task and its run.</param>
    /// <param name="line">What messages call the command.</param>
    /// <param name="words">The program and its arguments.</param>
    /// <param name="cancellationToken">Kills the process.</param>
    internal static async Task RunAsync(PlanTaskContext context, string line, IReadOnlyList<string> words, CancellationToken cancellationToken)
    {
        if (words.Count == 0) throw new PlanCommandException(line, null, "The command is empty.");
        var options = context.Commands;
        if (options.WorkingDirectory is { } folder && !Directory.Exists(folder)) throw new PlanCommandException(line, null, $"The command '{line}' cannot be started: its working directory '{folder}' does not exist.");
        var output = new CommandOutput(context, options.Output);
        int exitCode;
        try
        {
            var command = Cli.Wrap(words[0])
                .WithArguments(words.Skip(1))
                .WithValidation(CommandResultValidation.None)
                .WithStandardOutputPipe(PipeTarget.ToDelegate(output.Add))
                .WithStandardErrorPipe(PipeTarget.ToDelegate(output.Add))
                .WithWorkingDirectory(options.WorkingDirectory ?? Directory.GetCurrentDirectory());
            if (options.Environment is { } variables) command = command.WithEnvironmentVariables(variables);
            using var grace = new CommandGrace(options, context.TimeProvider, cancellationToken);
            var result = await command.ExecuteAsync(grace.Over).ConfigureAwait(false);
            exitCode = result.ExitCode;
        }
        catch (Exception fault) when (fault is Win32Exception or InvalidOperationException or IOException)
        {
            throw new PlanCommandException(line, null, $"The command '{line}' cannot be started: {(fault.InnerException ?? fault).Message}", fault);
        }

        // What came to its end within the grace is done; anything else is what cancelling did to it.
        if (exitCode != 0) cancellationToken.ThrowIfCancellationRequested();
        if (exitCode != 0) throw new PlanCommandException(line, exitCode, $"The command '{line}' ended with exit code {exitCode}{output.Tail}");
    }

    private static IReadOnlyList<string> ShellLine(string line) => OperatingSystem.IsWindows() ? ["cmd", "/c", line] : ["/bin/sh", "-c", line];
}
