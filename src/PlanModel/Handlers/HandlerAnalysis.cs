namespace PlanModel;

/// <summary>Applies the rules on handlers, PLAN4001 to PLAN4007 and PLAN4010, to all classes of one plan.</summary>
internal sealed class HandlerAnalysis
{
    private readonly PlanOutline _plan;
    private readonly IReadOnlyList<HandlerClass> _classes;
    private readonly CancellationToken _cancellationToken;
    private readonly List<HandlerFinding> _findings = [];
    private readonly HandlerTargets _targets;
    private readonly Assignment?[] _handlers;
    private readonly Assignment?[] _rollbacks;

    private HandlerAnalysis(PlanOutline plan, IReadOnlyList<HandlerClass> classes, CancellationToken cancellationToken)
    {
        _plan = plan;
        _classes = classes;
        _cancellationToken = cancellationToken;
        _targets = new HandlerTargets(plan);
        _handlers = new Assignment?[plan.Tasks.Count];
        _rollbacks = new Assignment?[plan.Tasks.Count];
    }

    /// <summary>Finds each task's handler and where each of its parameters comes from.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="classes">The plan's own class, if the user declares it, and the classes marked with <c>[Plan]</c>.</param>
    /// <param name="cancellationToken">Stops a long analysis.</param>
    public static HandlerBindings Analyze(PlanOutline plan, IReadOnlyList<HandlerClass> classes, CancellationToken cancellationToken = default) =>
        new HandlerAnalysis(plan, classes, cancellationToken).Analyze();

    private HandlerBindings Analyze()
    {
        for (var c = 0; c < _classes.Count; c++)
        {
            if (PlanClassRule.MessageFor(_classes[c]) is { } message) Report(PlanClassRule.Rule, new HandlerPlace(c, -1, HandlerPart.TypeName), message);
            for (var h = 0; h < _classes[c].Handlers.Count; h++) Assign(c, h, _classes[c].Handlers[h]);
        }

        ReportUnnamable();
        ReportMissing();
        var flow = new ResultFlow(_plan, _targets, t => _handlers[t], t => _classes[t].DisplayName, _findings.Add);
        var tasks = Bind(_handlers, flow);
        var rollbacks = Bind(_rollbacks, flow);
        ReportUntaken(tasks, rollbacks);
        return new HandlerBindings { Plan = _plan, Classes = _classes.ToEquatableArray(), Tasks = new(tasks), Rollbacks = new(rollbacks), Findings = InOrder().ToEquatableArray() };
    }

    private void Assign(int type, int index, HandlerDeclaration handler)
    {
        if (handler.Misuse is { } misuse)
        {
            var place = misuse.Parameter < 0 ? new HandlerPlace(type, index, HandlerPart.MethodName) : new HandlerPlace(type, index, HandlerPart.ParameterName, misuse.Parameter);
            Report(HandlerSignatureRule.Rule, place, HandlerSignatureRule.MessageFor(handler.Method, misuse.Words));
        }

        if (_targets.Find(handler.Target) is not { } target)
        {
            ReportUnknown(type, index, handler.Target);
            return;
        }

        var slots = handler.IsRollback ? _rollbacks : _handlers;
        foreach (var task in target.Tasks)
        {
            // A command is closer to its task than a handler of many.
            if (target.Kind != TargetKind.Task && !handler.IsRollback && _plan.Tasks[task].Command is not null) continue;
            var other = slots[task];
            if (other is null || target.Kind > other.Kind)
            {
                slots[task] = new Assignment(type, index, handler, target.Kind);
            }
            else if (target.Kind == other.Kind)
            {
                ReportDuplicate(type, index, handler, other, target.Kind == TargetKind.Task ? _plan.Tasks[task].Id : handler.Target.Id!);
                return;
            }
        }
    }

    private void ReportUnknown(int type, int index, HandlerTarget target)
    {
        // A constant that does not exist is the compiler's to report.
        if (target.ConstantName is not null || target.Id is not { } id) return;
        var near = _targets.Near(id);
        _findings.Add(new HandlerFinding(UnknownHandlerTaskRule.Rule, new HandlerPlace(type, index, HandlerPart.Target), UnknownHandlerTaskRule.MessageFor(_plan, id, near)) { Suggestion = near });
    }

