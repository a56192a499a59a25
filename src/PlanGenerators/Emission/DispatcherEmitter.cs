using PlanModel;

namespace PlanGenerators;

/// <summary>Writes the nested class <c>Handlers</c> of one class: dispatch by a switch, results in typed fields, no boxing, no reflection.</summary>
internal sealed class DispatcherEmitter
{
    private const string ValueTask = "global::System.Threading.Tasks.ValueTask";
    private const string ContextAndToken = "global::PlanRuntime.PlanTaskContext context, global::System.Threading.CancellationToken cancellationToken";

    private readonly SourceWriter _writer;
    private readonly BoundCode _code;
    private readonly RunShape _run;
    private readonly HandlerClass _host;
    private readonly int _type;
    private readonly ResultSlots _slots;
    private readonly List<(int Task, HandlerBinding Binding)> _tasks;
    private readonly List<(int Task, HandlerBinding Binding)> _rollbacks;

    private DispatcherEmitter(SourceWriter writer, BoundCode code, RunShape run, HandlerClass host)
    {
        (_writer, _code, _run, _host) = (writer, code, run, host);
        _type = Enumerable.Range(0, code.Code.Classes.Count).First(c => ReferenceEquals(code.Code.Classes[c], host));
        _slots = new ResultSlots(code);
        _tasks = OwnOf(code.Bindings.Tasks);
        _rollbacks = OwnOf(code.Bindings.Rollbacks);
    }

    public static void Write(SourceWriter writer, BoundCode code, RunShape run, HandlerClass host) => new DispatcherEmitter(writer, code, run, host).Write();

    private List<(int Task, HandlerBinding Binding)> OwnOf(EquatableArray<HandlerBinding?> bindings) =>
        Enumerable.Range(0, bindings.Count).Where(t => bindings[t]?.Type == _type).Select(t => (t, bindings[t]!)).ToList();

    private void Write()
    {
        _writer.Line($"/// <summary>Calls the handlers of <c>{CSharpText.Xml(_code.Plan.Source)}</c> and keeps their results; for one run.</summary>");
        _writer.Line(CodeMarks.Generated);
        _writer.Line(CodeMarks.Hidden);
        _writer.Open("internal sealed class Handlers : global::PlanRuntime.PlanHandlers");
        WriteState();
        new TaskSwitch(_writer, "public override bool Handles(int task)").WriteContains(_tasks.Select(static t => t.Task).ToList());
        _writer.Line();
        WriteDispatch("public override", ValueTask, "ExecuteAsync", $"int task, {ContextAndToken}", "task, context, cancellationToken", _tasks, StatementsOf);
        WriteResults();
        WriteRequired();
        WriteRollbacks();
        WriteAsynchronous();
        _writer.Close();
    }

    private void WriteState()
    {
        var isInstance = _run.Instances.Contains(_host);
        if (isInstance) _writer.Line($"private readonly {_host.Code} _target;");
        foreach (var other in OtherOwners()) _writer.Line($"internal {_code.Code.Classes[other].Code}.Handlers {OwnerName(other)} = null!;");
        foreach (var declaration in _slots.DeclarationsOf(_type)) _writer.Line(declaration);
        if (isInstance)
        {
            _writer.Line();
            _writer.Line($"internal Handlers({_host.Code} target) => _target = target;");
        }

        _writer.Line();
    }

    /// <summary>The classes whose handlers produce what handlers of this class take.</summary>
    private IEnumerable<int> OtherOwners() => OwnersFor(_code, _type);

    public static IEnumerable<int> OwnersFor(BoundCode code, int type) => code.Bindings.Tasks.Concat(code.Bindings.Rollbacks)
        .Where(b => b?.Type == type)
        .SelectMany(static b => b!.Arguments)
        .SelectMany(static a => a.Producers)
        .Select(p => code.Bindings.Tasks[p]!.Type)
        .Where(t => t != type)
        .Distinct()
        .OrderBy(static t => t);

    public static string OwnerName(int type) => "_part" + CSharpText.Number(type);

    private string OwnerOf(int task) => _code.Bindings.Tasks[task]!.Type is var type && type == _type ? "" : OwnerName(type) + ".";

    /// <summary>The statements that do a task.</summary>
    private IEnumerable<string> StatementsOf(int task, HandlerBinding binding)
    {
        var call = CallOf(binding);
        switch (binding.Declaration.Return)
        {
            case HandlerReturn.Void:
                yield return call + ";";
                yield return "return default;";
                break;
            case HandlerReturn.Value when binding.Declaration.Result is null:
                yield return "_ = " + call + ";";
                yield return "return default;";
                break;
            case HandlerReturn.Value:
                yield return $"{_slots.SlotOf(task)} = {call};";
                yield return "return default;";
                break;
            case HandlerReturn.ValueTask:
                yield return $"return {call};";
                break;
            case HandlerReturn.Task:
            case HandlerReturn.TaskOfValue when binding.Declaration.Result is null:
                yield return $"return new {ValueTask}({call});";
                break;
            default:
                yield return $"return Keep{_slots.NameOf(task)}Async(context, cancellationToken);";
                break;
        }
    }

