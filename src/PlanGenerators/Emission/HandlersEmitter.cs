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
            ClassHeader.Of(host).Open(writer);
            WriteRun(writer, code, run, host);
            if (!code.IsFaulty) DispatcherEmitter.Write(writer, code, run, host);
            ClassHeader.Of(host).Close(writer);
            writer.Line();
        }

        if (!code.IsFaulty && run.Hosts.Count != 1)
        {
            var header = ClassHeader.Of(code.Code);
            header.Open(writer);
            if (run.Hosts.Count == 0) WriteNoHandlers(writer);
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

    private static void WriteNoHandlers(SourceWriter writer)
    {
        writer.Line("/// <summary>Handles no task: commands run by themselves.</summary>");
        writer.Line(CodeMarks.Generated);
        writer.Line(CodeMarks.Hidden);
        writer.Open("internal sealed class Handlers : global::PlanRuntime.PlanHandlers");
        writer.Line("/// <inheritdoc/>");
        writer.Line("public override bool Handles(int task) => false;");
        writer.Line();
        writer.Line("/// <inheritdoc/>");
        writer.Line("public override global::System.Threading.Tasks.ValueTask ExecuteAsync(int task, global::PlanRuntime.PlanTaskContext context, global::System.Threading.CancellationToken cancellationToken) =>");
        writer.Indent();
        writer.Line("throw new global::System.ArgumentOutOfRangeException(nameof(task));");
        writer.Unindent();
        writer.Close();
    }
}
