using PlanModel;

namespace PlanGenerators;

/// <summary>Writes, into each class with handlers, what dispatches tasks to its methods and keeps their results.</summary>
internal static class HandlersEmitter
{
    /// <summary>Whether there is anything to write.</summary>
    public static bool HasCode(BoundCode code) => !code.IsFaulty || HostsToExtend(code, new RunShape(code)).Any();

    public static string Emit(BoundCode code)
    {
        var writer = SourceWriter.StartFile(code.Plan.Source);
        var run = new RunShape(code);
        foreach (var host in HostsToExtend(code, run))
        {
            run.HeaderOf(host).Open(writer);
            WriteRun(writer, code, run, host);
            if (!code.IsFaulty) DispatcherEmitter.Write(writer, code, run, host);
            ClassHeader.Of(host).Close(writer);
            writer.Line();
        }

        if (!code.IsFaulty && run.Hosts.Count != 1)
        {
            var header = ClassHeader.Of(code.Code);
            header.Open(writer);
            if (run.Hosts.Count == 0) WriteNoHandlers(writer, code);
            else CombinedEmitter.Write(writer, code, run);
            header.Close(writer);
        }

        return writer.ToString();
    }

    private static IEnumerable<HandlerClass> HostsToExtend(BoundCode code, RunShape run) =>
        run.Hosts.Where(h => h.CanBeExtended && (!code.IsFaulty || !ReferenceEquals(h, code.Code.OwnClass)));

    /// <summary>The plan's own class has its <c>RunAsync</c> in the main file.</summary>
    private static void WriteRun(SourceWriter writer, BoundCode code, RunShape run, HandlerClass host)
    {
        if (ReferenceEquals(host, code.Code.OwnClass) || run.OverloadFor(host) is not { } overload) return;
        SurfaceEmitter.WriteRun(writer, overload, code.Plan.Source, code.IsFaulty);
        if (!code.IsFaulty) writer.Line();
    }

    private static void WriteNoHandlers(SourceWriter writer, BoundCode code)
    {
        const string execute = "global::System.Threading.Tasks.ValueTask ExecuteAsync";
        const string parameters = "(int task, global::PlanRuntime.PlanTaskContext context, global::System.Threading.CancellationToken cancellationToken)";
        var commands = CommandCases.TasksOf(code);
        writer.Line("/// <summary>Handles no task but those with a command.</summary>");
        writer.Line(CodeMarks.Generated);
        writer.Line(CodeMarks.Hidden);
        writer.Open("internal sealed class Handlers : global::PlanRuntime.PlanHandlers");
        new TaskSwitch(writer, "public override bool Handles(int task)").WriteContains(commands, "Handled");
        writer.Line();
        new TaskSwitch(writer, $"public override {execute}{parameters}").WriteCases(
            "private " + execute, parameters, "(task, context, cancellationToken)", "ExecuteAsync", commands.Select(t => CommandCases.Of(code.Plan, t)), CommandCases.Otherwise);
        writer.Close();
    }
}
