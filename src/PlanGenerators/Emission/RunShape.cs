using PlanModel;

namespace PlanGenerators;

/// <summary>Which instances a run asks for and which classes hold handlers.</summary>
internal sealed class RunShape
{
    private readonly BoundCode _code;

    public RunShape(BoundCode code)
    {
        _code = code;
        Hosts = code.Code.Classes.Where(static c => c.Handlers.Count > 0).ToList();
        Instances = Hosts.Where(static c => !c.IsStatic && c.CanBeNamed && c.Handlers.Any(static h => !h.IsStatic)).ToList();
        Names = ParameterNames(Instances);
    }

    /// <summary>The classes with handlers.</summary>
    public List<HandlerClass> Hosts { get; }

    /// <summary>Those of which a run needs an instance.</summary>
    public List<HandlerClass> Instances { get; }

    /// <summary>Whether an instance of the class is all that a run needs, so that it can be run without knowing which it is.</summary>
    public bool IsPlanHandler(HandlerClass host) => Instances.Count == 1 && ReferenceEquals(Instances[0], host) && host.CanBeExtended && !host.TakenNames.Contains("RunAsync");

    /// <summary>Whether the plan has a class that runs it with all its instances, for containers.</summary>
    public bool HasRunner => Instances.Count > 1 && Hosts.TrueForAll(static h => h.Access >= HandlerAccess.Internal) && _code.Code.OwnClass?.TakenNames.Contains(PlanExtraction.HandlerClasses.Runner) != true;

    /// <summary>The class that runs the plan with all its instances.</summary>
    public RunnerModel? Runner => !HasRunner ? null : new RunnerModel(
        Instances.TrueForAll(static i => i.Access == HandlerAccess.Public) ? "public" : "internal",
        Instances.Select(i => new PairOfTexts(i.Code, Names[i.MetadataName])).ToEquatableArray(),
        _code.IsFaulty ? null : $"global::PlanRuntime.PlanRunner.RunAsync(PlanSource.Graph.Value, new AllHandlers({string.Join(", ", Hosts.Select(h => $"new {h.Code}.Handlers({(Instances.Contains(h) ? RunnerModel.FieldOf(Names[h.MetadataName]) : "")})"))}), options, cancellationToken)");

    /// <summary>The class's header in generated code.</summary>
    public ClassHeader HeaderOf(HandlerClass host) => IsPlanHandler(host) ? ClassHeader.Of(host).Implementing("global::PlanRuntime.IPlanHandler") : ClassHeader.Of(host);

    /// <summary>The name of each instance as a parameter.</summary>
    public Dictionary<string, string> Names { get; }

    /// <summary>The plan's own class as code names it.</summary>
    public string PlanClass => "global::" + (_code.Plan.Namespace.Length == 0 ? "" : CSharpNames.EscapeAll(_code.Plan.Namespace) + ".") + CSharpNames.Escape(_code.Plan.Name);

    /// <summary>The overload of <c>RunAsync</c> that belongs into a class.</summary>
    /// <param name="host">The class, or <see langword="null"/> for the plan's own class without handlers.</param>
    /// <returns><see langword="null"/> where the class cannot name the others, or the user has taken the name.</returns>
    public RunOverload? OverloadFor(HandlerClass? host)
    {
        if (host?.TakenNames.Contains("RunAsync") == true) return null;
        var isInstance = host is not null && Instances.Contains(host);
        var others = Instances.Where(i => !ReferenceEquals(i, host)).ToList();
        if (Hosts.Any(h => !ReferenceEquals(h, host) && h.Access < HandlerAccess.Internal)) return null;
        var access = others.Count == 0 ? HandlerAccess.Public : others.Min(static o => o.Access);
        var parameters = string.Concat(others.Select(o => $"{o.Code} {Names[o.MetadataName]}, "));
        var body = _code.IsFaulty
            ? $"global::System.Threading.Tasks.Task.FromException<global::PlanRuntime.PlanResult>({PlanClass}.PlanSource.Fault())"
            : $"global::PlanRuntime.PlanRunner.RunAsync({PlanClass}.PlanSource.Graph.Value, {HandlersFor(isInstance ? host : null)}, options, cancellationToken)";
        return new RunOverload(access == HandlerAccess.Public ? "public" : "internal", !isInstance, parameters, body, others.Select(o => Names[o.MetadataName]).ToEquatableArray());
    }

    private string HandlersFor(HandlerClass? self)
    {
        if (Hosts.Count == 0) return $"new {PlanClass}.Handlers()";
        if (Hosts.Count == 1) return New(Hosts[0]);
        return $"new {PlanClass}.AllHandlers({string.Join(", ", Hosts.Select(New))})";

        string New(HandlerClass host) => $"new {host.Code}.Handlers({(!Instances.Contains(host) ? "" : ReferenceEquals(host, self) ? "this" : Names[host.MetadataName])})";
    }

    private static Dictionary<string, string> ParameterNames(List<HandlerClass> classes)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        var taken = new HashSet<string>(StringComparer.Ordinal) { "options", "cancellationToken", "handler" };
        foreach (var type in classes)
        {
            var name = char.ToLowerInvariant(type.Name[0]) + type.Name.Substring(1);
            for (var n = 2; !taken.Add(name); n++) name = char.ToLowerInvariant(type.Name[0]) + type.Name.Substring(1) + CSharpText.Number(n);
            names[type.MetadataName] = CSharpNames.Escape(name);
        }

        return names;
    }
}

/// <summary>One overload of <c>RunAsync</c> as text.</summary>
internal sealed record RunOverload(string Access, bool IsStatic, string Parameters, string Body, EquatableArray<string> InstanceNames);

/// <summary>The class of a plan that takes all instances which share it.</summary>
/// <param name="Access">The class's access.</param>
/// <param name="Instances">The type and name of each.</param>
/// <param name="Body">What runs the plan, or <see langword="null"/> where it has errors.</param>
internal sealed record RunnerModel(string Access, EquatableArray<PairOfTexts> Instances, string? Body)
{
    public static string FieldOf(string name) => "_" + name.TrimStart('@');
}

/// <summary>A type and a name, as code.</summary>
internal sealed record PairOfTexts(string Type, string Name);
