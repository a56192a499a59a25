namespace PlanGenerators;

/// <summary>Writes the class <c>Runner</c> of a plan that several instance classes share: a container makes it of them.</summary>
internal static class RunnerEmitter
{
    public static void Write(SourceWriter writer, RunnerModel runner, SurfaceModel model)
    {
        writer.Line("/// <summary>Runs the plan with the instances of all classes that share it; a container makes it of them.</summary>");
        writer.Line(CodeMarks.Generated);
        writer.Open($"{runner.Access} sealed class {PlanExtraction.HandlerClasses.Runner} : global::PlanRuntime.IPlanHandler");
        if (runner.Body is not null)
        {
            foreach (var instance in runner.Instances) writer.Line($"private readonly {instance.Type} {RunnerModel.FieldOf(instance.Name)};");
            writer.Line();
        }

        writer.Line("/// <summary>Takes the instances.</summary>");
        foreach (var instance in runner.Instances) writer.Line($"/// <param name=\"{instance.Name.TrimStart('@')}\">Has handlers of the plan.</param>");
        writer.Open($"public {PlanExtraction.HandlerClasses.Runner}({string.Join(", ", runner.Instances.Select(static i => $"{i.Type} {i.Name}"))})");
        foreach (var instance in runner.Instances) writer.Line($"{(runner.Body is null ? "_" : RunnerModel.FieldOf(instance.Name))} = {instance.Name};");
        writer.Close();
        writer.Line();
        writer.Line($"/// <summary>Runs the tasks of <c>{CSharpText.Xml(model.Plan.Source)}</c> by their handlers.</summary>");
        SurfaceEmitter.WriteCommonParameters(writer, model.IsFaulty);
        writer.Line("/// <exception cref=\"global::PlanRuntime.PlanException\">A task has no handler; nothing was started.</exception>");
        writer.Line($"public {SurfaceEmitter.Result} RunAsync({SurfaceEmitter.OptionsAndToken}) =>");
        writer.Indent();
        writer.Line((runner.Body ?? "global::System.Threading.Tasks.Task.FromException<global::PlanRuntime.PlanResult>(PlanSource.Fault())") + ";");
        writer.Unindent();
        writer.Close();
    }
}
