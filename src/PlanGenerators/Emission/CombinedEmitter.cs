namespace PlanGenerators;

/// <summary>Writes the class <c>AllHandlers</c> of a plan whose tasks several classes share.</summary>
internal static class CombinedEmitter
{
    private const string ContextAndToken = "global::PlanRuntime.PlanTaskContext context, global::System.Threading.CancellationToken cancellationToken";

    public static void Write(SourceWriter writer, BoundCode code, RunShape run)
    {
        var types = run.Hosts.Select(h => Enumerable.Range(0, code.Code.Classes.Count).First(c => ReferenceEquals(code.Code.Classes[c], h))).ToList();
        writer.Line("/// <summary>Passes each task to the class that handles it.</summary>");
        writer.Line(CodeMarks.Generated);
        writer.Line(CodeMarks.Hidden);
        writer.Open("internal sealed class AllHandlers : global::PlanRuntime.PlanHandlers");
        foreach (var type in types) writer.Line($"private readonly {PartType(code, type)} {Part(type)};");
        writer.Line();
        writer.Open($"internal AllHandlers({string.Join(", ", types.Select(t => $"{PartType(code, t)} part{CSharpText.Number(t)}"))})");
        foreach (var type in types) writer.Line($"{Part(type)} = part{CSharpText.Number(type)};");
        foreach (var type in types)
        {
            foreach (var owner in DispatcherEmitter.OwnersFor(code, type)) writer.Line($"{Part(type)}.{DispatcherEmitter.OwnerName(owner)} = {Part(owner)};");
        }

        writer.Close();
        writer.Line();
        WriteForwards(writer, types, code);
        writer.Close();
    }

    private static void WriteForwards(SourceWriter writer, List<int> types, BoundCode code)
    {
        var last = types[types.Count - 1];
        writer.Line("/// <inheritdoc/>");
        writer.Line($"public override bool Handles(int task) => {string.Join(" || ", types.Select(t => $"{Part(t)}.Handles(task)"))};");
        writer.Line();
        Forward("global::System.Threading.Tasks.ValueTask", "ExecuteAsync", $"int task, {ContextAndToken}", "task, context, cancellationToken", "Handles");
        Forward("bool", "VisitResult", "int task, global::PlanRuntime.IPlanResultVisitor visitor", "task, visitor", "Handles");
        Forward("global::System.ReadOnlySpan<int>", "RequiredResultsOf", "int task", "task", "Handles");
        if (code.Bindings.Rollbacks.All(static r => r is null)) return;
        writer.Line("/// <inheritdoc/>");
        writer.Line($"public override bool Compensates(int task) => {string.Join(" || ", types.Select(t => $"{Part(t)}.Compensates(task)"))};");
        writer.Line();
        Forward("global::System.Threading.Tasks.ValueTask", "CompensateAsync", $"int task, {ContextAndToken}", "task, context, cancellationToken", "Compensates");

        void Forward(string type, string name, string parameters, string arguments, string test)
        {
            writer.Line("/// <inheritdoc/>");
            writer.Open($"public override {type} {name}({parameters})");
            foreach (var t in types)
            {
                if (t != last) writer.Line($"if ({Part(t)}.{test}(task)) return {Part(t)}.{name}({arguments});");
            }

            writer.Line($"return {Part(last)}.{name}({arguments});");
            writer.Close();
            writer.Line();
        }
    }

    private static string PartType(BoundCode code, int type) => code.Code.Classes[type].Code + ".Handlers";

    private static string Part(int type) => "_part" + CSharpText.Number(type);
}
