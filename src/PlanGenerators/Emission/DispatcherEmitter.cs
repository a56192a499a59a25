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
    private readonly List<int> _commands;

    private DispatcherEmitter(SourceWriter writer, BoundCode code, RunShape run, HandlerClass host)
    {
        (_writer, _code, _run, _host) = (writer, code, run, host);
        _type = Enumerable.Range(0, code.Code.Classes.Count).First(c => ReferenceEquals(code.Code.Classes[c], host));
        _slots = new ResultSlots(code);
        _tasks = OwnOf(code.Bindings.Tasks);
        _rollbacks = OwnOf(code.Bindings.Rollbacks);
        _commands = ReferenceEquals(host, run.Hosts[0]) ? CommandCases.TasksOf(code) : [];
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
        new TaskSwitch(_writer, "public override bool Handles(int task)").WriteContains(_tasks.Select(static t => t.Task).Concat(_commands).OrderBy(static t => t).ToList(), "Handled");
        WriteExecute();
        WriteResults();
        WriteRequired();
        WriteRollbacks();
        WriteAsynchronous();
        _writer.Close();
    }

    private void WriteExecute()
    {
        var cases = _tasks.Select(t => new TaskCase(t.Task, t.Task, CommentOf(t.Task), StatementsOf(t.Task, t.Binding)))
            .Concat(_commands.Select(t => CommandCases.Of(_code.Plan, t)))
            .OrderBy(static c => c.First);
        _writer.Line();
        new TaskSwitch(_writer, $"public override {ValueTask} ExecuteAsync(int task, {ContextAndToken})").WriteCases(
            $"private {ValueTask} ExecuteAsync", $"(int task, {ContextAndToken})", "(task, context, cancellationToken)", "ExecuteAsync", cases, CommandCases.Otherwise);
    }

    private string CommentOf(int task) => $"{_code.Plan.Tasks[task].Id} {_code.Plan.Tasks[task].Title}";

    private void WriteState()
    {
        var isInstance = _run.Instances.Contains(_host);
        if (isInstance) _writer.Line($"private readonly {_host.Code} {_slots.Target};");
        foreach (var other in OtherOwners()) _writer.Line($"internal {_code.Code.Classes[other].Code}.Handlers {OwnerName(other)} = null!;");
        foreach (var declaration in _slots.DeclarationsOf(_type)) _writer.Line(declaration);
        if (isInstance)
        {
            _writer.Line();
            _writer.Line($"internal Handlers({_host.Code} target) => {_slots.Target} = target;");
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

    public static string OwnerName(int type) => "__part" + CSharpText.Number(type);

    private string OwnerOf(int task) => _code.Bindings.Tasks[task]!.Type is var type && type == _type ? "" : OwnerName(type) + ".";

    /// <summary>The statements that do a task.</summary>
    private IReadOnlyList<string> StatementsOf(int task, HandlerBinding binding)
    {
        var call = CallOf(binding);
        return binding.Declaration switch
        {
            { Return: HandlerReturn.Void } => [call + ";", "return default;"],
            { Return: HandlerReturn.Value, Result: null } => ["_ = " + call + ";", "return default;"],
            { Return: HandlerReturn.Value } => [$"{SlotOf(task, binding)} = {call};", "return default;"],
            { Return: HandlerReturn.ValueTask } => [$"return {call};"],
            { Return: HandlerReturn.Task } or { Return: HandlerReturn.TaskOfValue, Result: null } => [$"return new {ValueTask}({call});"],
            { Return: HandlerReturn.ValueTaskOfValue, Result: null } => [$"return new {ValueTask}({call}.AsTask());"],
            _ => [IsShared(task, binding) ? $"return {KeepNameOf(task, binding)}(task, context, cancellationToken);" : $"return {KeepNameOf(task, binding)}(context, cancellationToken);"],
        };
    }

    /// <summary>Whether all tasks of the handler are done by the same statements.</summary>
    private bool IsShared(int task, HandlerBinding binding) => _slots.IsArray(task) && binding.Arguments.All(static a => a.Producers.Count == 0);

    private string SlotOf(int task, HandlerBinding binding) => _slots.SlotOf(task, IsShared(task, binding) ? "task" : null);

    private string KeepNameOf(int task, HandlerBinding binding) => IsShared(task, binding) ? $"Keep{_slots.ArrayOf(task)}Async" : $"Keep{_slots.NameOf(task)}Async";

    private string CallOf(HandlerBinding binding)
    {
        var target = binding.Declaration.IsStatic ? _host.Code : _slots.Target;
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
            var item = argument.Parameter.Type.Item!.Code;
            var mayBeNull = item[item.Length - 1] == '?';
            return $"new {item}[] {{ {string.Join(", ", argument.Producers.Select(p => mayBeNull ? _slots.ReadOptional(p, OwnerOf(p)) : _slots.Read(p, OwnerOf(p))))} }}";
        }

        var producer = argument.Producers[0];
        return argument.Parameter.IsOptional ? _slots.ReadOptional(producer, OwnerOf(producer)) : _slots.Read(producer, OwnerOf(producer));
    }

    private void WriteResults()
    {
        var producing = _tasks.Where(static t => t.Binding.Declaration.Result is not null).ToList();
        if (producing.Count == 0) return;
        WriteDispatch(
            "public override", "bool", "VisitResult", "int task, global::PlanRuntime.IPlanResultVisitor visitor", "task, visitor", producing,
            (task, binding) => [$"return visitor.Visit(ref {SlotOf(task, binding)});"], "return false;");
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
        _writer.Line();
        new TaskSwitch(_writer, "public override bool Compensates(int task)").WriteContains(_rollbacks.Select(static r => r.Task).ToList(), "Compensated");
        WriteDispatch("public override", ValueTask, "CompensateAsync", $"int task, {ContextAndToken}", "task, context, cancellationToken", _rollbacks, StatementsOf);
    }

    /// <summary>Writes one method that waits for each handler with an asynchronous result and keeps it.</summary>
    private void WriteAsynchronous()
    {
        var written = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (task, binding) in _tasks)
        {
            if (binding.Declaration is not { Result: not null, Return: HandlerReturn.TaskOfValue or HandlerReturn.ValueTaskOfValue } || !written.Add(KeepNameOf(task, binding))) continue;
            _writer.Line();
            _writer.Line($"private async {ValueTask} {KeepNameOf(task, binding)}({(IsShared(task, binding) ? "int task, " : "")}{ContextAndToken}) =>");
            _writer.Indent();
            _writer.Line($"{SlotOf(task, binding)} = await {CallOf(binding)}.ConfigureAwait(false);");
            _writer.Unindent();
        }
    }

    private void WriteDispatch(string modifiers, string type, string name, string parameters, string arguments, List<(int Task, HandlerBinding Binding)> cases, Func<int, HandlerBinding, IReadOnlyList<string>> statements, string otherwise = CommandCases.Otherwise)
    {
        _writer.Line();
        new TaskSwitch(_writer, $"{modifiers} {type} {name}({parameters})").WriteCases(
            $"private {type} {name}", $"({parameters})", $"({arguments})", name,
            cases.Select(c => new TaskCase(c.Task, c.Task, CommentOf(c.Task), statements(c.Task, c.Binding))), otherwise);
    }
}