    private void ReportDuplicate(int type, int index, HandlerDeclaration handler, Assignment other, string target)
    {
        var first = NameOf(other.Type, other.Declaration);
        var second = NameOf(type, handler);
        var message = handler.IsRollback ? DuplicateHandlerRule.RollbackMessageFor(target, first, second) : DuplicateHandlerRule.MessageFor(target, first, second);
        _findings.Add(new HandlerFinding(DuplicateHandlerRule.Rule, new HandlerPlace(type, index, HandlerPart.Target), message)
        {
            Other = new HandlerPlace(other.Type, other.Handler, HandlerPart.Target),
        });
    }

    private string NameOf(int type, HandlerDeclaration handler) => _classes.Count == 1 ? handler.Method : _classes[type].DisplayName + "." + handler.Method;

    /// <summary>What runs several classes names each of them.</summary>
    private void ReportUnnamable()
    {
        var hosts = Enumerable.Range(0, _classes.Count).Where(c => _classes[c].Handlers.Count > 0).ToList();
        if (hosts.Count < 2) return;
        foreach (var host in hosts)
        {
            if (_classes[host].Access >= HandlerAccess.Internal || !_classes[host].CanBeExtended) continue;
            Report(PlanClassRule.Rule, new HandlerPlace(host, -1, HandlerPart.TypeName), PlanClassRule.UnnamableMessageFor(_classes[host], _classes[hosts.Find(h => h != host)]));
        }
    }

    private void ReportMissing()
    {
        if (!_classes.Any(static c => c.Handlers.Any(static h => !h.IsRollback))) return;
        var isParent = new bool[_plan.Tasks.Count];
        foreach (var task in _plan.Tasks)
        {
            if (task.Parent >= 0) isParent[task.Parent] = true;
        }

        var missing = Enumerable.Range(0, _plan.Tasks.Count)
            .Where(t => _handlers[t] is null && !isParent[t] && _plan.Tasks[t] is { Command: null, IsDone: false })
            .ToList();
        var place = new HandlerPlace(Enumerable.Range(0, _classes.Count).First(c => _classes[c].Handlers.Any(static h => !h.IsRollback)), -1, HandlerPart.TypeName);
        if (missing.Count > MissingHandlerRule.MostSingleFindings)
        {
            _findings.Add(new HandlerFinding(MissingHandlerRule.Rule, place, MissingHandlerRule.MessageFor(_plan, missing)) { TaskIds = missing.Select(t => _plan.Tasks[t].Id).ToEquatableArray() });
            return;
        }

        foreach (var task in missing)
        {
            _findings.Add(new HandlerFinding(MissingHandlerRule.Rule, place, MissingHandlerRule.MessageFor(_plan, task)) { TaskIds = EquatableArray.Of(_plan.Tasks[task].Id) });
        }
    }

    private HandlerBinding?[] Bind(Assignment?[] assignments, ResultFlow flow)
    {
        var bindings = new HandlerBinding?[assignments.Length];
        for (var t = 0; t < bindings.Length; t++)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            if (assignments[t] is not { } handler) continue;
            bindings[t] = new HandlerBinding(handler.Type, handler.Handler, handler.Declaration, flow.ArgumentsOf(t, handler));
        }

        return bindings;
    }

    private void ReportUntaken(HandlerBinding?[] tasks, HandlerBinding?[] rollbacks)
    {
        var taken = new bool[tasks.Length];
        foreach (var binding in tasks.Concat(rollbacks))
        {
            if (binding is null) continue;
            foreach (var argument in binding.Arguments)
            {
                foreach (var producer in argument.Producers) taken[producer] = true;
            }
        }

        foreach (var task in _plan.Dependencies.Select(static d => d.On).Distinct().OrderBy(static t => t))
        {
            if (taken[task] || tasks[task] is not { Declaration.Result: { } result } binding) continue;
            Report(UntakenResultRule.Rule, new HandlerPlace(binding.Type, binding.Handler, HandlerPart.MethodName), UntakenResultRule.MessageFor(_plan, task, result));
        }
    }

    /// <summary>By class and handler, then as found; a handler of many tasks says the same only once.</summary>
    private List<HandlerFinding> InOrder()
    {
        var seen = new HashSet<(string, HandlerPlace, string)>();
        return _findings
            .Where(f => seen.Add((f.Rule.Id, f.Place, f.Message)))
            .OrderBy(static f => f.Place.Type)
            .ThenBy(static f => f.Place.Handler)
            .ThenBy(static f => f.Place.Parameter)
            .ToList();
    }

    private void Report(RuleDescriptor rule, HandlerPlace place, string message) => _findings.Add(new HandlerFinding(rule, place, message));

    /// <summary>A handler and how closely its attribute names the task.</summary>
    internal sealed record Assignment(int Type, int Handler, HandlerDeclaration Declaration, TargetKind Kind);
}
