namespace PlanGenerators;

/// <summary>Writes a plan's main file: graph, ways to run it, ids.</summary>
internal static class SurfaceEmitter
{
    public const string Result = "global::System.Threading.Tasks.Task<global::PlanRuntime.PlanResult>";
    public const string OptionsAndToken = "global::PlanRuntime.PlanOptions? options = null, global::System.Threading.CancellationToken cancellationToken = default";
    private const string Function = "global::System.Func<global::PlanRuntime.PlanTaskContext, global::System.Threading.CancellationToken, global::System.Threading.Tasks.Task>";

    public static string Emit(SurfaceModel model)
    {
        var plan = model.Plan;
        var writer = SourceWriter.StartFile(plan.Source);
        var title = plan.Title.Length > 0 ? CSharpText.Xml(plan.Title) : "The plan of <c>" + CSharpText.Xml(plan.Source) + "</c>";
        model.Header.Open(writer, CodeMarks.Summary(title + "."), $"/// <remarks>Generated from <c>{CSharpText.Xml(plan.Source)}</c>: {CSharpText.Number(plan.Tasks.Count)} tasks.</remarks>");
        if (model.MayDeclare("Graph"))
        {
            writer.Line("/// <summary>Gets the plan as a graph; it is made once, when it is first asked for.</summary>");
            if (model.IsFaulty) writer.Line("/// <exception cref=\"global::PlanRuntime.PlanFaultException\">The plan has errors; the message is the first one.</exception>");
            writer.Line(CodeMarks.Generated);
            writer.Line($"public static global::PlanRuntime.PlanGraph Graph => {(model.IsFaulty ? "throw PlanSource.Fault()" : "PlanSource.Graph.Value")};");
            writer.Line();
        }

        if (model.Run is { } run)
        {
            WriteRun(writer, run, plan.Source, model.IsFaulty);
            writer.Line();
        }

        if (model.MayDeclare("RunAsync")) WriteRunWithFunction(writer, model);
        if (model.Runner is { } runner)
        {
            RunnerEmitter.Write(writer, runner, model);
            writer.Line();
        }

        if (model.MayDeclare("Ids")) IdsEmitter.Write(writer, plan);
        if (!model.IsFaulty)
        {
            writer.Line();
            GraphEmitter.Write(writer, plan);
        }

        model.Header.Close(writer);
        return writer.ToString();
    }

    /// <summary>Writes <c>RunAsync</c> by handlers.</summary>
    public static void WriteRun(SourceWriter writer, RunOverload run, string source, bool isFaulty)
    {
        writer.Line($"/// <summary>Runs the tasks of <c>{CSharpText.Xml(source)}</c> by their handlers.</summary>");
        foreach (var name in run.InstanceNames) writer.Line($"/// <param name=\"{name.TrimStart('@')}\">Has handlers of the plan.</param>");
        WriteCommonParameters(writer, isFaulty);
        writer.Line($"/// <exception cref=\"global::PlanRuntime.PlanException\">A task has no handler; nothing was started.</exception>");
        writer.Line(CodeMarks.Generated);
        writer.Line($"{run.Access} {(run.IsStatic ? "static " : "")}{Result} RunAsync({run.Parameters}{OptionsAndToken}) =>");
        writer.Indent();
        writer.Line(run.Body + ";");
        writer.Unindent();
    }

    private static void WriteRunWithFunction(SourceWriter writer, SurfaceModel model)
    {
        writer.Line($"/// <summary>Runs the tasks of <c>{CSharpText.Xml(model.Plan.Source)}</c> by one function.</summary>");
        writer.Line("/// <param name=\"handler\">Does a task; <c>context.Task</c> says which.</param>");
        WriteCommonParameters(writer, model.IsFaulty);
        writer.Line(CodeMarks.Generated);
        writer.Line($"public static {Result} RunAsync({Function} handler, {OptionsAndToken}) =>");
        writer.Indent();
        writer.Line(model.IsFaulty
            ? "global::System.Threading.Tasks.Task.FromException<global::PlanRuntime.PlanResult>(PlanSource.Fault());"
            : "global::PlanRuntime.PlanRunner.RunAsync(PlanSource.Graph.Value, handler, options, cancellationToken);");
        writer.Unindent();
        writer.Line();
    }

    public static void WriteCommonParameters(SourceWriter writer, bool isFaulty)
    {
        writer.Line("/// <param name=\"options\">Pattern, limits and so on; those of the plan by default.</param>");
        writer.Line("/// <param name=\"cancellationToken\">Cancels the run; its result says so.</param>");
        writer.Line("/// <returns>The outcome of every task.</returns>");
        if (isFaulty) writer.Line("/// <exception cref=\"global::PlanRuntime.PlanFaultException\">The plan has errors; the message is the first one.</exception>");
    }
}
