using PlanModel;

namespace PlanGenerators;

/// <summary>Where the results of tasks are kept: a typed field for a task's own handler, a typed array for one that handles many.</summary>
internal sealed class ResultSlots
{
    private readonly BoundCode _code;
    private readonly string[] _names;
    private readonly HashSet<int> _nullable = [];
    private readonly Dictionary<(int Type, int Handler), string> _arrays = [];

    public ResultSlots(BoundCode code)
    {
        _code = code;
        _names = TaskNames.Of(code.Plan.Tasks);
        foreach (var binding in code.Bindings.Tasks.Concat(code.Bindings.Rollbacks))
        {
            if (binding is null) continue;
            foreach (var argument in binding.Arguments)
            {
                if (argument is { IsCollection: false, Parameter: { IsOptional: true, Type.IsValueType: true } }) _nullable.UnionWith(argument.Producers);
            }
        }

        foreach (var group in code.Bindings.Tasks.Where(static b => b is { Declaration.Result: not null }).GroupBy(static b => (b!.Type, b.Handler)))
        {
            if (group.Count() > 1) _arrays[group.Key] = "__resultsOf" + group.First()!.Declaration.Method + (_arrays.Keys.Any(k => k.Type == group.Key.Type && MethodOf(k) == MethodOf(group.Key)) ? CSharpText.Number(group.Key.Handler) : "");
        }
    }

    /// <summary>The member's name in generated code that stands for a task.</summary>
    public string NameOf(int task) => _names[task];

    /// <summary>Whether an array keeps the task's result beside others of its handler.</summary>
    public bool IsArray(int task) => _code.Bindings.Tasks[task] is { } binding && _arrays.ContainsKey((binding.Type, binding.Handler));

    /// <summary>The variable that keeps the instance; no task's field has its name, as none begins with two underscores.</summary>
    public string Target => _names.Contains("Target", StringComparer.OrdinalIgnoreCase) ? "__target" : "_target";

    /// <summary>What the array keeps, as a part of names: <c>_ResultsOfRest</c>.</summary>
    public string ArrayOf(int task)
    {
        var binding = _code.Bindings.Tasks[task]!;
        var name = _arrays[(binding.Type, binding.Handler)];
        return "_" + char.ToUpperInvariant(name[2]) + name.Substring(3);
    }

    /// <summary>The declarations of a class's slots.</summary>
    public IEnumerable<string> DeclarationsOf(int type)
    {
        var arrays = new HashSet<int>();
        for (var t = 0; t < _names.Length; t++)
        {
            if (_code.Bindings.Tasks[t] is not { Declaration.Result: { } result } binding || binding.Type != type) continue;
            var access = result.Access >= HandlerAccess.Internal ? "internal" : "private";
            if (!_arrays.TryGetValue((binding.Type, binding.Handler), out var array)) yield return $"{access} {FieldTypeOf(t, result)} {FieldOf(t)};";
            else if (arrays.Add(binding.Handler)) yield return $"{access} readonly {FieldTypeOf(t, result)}[] {array} = new {NewArrayOf(FieldTypeOf(t, result), _names.Length)};";
        }
    }

    /// <summary>The variable that keeps a task's result.</summary>
    /// <param name="task">The task.</param>
    /// <param name="index">The index where an array keeps it; the task's own by default.</param>
    public string SlotOf(int task, string? index = null)
    {
        var binding = _code.Bindings.Tasks[task]!;
        return _arrays.TryGetValue((binding.Type, binding.Handler), out var array) ? $"{array}[{index ?? CSharpText.Number(task)}]" : FieldOf(task);
    }

    /// <summary>Reads a result that is there.</summary>
    public string Read(int task, string owner)
    {
        var result = _code.Bindings.Tasks[task]!.Declaration.Result!;
        var slot = owner + SlotOf(task);
        return !result.IsValueType ? slot + "!" : IsNullable(task, result) ? slot + ".GetValueOrDefault()" : slot;
    }

    /// <summary>Reads a result that may not be there.</summary>
    public string ReadOptional(int task, string owner) => owner + SlotOf(task);

    private string FieldOf(int task) => "_" + char.ToLowerInvariant(_names[task][0]) + _names[task].Substring(1);

    private string FieldTypeOf(int task, HandlerType result) => !result.IsValueType || IsNullable(task, result) ? result.Code + "?" : result.Code;

    private bool IsNullable(int task, HandlerType result) => result.IsNullable || _nullable.Contains(task) || (_arrays.Count > 0 && IsInNullableArray(task));

    /// <summary>One array has one type of item.</summary>
    private bool IsInNullableArray(int task)
    {
        var binding = _code.Bindings.Tasks[task]!;
        return _arrays.ContainsKey((binding.Type, binding.Handler)) && _nullable.Any(n => _code.Bindings.Tasks[n] is { } other && other.Type == binding.Type && other.Handler == binding.Handler);
    }

    private string MethodOf((int Type, int Handler) key) => _code.Code.Classes[key.Type].Handlers[key.Handler].Method;

    /// <summary>The size goes into the first pair of brackets: <c>new int[3][]</c>.</summary>
    private static string NewArrayOf(string item, int size)
    {
        var brackets = item.Length;
        while (brackets > 0 && item[brackets - 1] is '[' or ']' or '?' or ',') brackets--;
        return item.IndexOf('[', brackets) < 0 ? $"{item}[{CSharpText.Number(size)}]" : item.Substring(0, brackets) + $"[{CSharpText.Number(size)}]" + item.Substring(brackets);
    }
}
