namespace PlanModel;

/// <summary>Finds the producer of each parameter, PLAN4005 and PLAN4006.</summary>
/// <remarks>
/// By type, a direct dependency comes before a dependency over others, and an equal type before a base of the result's type. A
/// list takes the results of all dependencies that fit its items, where no result is such a list itself.
/// </remarks>
internal sealed class ResultFlow
{
    private readonly PlanOutline _plan;
    private readonly HandlerTargets _targets;
    private readonly TaskReach _reach;
    private readonly Func<int, HandlerAnalysis.Assignment?> _handlerOf;
    private readonly Func<int, string> _nameOf;
    private readonly Action<HandlerFinding> _report;
    private readonly Dictionary<string, List<int>> _equal = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> _derived = new(StringComparer.Ordinal);

    public ResultFlow(PlanOutline plan, HandlerTargets targets, Func<int, HandlerAnalysis.Assignment?> handlerOf, Func<int, string> nameOf, Action<HandlerFinding> report)
    {
        _plan = plan;
        _targets = targets;
        _reach = new TaskReach(plan);
        _handlerOf = handlerOf;
        _nameOf = nameOf;
        _report = report;
        for (var t = 0; t < plan.Tasks.Count; t++)
        {
            if (ResultOf(t) is not { } result) continue;
            Add(_equal, result.Key, t);
            foreach (var key in result.Bases) Add(_derived, key, t);
        }
    }

    /// <summary>What the handler of a task is called with.</summary>
    public EquatableArray<HandlerArgument> ArgumentsOf(int task, HandlerAnalysis.Assignment handler)
    {
        var parameters = handler.Declaration.Parameters;
        if (parameters.Count == 0) return EquatableArray<HandlerArgument>.Empty;
        var arguments = new HandlerArgument[parameters.Count];
        for (var p = 0; p < arguments.Length; p++)
        {
            var parameter = parameters[p];
            if (parameter is { Kind: not HandlerParameterKind.Result, From: not null }) Report(new Query(task, handler, p, parameter), ResultProducerRule.Rule, HandlerPart.From, ResultProducerRule.OfTheRun(parameter));
            arguments[p] = parameter.Kind != HandlerParameterKind.Result || handler.Declaration.Misuse is not null
                ? new HandlerArgument(parameter, EquatableArray<int>.Empty, false)
                : Find(new Query(task, handler, p, parameter));
        }

        return new EquatableArray<HandlerArgument>(arguments);
    }

    private HandlerArgument Find(Query query) => query.Parameter.From is { } from ? FindNamed(query, from) : FindByType(query);

    private HandlerArgument FindNamed(Query query, HandlerTarget from)
    {
        if (_targets.Find(from) is not { } target)
        {
            if (from is { ConstantName: null, Id: { } id }) Report(query, ResultProducerRule.Rule, HandlerPart.From, ResultProducerRule.UnknownSource(_plan, query.Parameter, id, _targets.Near(id)));
            return Nothing(query);
        }

        if (target.Kind != TargetKind.Task) return FindAll(query, from, target);
        var producer = target.Tasks[0];
        if (ResultOf(producer) is not { } result)
        {
            Report(query, ResultProducerRule.Rule, HandlerPart.From, ResultProducerRule.NoResult(_plan, query.Parameter, producer));
            return Nothing(query);
        }

        if (!Fits(result, query.Parameter.Type.Key))
        {
            Report(query, ResultProducerRule.Rule, HandlerPart.ParameterName, ResultProducerRule.OtherType(_plan, query.Parameter, producer, result));
            return Nothing(query);
        }

        return One(query, producer);
    }

    /// <summary>The results of a whole phase as a list.</summary>
    private HandlerArgument FindAll(Query query, HandlerTarget from, TargetedTasks target)
    {
        if (query.Parameter.Type.Item is not { } item)
        {
            Report(query, ResultProducerRule.Rule, HandlerPart.ParameterName, ResultProducerRule.NotACollection(query.Parameter, from.Id!));
            return Nothing(query);
        }

        var producers = target.Tasks.Where(t => t != query.Task && ResultOf(t) is { } result && Fits(result, item.Key)).ToList();
        if (producers.Count == 0)
        {
            Report(query, ResultProducerRule.Rule, HandlerPart.ParameterName, ResultProducerRule.NoProducer(_plan, query.Parameter));
            return Nothing(query);
        }

        return All(query, producers);
    }

    private HandlerArgument FindByType(Query query)
    {
        var key = query.Parameter.Type.Key;
        if (query.Handler.Declaration.IsRollback && ResultOf(query.Task) is { } own && Fits(own, key)) return One(query, query.Task);
        var producers = Nearest(query.Task, _equal, key) ?? Nearest(query.Task, _derived, key);
        if (producers is { Count: 1 }) return One(query, producers[0]);
        if (producers is { Count: > 1 })
        {
            Report(query, ResultProducerRule.Rule, HandlerPart.ParameterName, ResultProducerRule.SeveralProducers(_plan, query.Parameter, producers));
            return Nothing(query);
        }

        if (query.Parameter.Type.Item is { } item)
        {
            var items = Nearest(query.Task, _equal, item.Key) ?? Nearest(query.Task, _derived, item.Key);
            if (items is not null) return All(query, items);
        }

        ReportNone(query);
        return Nothing(query);
    }

