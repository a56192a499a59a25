using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PlanExtraction;
using PlanModel;

namespace PlanGenerators;

/// <summary>A method with an attribute of PlanRuntime, as data.</summary>
internal sealed record MethodSource(HandlerDeclaration Declaration, HandlerPlaces Places)
{
    public static EquatableArray<MethodSource> Of(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken)
    {
        if (context.TargetSymbol is not IMethodSymbol method) return EquatableArray<MethodSource>.Empty;
        return context.Attributes
            .Select(a => HandlerMethods.Of(method, a, isInherited: false, cancellationToken))
            .Select(h => new MethodSource(h.Declaration, HandlerPlaces.Of(h, cancellationToken)))
            .ToEquatableArray();
    }
}

/// <summary>A class marked with <c>[Plan]</c>, or the class of a plan that the user declares in part, as data.</summary>
/// <param name="Outline">The class; of its handlers only the inherited ones.</param>
/// <param name="Name">The place of its name.</param>
/// <param name="PlanFile">The place of the file it names.</param>
internal sealed record ClassSource(HandlerClass Outline, CodePlace Name, CodePlace PlanFile)
{
    public static ClassSource? Of(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken) =>
        context is { TargetSymbol: INamedTypeSymbol type, TargetNode: TypeDeclarationSyntax } ? Of(type, cancellationToken) : null;

    /// <summary>The class that has a plan's name, if the user declares it.</summary>
    public static ClassSource? Of(Compilation compilation, string fullName, CancellationToken cancellationToken) =>
        compilation.Assembly.GetTypeByMetadataName(fullName) is { } type ? Of(type, cancellationToken) : null;

    private static ClassSource? Of(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        var name = type.Locations.FirstOrDefault(static l => l.IsInSource);
        if (name is null) return null;
        var inherited = HandlerClasses.InheritedHandlersOf(type, cancellationToken).Select(static h => h.Declaration).ToEquatableArray();
        var file = PlanAttributes.PlanOf(type) is { } plan ? PlanAttributes.LocationOf(plan, cancellationToken) : null;
        return new ClassSource(HandlerClasses.OutlineOf(type, cancellationToken) with { Handlers = inherited }, CodePlace.Of(name), CodePlace.Of(file ?? name));
    }
}

/// <summary>The places of a handler's tokens.</summary>
internal sealed record HandlerPlaces(CodePlace Method, CodePlace Target, EquatableArray<CodePlace> Parameters, EquatableArray<CodePlace> Froms)
{
    public static HandlerPlaces Of(ExtractedHandler handler, CancellationToken cancellationToken)
    {
        var method = PlaceOf(new HandlerPlace(0, 0, HandlerPart.MethodName), CodePlace.None);
        var target = PlaceOf(new HandlerPlace(0, 0, HandlerPart.Target), method);
        var parameters = handler.Declaration.Parameters;
        if (parameters.Count == 0) return new HandlerPlaces(method, target, default, default);
        var (names, froms) = (new CodePlace[parameters.Count], new CodePlace[parameters.Count]);
        for (var p = 0; p < names.Length; p++)
        {
            names[p] = PlaceOf(new HandlerPlace(0, 0, HandlerPart.ParameterName, p), method);
            froms[p] = parameters[p].From is null ? names[p] : PlaceOf(new HandlerPlace(0, 0, HandlerPart.From, p), names[p]);
        }

        return new HandlerPlaces(method, target, new(names), new(froms));

        CodePlace PlaceOf(HandlerPlace place, CodePlace fallback) => handler.LocationOf(place, cancellationToken) is { } location ? CodePlace.Of(location) : fallback;
    }

    /// <summary>The place of a finding's token.</summary>
    public CodePlace Of(HandlerPlace place) => place.Part switch
    {
        HandlerPart.Target => Target,
        HandlerPart.ParameterName => Parameters[place.Parameter],
        HandlerPart.From => Froms[place.Parameter],
        _ => Method,
    };
}
