using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace PlanRuntime;

/// <summary>The results of a run's tasks as JSON, by the type information that the user's code generates; no reflection.</summary>
internal sealed class StoredResults
{
    private readonly PlanGraph _plan;
    private readonly PlanHandlers _handlers;
    private readonly IJsonTypeInfoResolver? _types;
    private readonly JsonSerializerOptions? _options;
    private readonly string?[] _kept;

    public StoredResults(PlanGraph plan, PlanHandlers handlers, IJsonTypeInfoResolver? types)
    {
        (_plan, _handlers, _types) = (plan, handlers, types);
        _options = types is null ? null : (types as JsonSerializerContext)?.Options ?? new JsonSerializerOptions { TypeInfoResolver = types };
        _kept = new string?[plan.Tasks.Count];
    }

    /// <summary>Checks that every result that a handler requires can be stored.</summary>
    /// <exception cref="PlanStateException">One cannot.</exception>
    public void Check()
    {
        for (var t = 0; t < _kept.Length; t++)
        {
            foreach (var producer in _handlers.RequiredResultsOf(t))
            {
                if (TypeOf(producer) is { } type && TypeInfoOf(type) is null) throw CannotStore(t, producer, type);
            }
        }
    }

    /// <summary>Keeps the result of a task that has just succeeded.</summary>
    /// <exception cref="PlanStateException">It cannot be written.</exception>
    public void Keep(int task)
    {
        var writer = new Writer(this);
        if (!_handlers.VisitResult(task, writer)) return;
        if (writer.Fault is { } fault)
        {
            throw new PlanStateException(PlanStateFault.Result, $"The result of task '{_plan.TaskAt(task)}' cannot be stored: {fault.Message}", fault);
        }

        _kept[task] = writer.Json;
    }

    /// <summary>Gives the JSON of a result away.</summary>
    public string? Take(int task)
    {
        var json = _kept[task];
        _kept[task] = null;
        return json;
    }

    /// <summary>Puts the result of an earlier run where the handlers keep it.</summary>
    /// <exception cref="PlanStateException">It cannot be read as the type that the handler returns now.</exception>
    public void Restore(int task, string json)
    {
        var reader = new Reader(this, json);
        if (!_handlers.VisitResult(task, reader) || reader.Fault is not { } fault) return;
        var id = _plan.TaskAt(task).Id;
        throw new PlanStateException(
            PlanStateFault.Result,
            $"The result of task '{id}' that an earlier run stored cannot be read: {fault.Message}; retry '{id}', or set PlanOptions.Results to {nameof(PlanResultStorage)}.{nameof(PlanResultStorage.Recompute)}",
            fault);
    }

    private Type? TypeOf(int task)
    {
        var finder = new TypeFinder();
        return _handlers.VisitResult(task, finder) ? finder.Type : null;
    }

    private JsonTypeInfo? TypeInfoOf(Type type)
    {
        if (_options is null) return null;
        return _types is JsonSerializerContext context ? context.GetTypeInfo(type) : _options.TryGetTypeInfo(type, out var found) ? found : null;
    }

    private PlanStateException CannotStore(int task, int producer, Type type) => new(
        PlanStateFault.Result,
        $"Task '{_plan.TaskAt(task).Id}' needs the result of '{_plan.TaskAt(producer).Id}', and {type} cannot be stored, so the plan was not started; "
        + $"set PlanOptions.{nameof(PlanOptions.ResultTypes)} to a JsonSerializerContext with [JsonSerializable(typeof({type.Name}))], "
        + $"or PlanOptions.{nameof(PlanOptions.Results)} to {nameof(PlanResultStorage)}.{nameof(PlanResultStorage.Recompute)}");

    /// <summary>A place that may be empty holds the type behind it.</summary>
    private static Type Plain(Type type) => Nullable.GetUnderlyingType(type) ?? type;

    private sealed class TypeFinder : IPlanResultVisitor
    {
        public Type? Type { get; private set; }

        public bool Visit<T>(ref T result)
        {
            Type = Plain(typeof(T));
            return true;
        }
    }

    private sealed class Writer(StoredResults results) : IPlanResultVisitor
    {
        public string? Json { get; private set; }

        public Exception? Fault { get; private set; }

        public bool Visit<T>(ref T result)
        {
            if (results.TypeInfoOf(Plain(typeof(T))) is not { } type) return true;
            try
            {
                Json = result is null ? "null" : JsonSerializer.Serialize(result, type);
            }
#pragma warning disable CA1031 // Do not catch general exception types: converters and getters are the user's code; what they throw is reported as the task's failure.
            catch (Exception fault)
#pragma warning restore CA1031
            {
                Fault = fault;
            }

            return true;
        }
    }

    private sealed class Reader(StoredResults results, string json) : IPlanResultVisitor
    {
        public Exception? Fault { get; private set; }

        public bool Visit<T>(ref T result)
        {
            if (results.TypeInfoOf(Plain(typeof(T))) is not { } type) return true;
            try
            {
                result = (T)JsonSerializer.Deserialize(json, type)!;
            }
#pragma warning disable CA1031 // Do not catch general exception types: converters and setters are the user's code; what they throw is reported before the run starts.
            catch (Exception fault)
#pragma warning restore CA1031
            {
                Fault = fault;
            }

            return true;
        }
    }
}