    /// <summary>No dependency returns the type: another task that does is a race, none at all is a gap.</summary>
    private void ReportNone(Query query)
    {
        var type = query.Parameter.Type;
        var others = _equal.TryGetValue(type.Key, out var equal) ? equal : _derived.TryGetValue(type.Key, out var derived) ? derived
            : type.Item is { } item && _equal.TryGetValue(item.Key, out var items) ? items : null;
        if (others is null) Report(query, ResultProducerRule.Rule, HandlerPart.ParameterName, ResultProducerRule.NoProducer(_plan, query.Parameter));
        else ReportRace(query, HandlerPart.ParameterName, others.Find(t => t != query.Task) is var other && other != query.Task && others.Contains(other) ? other : others[0]);
    }

    /// <summary>The direct dependencies that return a type, else all dependencies that do; <see langword="null"/> if none does.</summary>
    private List<int>? Nearest(int task, Dictionary<string, List<int>> byKey, string key)
    {
        if (!byKey.TryGetValue(key, out var producers)) return null;
        var exact = ReferenceEquals(byKey, _equal);
        var direct = _reach.DirectOf(task).Where(t => ResultOf(t) is { } result && (exact ? result.Key == key : Fits(result, key))).Distinct().OrderBy(static t => t).ToList();
        if (direct.Count > 0) return direct;
        var reached = producers.Where(t => _reach.DependsOn(task, t)).ToList();
        return reached.Count > 0 ? reached : null;
    }

    private HandlerArgument One(Query query, int producer)
    {
        if (!IsSafe(query, producer)) return Nothing(query);
        var result = ResultOf(producer)!;
        if (result.IsNullable && !query.Parameter.IsOptional) Report(query, ResultProducerRule.Rule, HandlerPart.ParameterName, ResultProducerRule.MayBeNull(_plan, query.Parameter, producer, result));
        else if (MayHoldNull(result, query.Parameter.Type)) Report(query, ResultProducerRule.Rule, HandlerPart.ParameterName, ResultProducerRule.MayHoldNull(_plan, query.Parameter, producer, result));
        return new HandlerArgument(query.Parameter, EquatableArray.Of(producer), false);
    }

    private HandlerArgument All(Query query, List<int> producers)
    {
        if (!producers.TrueForAll(p => IsSafe(query, p))) return Nothing(query);
        if (!query.Parameter.Type.Item!.IsNullable && producers.FindIndex(p => ResultOf(p)!.IsNullable) is >= 0 and var nullable)
        {
            Report(query, ResultProducerRule.Rule, HandlerPart.ParameterName, ResultProducerRule.ItemMayBeNull(_plan, query.Parameter, producers[nullable], ResultOf(producers[nullable])!));
        }

        return new HandlerArgument(query.Parameter, producers.ToEquatableArray(), true);
    }

    /// <summary>Whether null is declared in a part of the result, and excluded in the same part of the parameter.</summary>
    private static bool MayHoldNull(HandlerType result, HandlerType parameter)
    {
        if (result.Parts is not { } given || parameter.Parts is not { } taken || result.Key != parameter.Key) return false;
        for (int g = 0, t = 0; g < given.Length && t < taken.Length;)
        {
            var (isGivenSaid, isTakenSaid) = (given[g] is '?' or '!', taken[t] is '?' or '!');
            if (given[g] == '?' && taken[t] == '!') return true;
            if (isGivenSaid || !isTakenSaid) g++;
            if (isTakenSaid || !isGivenSaid) t++;
        }

        return false;
    }

    private bool IsSafe(Query query, int producer)
    {
        if (_reach.DependsOn(query.Task, producer) || (query.Handler.Declaration.IsRollback && query.Task == producer)) return IsSeen(query, producer);
        ReportRace(query, query.Parameter.From is null ? HandlerPart.ParameterName : HandlerPart.From, producer);
        return false;
    }

    /// <summary>Whether the class of the handler may read what another class keeps.</summary>
    private bool IsSeen(Query query, int producer)
    {
        if (_handlerOf(producer)! is var handler && (handler.Type == query.Handler.Type || handler.Declaration.Result!.Access >= HandlerAccess.Internal)) return true;
        Report(query, ResultProducerRule.Rule, HandlerPart.ParameterName, ResultProducerRule.Unseen(_plan, query.Parameter, producer, handler.Declaration.Result!, _nameOf(handler.Type)));
        return false;
    }

    private HandlerType? ResultOf(int task) => _handlerOf(task)?.Declaration.Result;

    private void Report(Query query, RuleDescriptor rule, HandlerPart part, string message) =>
        _report(new HandlerFinding(rule, new HandlerPlace(query.Handler.Type, query.Handler.Handler, part, query.Index), message));

    private void ReportRace(Query query, HandlerPart part, int producer) => _report(new HandlerFinding(
        DataRaceRule.Rule, new HandlerPlace(query.Handler.Type, query.Handler.Handler, part, query.Index), DataRaceRule.MessageFor(_plan, query.Task, producer, query.Parameter))
    {
        TaskIds = EquatableArray.Of(_plan.Tasks[query.Task].Id, _plan.Tasks[producer].Id),
    });

    private static HandlerArgument Nothing(Query query) => new(query.Parameter, EquatableArray<int>.Empty, false);

    private static bool Fits(HandlerType result, string key) => result.Key == key || result.Bases.Contains(key);

    private static void Add(Dictionary<string, List<int>> byKey, string key, int task)
    {
        if (!byKey.TryGetValue(key, out var tasks)) byKey[key] = tasks = [];
        tasks.Add(task);
    }

    private sealed record Query(int Task, HandlerAnalysis.Assignment Handler, int Index, HandlerParameter Parameter);
}
