using PlanCore;
using PlanModel;

namespace PlanGenerators;

/// <summary>Writes the calls that build a plan's graph.</summary>
internal static class GraphEmitter
{
    /// <summary>A method of a thousand chained calls takes the just-in-time compiler more than ten times as long as ten of a hundred.</summary>
    private const int TasksPerMethod = 100;

    public static void Write(SourceWriter writer, PlanOutline plan)
    {
        writer.Line("/// <summary>How the plan is made; for generated code.</summary>");
        writer.Line(CodeMarks.Generated);
        writer.Line(CodeMarks.Hidden);
        writer.Open("internal static partial class PlanSource");
        writer.Line("internal static readonly global::System.Lazy<global::PlanRuntime.PlanGraph> Graph = new(Build);");
        writer.Line();
        WriteBuild(writer, plan);
        WriteTasks(writer, plan);
        writer.Close();
    }

    private static void WriteBuild(SourceWriter writer, PlanOutline plan)
    {
        writer.Open("private static global::PlanRuntime.PlanGraph Build()");
        writer.Line($"var plan = new global::PlanRuntime.PlanGraphBuilder({CSharpText.Literal(plan.Name)}, {CSharpText.Literal(plan.Source)});");
        WriteDefaults(writer, plan.Defaults);
        for (var first = 0; first < plan.Tasks.Count; first += TasksPerMethod) writer.Line($"AddTasksFrom{CSharpText.Number(first)}(plan);");
        foreach (var group in plan.SequentialGroups) writer.Line($"plan.RunOneAtATime({Ids(plan, group)});");
        foreach (var early in plan.EarlyTasks) writer.Line($"plan.OpenEarly(new[] {{ {Ids(plan, early.Tasks)} }}, new[] {{ {Ids(plan, early.OnTasks)} }});");
        writer.Line("return plan.Build();");
        writer.Close();
    }

    private static void WriteDefaults(SourceWriter writer, DefaultsOutline defaults)
    {
        if (defaults.Pattern is { } pattern) writer.Line($"plan.RunsBy({Pattern(pattern)});");
        if (defaults.IgnorePhases) writer.Line("plan.IgnorePhases();");
        if (defaults.PhaseThreshold is { } threshold) writer.Line($"plan.PhaseThreshold({CSharpText.Number(threshold)});");
        if (defaults.BatchSize is { } batch) writer.Line($"plan.BatchSize({CSharpText.Number(batch)});");
        if (defaults.MaxParallelism is { } parallelism) writer.Line($"plan.MaxParallelism({CSharpText.Number(parallelism)});");
        if (defaults.MaxPhases is { } phases) writer.Line($"plan.MaxPhases({CSharpText.Number(phases)});");
        if (defaults.MaxAttempts is { } attempts) writer.Line($"plan.MaxAttempts({CSharpText.Number(attempts)});");
        if (defaults.Timeout is { } timeout) writer.Line($"plan.Timeout({Time(timeout)});");
    }

    private static void WriteTasks(SourceWriter writer, PlanOutline plan)
    {
        var calls = new GraphCalls(plan);
        for (var first = 0; first < plan.Tasks.Count; first += TasksPerMethod)
        {
            writer.Line();
            writer.Open($"private static void AddTasksFrom{CSharpText.Number(first)}(global::PlanRuntime.PlanGraphBuilder plan)");
            for (var t = first; t < plan.Tasks.Count && t < first + TasksPerMethod; t++)
            {
                var before = t == 0 ? -1 : plan.Tasks[t - 1].Phase;
                for (var p = before + 1; p <= plan.Tasks[t].Phase; p++) writer.Line(calls.OfPhase(p));
                writer.Line(calls.OfTask(t));
            }

            if (first + TasksPerMethod >= plan.Tasks.Count)
            {
                for (var p = plan.Tasks[plan.Tasks.Count - 1].Phase + 1; p < plan.Phases.Count; p++) writer.Line(calls.OfPhase(p));
            }

            writer.Close();
        }
    }

    public static string Ids(PlanOutline plan, EquatableArray<int> tasks) => CSharpText.Literals(tasks.Select(t => plan.Tasks[t].Id));

    public static string Pattern(PatternKind pattern) => "global::PlanRuntime.PlanPattern." + pattern;

    public static string Time(long milliseconds) => $"global::System.TimeSpan.FromMilliseconds({CSharpText.Number(milliseconds)}d)";
}
