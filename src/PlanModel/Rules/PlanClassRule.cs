namespace PlanModel;

/// <summary>PLAN4007: a plan class is no class, is not partial, is nested in a type that is not, is generic, or is known in its file only.</summary>
internal static class PlanClassRule
{
    public static RuleDescriptor Rule { get; } = new(
        "PLAN4007",
        "A plan class cannot be extended",
        RuleCategory.Handlers,
        Severity.Error,
        "A plan class is not a class, is not partial, is nested in a type that is not, is generic or file-local, so nothing can be generated into it.",
        StopsGraph: true);

    /// <summary>The message, or <see langword="null"/> for a class that can be extended.</summary>
    public static string? MessageFor(HandlerClass type)
    {
        var name = type.DisplayName;
        if (type.Keyword is not ("class" or "record")) return $"Plan class '{name}' is {(type.Keyword[0] is 'i' or 'e' ? "an" : "a")} {type.Keyword}; make it a class";
        if (type.IsGeneric) return $"Plan class '{name}' is generic, so that nobody could say with which types to run it; remove its type parameters";
        if (type.IsFileLocal) return $"Plan class '{name}' is known in its file only, where nothing can be generated; remove 'file'";
        if (!type.IsPartial) return $"Plan class '{name}' is not partial; write 'partial {type.Keyword} {type.Name}'";
        foreach (var container in type.Containers)
        {
            if (container.IsGeneric) return $"Plan class '{name}' is nested in the generic type '{container.Name}'; move it out";
            if (!container.IsPartial) return $"Plan class '{name}' is nested in '{container.Name}', which is not partial; write 'partial {container.Keyword} {container.Name}'";
        }

        return null;
    }

    /// <summary>The message for a class that shares its plan with others, which cannot name it.</summary>
    public static string UnnamableMessageFor(HandlerClass type, HandlerClass other) =>
        $"Plan class '{type.DisplayName}' shares its plan with '{other.DisplayName}', but is known in '{type.Containers[type.Containers.Count - 1].Name}' only; make it internal";
}
