using System.CommandLine;
using System.Globalization;
using PlanRuntime;

namespace PlanTool.State;

/// <summary><c>next</c>: what a run would start now, and why the rest has to wait.</summary>
internal static class NextCommand
{
    public static Command For(ToolHost host)
    {
        var files = new Argument<string[]>(CommandParts.FilesName)
        {
            Description = "How many tasks, by default as many as run at once; and the plan file.",
            HelpName = "N> <FILE",
            Arity = new ArgumentArity(1, 2),
        };
        var state = StatePlace.Option();
        var pattern = CommandParts.Pattern();
        var format = CommandParts.Format("text", "json");
        var command = new Command("next", "Shows what a run would start now: interrupted tasks, then failed ones with attempts left, then ready ones.") { files, state, pattern, format };
        command.SetAction((call, cancellationToken) => Task.FromResult(
            Run(host, call.GetValue(files) ?? [], call.GetValue(state), CommandParts.PatternOf(call.GetValue(pattern)), call.GetRequiredValue(format), cancellationToken)));
        return command;
    }

    private static int Run(ToolHost host, string[] arguments, string? folder, PlanPattern? pattern, string format, CancellationToken cancellationToken)
    {
        int? count = arguments.Length > 1 ? CountOf(arguments[0]) : null;
        if (StatedPlan.Load(host, arguments[^1], folder, cancellationToken, isRead: true) is not { } plan) return ExitCode.Faults;
        var answer = new NextTasks(plan.Plan, plan.Read(pattern), count ?? plan.Plan.Limit);
        if (format == "json") JsonNext.Write(host.Out, answer);
        else TextNext.Write(host, answer);
        return ExitCode.Fine;
    }

    private static int CountOf(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count >= 1
        ? count
        : throw new UsageException($"'{text}' is no number of tasks; write 'dotnet plan next 3 plan.md'");
}