    private string CallOf(HandlerBinding binding)
    {
        var target = binding.Declaration.IsStatic ? _host.Code : "_target";
        return $"{target}.{CSharpNames.Escape(binding.Declaration.Method)}({string.Join(", ", binding.Arguments.Select(ArgumentOf))})";
    }

    private string ArgumentOf(HandlerArgument argument)
    {
        switch (argument.Parameter.Kind)
        {
            case HandlerParameterKind.Context:
                return "context";
            case HandlerParameterKind.CancellationToken:
                return "cancellationToken";
        }

        if (argument.IsCollection)
        {
            return $"new {argument.Parameter.Type.Item!.Code}[] {{ {string.Join(", ", argument.Producers.Select(p => _slots.Read(p, OwnerOf(p))))} }}";
        }

        var producer = argument.Producers[0];
        return argument.Parameter.IsOptional ? _slots.ReadOptional(producer, OwnerOf(producer)) : _slots.Read(producer, OwnerOf(producer));
    }

    private void WriteResults()
    {
        var producing = _tasks.Where(static t => t.Binding.Declaration.Result is not null).ToList();
        if (producing.Count == 0) return;
        WriteDispatch("public override", "object?", "ResultOf", "int task", "task", producing, (task, _) => [$"return {_slots.SlotOf(task)};"], "return null;");
    }

    private void WriteRequired()
    {
        var needing = _tasks
            .Select(t => (t.Task, t.Binding, Required: RequiredBy(t.Binding)))
            .Where(static t => t.Required.Count > 0)
            .ToDictionary(static t => t.Task, static t => t.Required);
        if (needing.Count == 0) return;
        WriteDispatch(
            "public override", "global::System.ReadOnlySpan<int>", "RequiredResultsOf", "int task", "task", _tasks.Where(t => needing.ContainsKey(t.Task)).ToList(),
            (task, _) => [$"return new int[] {{ {string.Join(", ", needing[task].Select(static p => CSharpText.Number(p)))} }};"], "return default;");
    }

    private static List<int> RequiredBy(HandlerBinding binding) => binding.Arguments.Where(static a => a.IsCollection || !a.Parameter.IsOptional).SelectMany(static a => a.Producers).Distinct().ToList();

    private void WriteRollbacks()
    {
        if (_rollbacks.Count == 0) return;
        _writer.Line("/// <inheritdoc/>");
        _writer.Line($"public override global::System.ReadOnlySpan<int> Compensated => new int[] {{ {string.Join(", ", _rollbacks.Select(static r => CSharpText.Number(r.Task)))} }};");
        _writer.Line();
        WriteDispatch("public override", ValueTask, "CompensateAsync", $"int task, {ContextAndToken}", "task, context, cancellationToken", _rollbacks, RollbackStatementsOf);
    }

    private IEnumerable<string> RollbackStatementsOf(int task, HandlerBinding binding)
    {
        if (binding.Declaration.Return is not HandlerReturn.ValueTaskOfValue) return StatementsOf(task, binding);
        return [$"return new {ValueTask}({CallOf(binding)}.AsTask());"];
    }

    /// <summary>Writes one method that waits for each handler with an asynchronous result and keeps it.</summary>
    private void WriteAsynchronous()
    {
        foreach (var (task, binding) in _tasks)
        {
            if (binding.Declaration is not { Result: not null, Return: HandlerReturn.TaskOfValue or HandlerReturn.ValueTaskOfValue }) continue;
            _writer.Line($"private async {ValueTask} Keep{_slots.NameOf(task)}Async({ContextAndToken}) =>");
            _writer.Indent();
            _writer.Line($"{_slots.SlotOf(task)} = await {CallOf(binding)}.ConfigureAwait(false);");
            _writer.Unindent();
            _writer.Line();
        }
    }

    private void WriteDispatch(string modifiers, string type, string name, string parameters, string arguments, List<(int Task, HandlerBinding Binding)> cases, Func<int, HandlerBinding, IEnumerable<string>> statements, string otherwise = "throw new global::System.ArgumentOutOfRangeException(nameof(task));")
    {
        new TaskSwitch(_writer, $"{modifiers} {type} {name}({parameters})").WriteCases(
            $"private {type} {name}", $"({parameters})", $"({arguments})", name,
            cases.Select(c => (c.Task, $"{_code.Plan.Tasks[c.Task].Id} {_code.Plan.Tasks[c.Task].Title}", statements(c.Task, c.Binding))).ToList(), otherwise);
    }
}
