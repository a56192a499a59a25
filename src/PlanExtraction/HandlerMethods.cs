using Microsoft.CodeAnalysis;
using PlanModel;

namespace PlanExtraction;

/// <summary>Turns a method with its attribute into a handler declaration.</summary>
internal static class HandlerMethods
{
    /// <summary>Whether a method, or the part of it that has a body, bears an attribute of handlers.</summary>
    public static bool IsHandler(IMethodSymbol method) =>
        (method.PartialDefinitionPart ?? method).GetAttributes().Any(static a => PlanAttributes.IsHandlerAttribute(a, out _));

    /// <summary>The handlers that a method is: one for each attribute.</summary>
    public static IEnumerable<ExtractedHandler> Of(IMethodSymbol method, bool isInherited, CancellationToken cancellationToken)
    {
        foreach (var attribute in method.GetAttributes())
        {
            if (PlanAttributes.IsHandlerAttribute(attribute, out _)) yield return Of(method, attribute, isInherited, cancellationToken);
        }
    }

    /// <summary>The handler that one attribute makes of a method.</summary>
    public static ExtractedHandler Of(IMethodSymbol method, AttributeData attribute, bool isInherited, CancellationToken cancellationToken)
    {
        method = method.PartialDefinitionPart ?? method;
        PlanAttributes.IsHandlerAttribute(attribute, out var isRollback);
        var (kind, result) = ReturnOf(method);
        var declaration = new HandlerDeclaration
        {
            Target = PlanAttributes.TargetOf(attribute, cancellationToken),
            Method = method.Name,
            DeclaredIn = HandlerClasses.MetadataNameOf(method.ContainingType),
            IsRollback = isRollback,
            IsStatic = method.IsStatic,
            IsInherited = isInherited,
            Return = kind,
            Result = result is null || isRollback ? null : HandlerTypes.OfResult(result),
            Parameters = method.Parameters.Select(p => ParameterOf(p, cancellationToken)).ToEquatableArray(),
            Misuse = HandlerMisuses.Of(method, result, isInherited),
        };
        return new ExtractedHandler(declaration, method, attribute);
    }

    /// <summary>How the method ends and what it returns.</summary>
    private static (HandlerReturn Kind, ITypeSymbol? Result) ReturnOf(IMethodSymbol method)
    {
        if (method.ReturnsVoid) return (HandlerReturn.Void, null);
        if (method.ReturnType is INamedTypeSymbol { MetadataName: "Task" or "Task`1" or "ValueTask" or "ValueTask`1", ContainingNamespace: { Name: "Tasks", ContainingNamespace: { Name: "Threading", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } } } type)
        {
            switch (type.MetadataName)
            {
                case "Task":
                    return (HandlerReturn.Task, null);
                case "Task`1":
                    return (HandlerReturn.TaskOfValue, type.TypeArguments[0]);
                case "ValueTask":
                    return (HandlerReturn.ValueTask, null);
                case "ValueTask`1":
                    return (HandlerReturn.ValueTaskOfValue, type.TypeArguments[0]);
            }
        }

        return (HandlerReturn.Value, method.ReturnType);
    }

    private static HandlerParameter ParameterOf(IParameterSymbol parameter, CancellationToken cancellationToken)
    {
        // By symbols and not by text: this runs for every handler with every edit of the project.
        var kind = parameter.Type switch
        {
            INamedTypeSymbol { Name: "PlanTaskContext", Arity: 0, ContainingType: null, ContainingNamespace: { Name: "PlanRuntime", ContainingNamespace.IsGlobalNamespace: true } } => HandlerParameterKind.Context,
            INamedTypeSymbol { Name: "CancellationToken", Arity: 0, ContainingType: null, ContainingNamespace: { Name: "Threading", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } } => HandlerParameterKind.CancellationToken,
            _ => HandlerParameterKind.Result,
        };
        var type = kind switch
        {
            HandlerParameterKind.Context => HandlerTypes.Context,
            HandlerParameterKind.CancellationToken => HandlerTypes.CancellationToken,
            _ => HandlerTypes.Of(parameter.Type),
        };
        return new HandlerParameter(parameter.Name, kind, type)
        {
            From = PlanAttributes.FromOf(parameter) is { } from ? PlanAttributes.TargetOf(from, cancellationToken) : null,
        };
    }
}

/// <summary>A handler with the symbols that know its places; never kept in a pipeline.</summary>
internal sealed record ExtractedHandler(HandlerDeclaration Declaration, IMethodSymbol Method, AttributeData Attribute)
{
    /// <summary>The place of a part of the handler, or <see langword="null"/> where the code is in another assembly.</summary>
    public Location? LocationOf(HandlerPlace place, CancellationToken cancellationToken)
    {
        var parameter = place.Parameter >= 0 && place.Parameter < Method.Parameters.Length ? Method.Parameters[place.Parameter] : null;
        var location = place.Part switch
        {
            HandlerPart.Target => PlanAttributes.LocationOf(Attribute, cancellationToken),
            HandlerPart.ParameterName => parameter?.Locations.FirstOrDefault(),
            HandlerPart.From => parameter is null ? null : PlanAttributes.FromOf(parameter) is { } from ? PlanAttributes.LocationOf(from, cancellationToken) : parameter.Locations.FirstOrDefault(),
            _ => Method.Locations.FirstOrDefault(),
        };
        return location is { IsInSource: true } ? location : null;
    }
}
