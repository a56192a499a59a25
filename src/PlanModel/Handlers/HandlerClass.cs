namespace PlanModel;

/// <summary>A class with handlers.</summary>
internal sealed record HandlerClass
{
    /// <summary>The name the class has in metadata: <c>N.Outer+Inner`1</c>.</summary>
    public required string MetadataName { get; init; }

    /// <summary>The name as messages write it.</summary>
    public required string DisplayName { get; init; }

    /// <summary>The namespace, or an empty string.</summary>
    public required string Namespace { get; init; }

    public required string Name { get; init; }

    /// <summary>The keywords of a partial declaration: <c>class</c>, <c>record</c>, <c>struct</c>, <c>interface</c>; for what cannot be partial, its kind.</summary>
    public required string Keyword { get; init; }

    /// <summary>The file that <c>[Plan]</c> names, or <see langword="null"/> for a class without the attribute.</summary>
    public string? PlanFile { get; init; }

    public bool IsStatic { get; init; }

    public bool IsPartial { get; init; }

    public bool IsGeneric { get; init; }

    /// <summary>Whether the class, or one around it, is known in its file only.</summary>
    public bool IsFileLocal { get; init; }

    public bool IsAbstract { get; init; }

    /// <summary>The access that the class itself has.</summary>
    public HandlerAccess DeclaredAccess { get; init; } = HandlerAccess.Internal;

    /// <summary>The narrowest access of the class and the types around it.</summary>
    public HandlerAccess Access { get; init; } = HandlerAccess.Internal;

    /// <summary>The types around the class, the outermost first.</summary>
    public EquatableArray<ContainingTypeOutline> Containers { get; init; }

    /// <summary>The metadata names of its base classes; their handlers are this class's, unless it has nearer ones.</summary>
    public EquatableArray<string> Bases { get; init; }

    /// <summary>The names of members that the user declares and the generator would declare too.</summary>
    public EquatableArray<string> TakenNames { get; init; }

    /// <summary>The handlers, those of base classes after the class's own, in the order of their declaration.</summary>
    public EquatableArray<HandlerDeclaration> Handlers { get; init; }

    /// <summary>Whether generated code can be put into the class.</summary>
    public bool CanBeExtended => IsPartial && !IsGeneric && !IsFileLocal && Keyword is "class" or "record" && Containers.All(static c => c.IsPartial && !c.IsGeneric);

    /// <summary>Whether other code can name the class.</summary>
    public bool CanBeNamed => !IsGeneric && !IsFileLocal && Containers.All(static c => !c.IsGeneric);

    /// <summary>The class as code names it.</summary>
    public string Code => "global::" + (Namespace.Length == 0 ? "" : EscapedNamespace + ".") + string.Concat(Containers.Select(static c => CSharpNames.Escape(c.Name) + ".")) + CSharpNames.Escape(Name);

    private string EscapedNamespace => CSharpNames.EscapeAll(Namespace);
}

/// <summary>A type around a handler class.</summary>
internal sealed record ContainingTypeOutline(string Keyword, string Name, bool IsPartial, bool IsGeneric);
