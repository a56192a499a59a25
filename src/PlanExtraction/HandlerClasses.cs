using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PlanModel;

namespace PlanExtraction;

/// <summary>Turns a class into its outline, with or without handlers.</summary>
internal static class HandlerClasses
{
    /// <summary>What the generator declares in a plan's class.</summary>
    public static readonly string[] GeneratedNames = ["Graph", "Ids", "Tasks", "Handlers", "AllHandlers", "PlanSource", Run];

    /// <summary>What it declares there where several instance classes share the plan, unless the user has taken the name.</summary>
    public const string Runner = "Runner";

    /// <summary>What the generator declares in a class marked with <c>[Plan]</c>.</summary>
    public static readonly string[] GeneratedNamesInMarkedClass = ["Handlers", Run];

    /// <summary>The method that runs a plan; overloads that cannot be mistaken for the generated ones are the user's own.</summary>
    private const string Run = "RunAsync";

    /// <summary>The members of a class that the generator would declare again under a name.</summary>
    public static IEnumerable<ISymbol> MembersNamed(INamedTypeSymbol type, string name) => type.GetMembers(name).Where(static m => m is not IMethodSymbol { Name: Run } method || EndsLikeRun(method));

    /// <summary>Every generated overload ends in options and a token.</summary>
    private static bool EndsLikeRun(IMethodSymbol method) =>
        method.Parameters.Length >= 2
        && method.Parameters[method.Parameters.Length - 1].Type is { Name: "CancellationToken" }
        && method.Parameters[method.Parameters.Length - 2].Type is { Name: "PlanOptions", ContainingNamespace: { Name: "PlanRuntime", ContainingNamespace.IsGlobalNamespace: true } };

    /// <summary>The class with the handlers it declares and inherits.</summary>
    public static ExtractedClass Of(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        var handlers = OwnHandlersOf(type, cancellationToken).Concat(InheritedHandlersOf(type, cancellationToken)).ToList();
        var outline = OutlineOf(type, cancellationToken);
        return new ExtractedClass(outline with { Handlers = handlers.Select(static h => h.Declaration).ToEquatableArray() }, type, handlers);
    }

