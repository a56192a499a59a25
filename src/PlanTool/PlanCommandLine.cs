using System.CommandLine;
using PlanRuntime;
using PlanTool.Check;
using PlanTool.Fix;
using PlanTool.Graph;
using PlanTool.Report;
using PlanTool.Run;
using PlanTool.Scaffold;
using PlanTool.Simulate;
using PlanTool.State;

namespace PlanTool;

/// <summary>The command line of <c>dotnet plan</c>.</summary>
public static class PlanCommandLine
{
    /// <summary>Runs one call of the tool in this process.</summary>
    /// <param name="args">The arguments after <c>dotnet plan</c>.</param>
    /// <param name="host">Where it writes, and the folder it works in.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>0 if all is well, 1 if a plan has errors or a run failed, 2 if the call cannot be understood.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static async Task<int> RunAsync(IReadOnlyList<string> args, ToolHost host, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(host);
        var root = new RootCommand("Checks, draws, simulates and runs Markdown plans.")
        {
            CheckCommand.For(host),
            FixCommand.For(host),
            GraphCommand.For(host),
            ScaffoldCommand.For(host),
            SimulateCommand.For(host),
            RunCommand.For(host),
            NextCommand.For(host),
            StatusCommand.For(host),
            RetryCommand.For(host),
            SkipCommand.For(host),
            MarkCommand.For(host),
            ReportCommand.For(host),
        };
        root.HelpName = "dotnet plan";

        // A file named @plan.md is a file: nothing on the command line is replaced by the contents of another.
        var call = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        var faults = UsageFaults.Of(call, args);
        if (faults.Count > 0)
        {
            foreach (var fault in faults) WriteUsageError(host, fault);
            host.Tell($"See '{UsageFaults.NameOf(call.CommandResult.Command)} --help'.");
            return ExitCode.Usage;
        }

        try
        {
            return await call.InvokeAsync(ConfigurationOf(host), cancellationToken);
        }
        catch (UsageException e)
        {
            WriteUsageError(host, e.Message);
            return ExitCode.Usage;
        }
        catch (PlanFaultException e)
        {
            // The words of a diagnostic, which begin with the place.
            host.Tell(PlainText.Of(e.Message));
            return ExitCode.Faults;
        }
        catch (PlanException e)
        {
            host.Tell("dotnet plan: " + PlainText.Of(e.Message));
            return ExitCode.Faults;
        }
        finally
        {
            await host.Out.FlushAsync(CancellationToken.None);
        }
    }

    /// <summary>Runs the tool as a process does: on the console, stopped by Ctrl+C.</summary>
    /// <param name="args">The arguments after <c>dotnet plan</c>.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunProcessAsync(IReadOnlyList<string> args)
    {
        using var interrupts = new Interrupts();
        var host = ToolHost.ForProcess(interrupts.Kill);
        try
        {
            return await RunAsync(args, host, interrupts.Stop);
        }
        catch (IOException e)
        {
            // A closed pipe (head, grep -q) is no fault and passes in silence; a full disk is one.
            await host.Error.WriteAsync($"dotnet plan: the answer cannot be written: {PlainText.Of(e.Message)}\n");
            return ExitCode.Faults;
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Faults;
        }
    }

    /// <summary>Signals are this tool's own: <see cref="Interrupts"/>.</summary>
    private static InvocationConfiguration ConfigurationOf(ToolHost host) => new()
    {
        Output = host.Out,
        Error = host.Error,
        EnableDefaultExceptionHandler = false,
        ProcessTerminationTimeout = null,
    };

    private static void WriteUsageError(ToolHost host, string message) => host.Tell("dotnet plan: " + PlainText.Of(message));
}
