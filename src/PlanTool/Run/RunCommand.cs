using System.CommandLine;
using PlanRuntime;
using PlanTool.State;

namespace PlanTool.Run;

/// <summary><c>run</c>: does the tasks of a plan by commands, and goes on where the last run ended.</summary>
internal static class RunCommand
{
    /// <summary>How long a cancelled run waits for processes that it has killed.</summary>
    private static readonly TimeSpan KillTime = TimeSpan.FromSeconds(10);

    private const int MostNames = 10;

    public static Command For(ToolHost host)
    {
        var file = CommandParts.File();
        var options = new RunOptions();
        var command = new Command("run", "Runs the commands of a plan's tasks, and goes on where the last run ended.") { file };
        foreach (var option in options.All) command.Options.Add(option);
        command.SetAction((call, cancellationToken) => RunAsync(host, call.GetRequiredValue(file), options.Read(call), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ToolHost host, string file, RunRequest request, CancellationToken cancellationToken)
    {
        if (RunnablePlan.Load(host, file, cancellationToken) is not { } plan) return ExitCode.Faults;
        var options = request.Options with
        {
            State = request.KeepsState ? StatePlace.Of(host, plan, request.StateFolder) : null,
            TimeProvider = host.Clock,
            CancellationGrace = request.Grace + KillTime,
            Note = request.Template?.ToString(),
            Commands = request.Options.Commands with { WorkingDirectory = host.WorkingDirectory, Grace = request.Grace, Kill = host.Kill },
        };
        var handlers = new RunHandlers(plan, request.Template);
        var before = Before(plan, options, handlers);
        if (Undoable(plan, options, handlers, before) is { Count: > 0 } undoable)
        {
            foreach (var line in WaysOut(plan, undoable)) host.Tell(PlainText.Of(line));
            return ExitCode.Faults;
        }

        if (before is not null) ResumeNotice.Write(host, plan, before, options);
        var result = await ShownAsync(host, plan, handlers, options, before, cancellationToken);
        RunSummary.Write(host, plan, result, request.KeepsState);
        var isMarked = !request.WritesMarks || WriteMarks(host, plan, result);
        return result.Status == PlanStatus.Completed && isMarked ? ExitCode.Fine : ExitCode.Faults;
    }

    private static string StopNotice(TimeSpan? grace) => grace > TimeSpan.Zero
        ? $"Stopping: nothing more starts, and running commands have {RunWords.Of(grace.Value)} to end; Ctrl+C again kills them."
        : "Stopping: nothing more starts, and running commands are killed.";

    /// <summary>Also after a cancelled run: what is done is done.</summary>
    private static bool WriteMarks(ToolHost host, RunnablePlan plan, PlanResult result)
    {
        var marks = new Dictionary<int, char>();
        foreach (var task in result.Tasks)
        {
            if (task.Status is PlanTaskStatus.Completed or PlanTaskStatus.Skipped or PlanTaskStatus.Failed && !task.Task.IsDone) marks[task.Task.Index] = MarkReport.MarkOf(task.Status)!.Value;
        }

        return MarkReport.Write(host, plan, marks, CancellationToken.None);
    }

    private static async Task<PlanResult> ShownAsync(ToolHost host, RunnablePlan plan, RunHandlers handlers, PlanOptions options, PlanStateSnapshot? before, CancellationToken cancellationToken)
    {
        using var console = new PlanConsole(plan.Graph, options, host.ConsoleFor(before));
        using var told = cancellationToken.UnsafeRegister(_ => console.WriteLine(StopNotice(options.Commands.Grace)), null);
        return await PlanRunner.RunAsync(plan.Graph, handlers, options with { Progress = console }, cancellationToken);
    }

    /// <summary>What earlier runs left. Where it cannot be read the run says why, after it has put right what can be.</summary>
    private static PlanStateSnapshot? Before(RunnablePlan plan, PlanOptions options, RunHandlers handlers)
    {
        try
        {
            return options.State?.Load(plan.Graph, options, task => handlers.Handles(task.Index));
        }
        catch (PlanStateException)
        {
            return null;
        }
    }

    /// <summary>The tasks to be done that no command does.</summary>
    private static List<PlanTask> Undoable(RunnablePlan plan, PlanOptions options, RunHandlers handlers, PlanStateSnapshot? before) =>
    [
        .. plan.Graph.Tasks.Where(task => !task.IsDone && !task.IsParent && !handlers.Handles(task.Index)
            && !(options.Commands.RunsCriteria && task.Criteria.Count > 0)
            && before?.Tasks[task.Index].Status is not (PlanTaskStatus.Completed or PlanTaskStatus.Skipped)),
    ];

    private static IEnumerable<string> WaysOut(RunnablePlan plan, List<PlanTask> undoable)
    {
        foreach (var task in undoable.Take(MostNames))
        {
            var criteria = task.Criteria.Count > 0 ? "; --verify runs its criteria" : "";
            yield return $"{plan.File}({task.Line}): task '{task}' has no command{criteria}";
        }

        if (undoable.Count > MostNames) yield return $"… and {undoable.Count - MostNames} more";
        yield return "dotnet plan: nothing was started. Add '(run: `command`)' to a task, do every task by --exec 'command {id} {title}', "
            + $"or take a task out with 'dotnet plan skip {plan.File} {undoable[0].Id}'";
    }
}