    /// <summary>The class without handlers.</summary>
    public static HandlerClass OutlineOf(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        var access = HandlerAccess.Public;
        var isFileLocal = false;
        var containers = new List<ContainingTypeOutline>();
        for (var t = type; t is not null; t = t.ContainingType)
        {
            access = HandlerTypes.Narrowest(access, HandlerTypes.AccessOf(t.DeclaredAccessibility));
            isFileLocal |= t.IsFileLocal;
            if (!ReferenceEquals(t, type)) containers.Insert(0, new ContainingTypeOutline(KeywordOf(t), t.Name, IsPartial(t, cancellationToken), t.Arity > 0));
        }

        return new HandlerClass
        {
            MetadataName = MetadataNameOf(type),
            DisplayName = type.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat.WithGenericsOptions(SymbolDisplayGenericsOptions.IncludeTypeParameters)),
            Namespace = NamespaceOf(type),
            Name = type.Name,
            Keyword = KeywordOf(type),
            PlanFile = PlanAttributes.PlanOf(type) is { } plan ? PlanAttributes.TargetOf(plan, cancellationToken).Id ?? "" : null,
            IsStatic = type.IsStatic,
            IsPartial = IsPartial(type, cancellationToken),
            IsGeneric = type.Arity > 0,
            IsFileLocal = isFileLocal,
            IsAbstract = type.IsAbstract && !type.IsStatic,
            DeclaredAccess = HandlerTypes.AccessOf(type.DeclaredAccessibility),
            Access = access,
            Containers = containers.ToEquatableArray(),
            Bases = BasesOf(type).Select(MetadataNameOf).ToEquatableArray(),
            TakenNames = GeneratedNames.Append(Runner).Where(n => MembersNamed(type, n).Any()).ToEquatableArray(),
        };
    }

    /// <summary>The classes that handle a plan's tasks: its own first, then those marked with its file, by name.</summary>
    public static List<ExtractedClass> ForPlan(PlanOutline plan, List<ExtractedClass> classes)
    {
        var own = classes.Where(c => c.Outline.MetadataName == plan.FullName);
        var marked = classes.Where(c => c.Outline.MetadataName != plan.FullName && c.Outline.PlanFile is { } file && PlanFiles.IsNamedBy(plan.Source, file)).OrderBy(static c => c.Outline.MetadataName, StringComparer.Ordinal);
        return own.Concat(marked).ToList();
    }

    /// <summary>The handlers that the class itself declares, in an order that does not depend on that of its files.</summary>
    public static IEnumerable<ExtractedHandler> OwnHandlersOf(INamedTypeSymbol type, CancellationToken cancellationToken) => type.GetMembers()
        .OfType<IMethodSymbol>()
        .OrderBy(static m => m.Locations.FirstOrDefault()?.SourceTree?.FilePath, StringComparer.Ordinal)
        .SelectMany(m => HandlerMethods.Of(m, isInherited: false, cancellationToken));

    /// <summary>The handlers of base classes; one nearer to the class hides those for the same target and those it overrides.</summary>
    public static IEnumerable<ExtractedHandler> InheritedHandlersOf(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        if (type.BaseType is null or { SpecialType: SpecialType.System_Object }) yield break;
        var seen = new HashSet<(HandlerTarget, bool)>(OwnHandlersOf(type, cancellationToken).Select(static h => (h.Declaration.Target, h.Declaration.IsRollback)));
        foreach (var b in BasesOf(type))
        {
            var nearer = new HashSet<(HandlerTarget, bool)>(seen);
            foreach (var method in b.GetMembers().OfType<IMethodSymbol>())
            {
                foreach (var handler in HandlerMethods.Of(method, isInherited: true, cancellationToken))
                {
                    var target = (handler.Declaration.Target, handler.Declaration.IsRollback);
                    seen.Add(target);
                    if (nearer.Contains(target)) continue;
                    yield return handler.Declaration.Misuse is null && HandlerMisuses.OfHidden(method, type) is { } misuse ? handler with { Declaration = handler.Declaration with { Misuse = misuse } } : handler;
                }
            }
        }
    }

    /// <summary>The name under which metadata has the type.</summary>
    public static string MetadataNameOf(INamedTypeSymbol type)
    {
        var name = type.MetadataName;
        for (var t = type.ContainingType; t is not null; t = t.ContainingType) name = t.MetadataName + "+" + name;
        var ns = NamespaceOf(type);
        return ns.Length == 0 ? name : ns + "." + name;
    }

    private static IEnumerable<INamedTypeSymbol> BasesOf(INamedTypeSymbol type)
    {
        for (var b = type.BaseType; b is not null && b.SpecialType != SpecialType.System_Object; b = b.BaseType) yield return b;
    }

    private static string NamespaceOf(INamedTypeSymbol type)
    {
        var name = "";
        for (var n = type.ContainingNamespace; n is { IsGlobalNamespace: false }; n = n.ContainingNamespace) name = name.Length == 0 ? n.Name : n.Name + "." + name;
        return name;
    }

    private static string KeywordOf(INamedTypeSymbol type) => type switch
    {
        { TypeKind: TypeKind.Struct, IsRecord: true } => "record struct",
        { TypeKind: TypeKind.Struct } => "struct",
        { TypeKind: TypeKind.Interface } => "interface",
        { TypeKind: TypeKind.Enum } => "enum",
        { TypeKind: TypeKind.Delegate } => "delegate",
        { IsRecord: true } => "record",
        _ => "class",
    };

    /// <summary>Whether the user declares the type, or a part of it, and not only a generator does.</summary>
    public static bool IsUsers(INamedTypeSymbol type) => type.DeclaringSyntaxReferences.Any(static r => !r.SyntaxTree.FilePath.EndsWith(".g.cs", StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether every declaration of the user says so; a forgotten one is told apart from the generated part by its place.</summary>
    public static bool IsPartial(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        type.DeclaringSyntaxReferences.All(r => r.GetSyntax(cancellationToken) is TypeDeclarationSyntax declaration && declaration.Modifiers.Any(SyntaxKind.PartialKeyword));
}

/// <summary>A class with the symbols that know its places; never kept in a pipeline.</summary>
internal sealed record ExtractedClass(HandlerClass Outline, INamedTypeSymbol Symbol, IReadOnlyList<ExtractedHandler> Handlers)
{
    /// <summary>The place that a finding points at; the class's name where the code itself is in another assembly.</summary>
    public Location? LocationOf(HandlerPlace place, CancellationToken cancellationToken)
    {
        if (place.Handler >= 0 && Handlers[place.Handler].LocationOf(place, cancellationToken) is { } location) return location;
        if (place.Part == HandlerPart.PlanFile && PlanAttributes.PlanOf(Symbol) is { } plan) return PlanAttributes.LocationOf(plan, cancellationToken);
        return Symbol.Locations.FirstOrDefault(static l => l.IsInSource);
    }
}
