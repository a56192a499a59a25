using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PlanModel;

namespace PlanExtraction;

/// <summary>Knows the attributes of PlanRuntime and reads what they name.</summary>
internal static class PlanAttributes
{
    public const string Plan = "PlanRuntime.PlanAttribute";
    public const string PlanTask = "PlanRuntime.PlanTaskAttribute";
    public const string PlanRollback = "PlanRuntime.PlanRollbackAttribute";

    /// <summary>A type that is there exactly where the project references PlanRuntime.</summary>
    public const string RuntimeMarker = "PlanRuntime.PlanGraphBuilder";

    public static bool IsHandlerAttribute(AttributeData attribute, out bool isRollback)
    {
        isRollback = Is(attribute, "PlanRollbackAttribute");
        return isRollback || Is(attribute, "PlanTaskAttribute");
    }

    public static bool IsHandlerAttribute(INamedTypeSymbol type) => Is(type, "PlanTaskAttribute") || Is(type, "PlanRollbackAttribute");

    /// <summary>The attribute that makes a class a plan class, or <see langword="null"/>.</summary>
    public static AttributeData? PlanOf(INamedTypeSymbol type) => type.GetAttributes().FirstOrDefault(static a => Is(a, "PlanAttribute"));

    public static AttributeData? FromOf(IParameterSymbol parameter) => parameter.GetAttributes().FirstOrDefault(static a => Is(a, "FromAttribute"));

    /// <summary>Reads an attribute's only argument.</summary>
    /// <remarks>While the generator runs its own constants have no value yet, so their name is read instead.</remarks>
    public static HandlerTarget TargetOf(AttributeData attribute, CancellationToken cancellationToken)
    {
        if (attribute.ConstructorArguments is [{ Kind: TypedConstantKind.Primitive, Value: var value }]) return new HandlerTarget(value as string ?? "", null);
        return ArgumentOf(attribute, cancellationToken)?.Expression switch
        {
            MemberAccessExpressionSyntax access => new HandlerTarget(null, access.Name.Identifier.ValueText),
            IdentifierNameSyntax name => new HandlerTarget(null, name.Identifier.ValueText),

            // Whoever compiles generated code as well could read it, but the generator cannot: it would be no handler at all.
            InterpolatedStringExpressionSyntax or BinaryExpressionSyntax or ConditionalExpressionSyntax => new HandlerTarget(ArgumentOf(attribute, cancellationToken)!.ToString(), null),
            _ => new HandlerTarget(null, null),
        };
    }

    /// <summary>The place of an attribute's argument, else of the attribute.</summary>
    public static Location? LocationOf(AttributeData attribute, CancellationToken cancellationToken) =>
        ArgumentOf(attribute, cancellationToken)?.GetLocation() ?? attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken).GetLocation();

    private static AttributeArgumentSyntax? ArgumentOf(AttributeData attribute, CancellationToken cancellationToken) =>
        attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken) is AttributeSyntax { ArgumentList.Arguments: { Count: > 0 } arguments } ? arguments[0] : null;

    private static bool Is(AttributeData attribute, string name) => attribute.AttributeClass is { } type && Is(type, name);

    private static bool Is(INamedTypeSymbol type, string name) =>
        type.Name == name && type.ContainingNamespace is { Name: "PlanRuntime", ContainingNamespace.IsGlobalNamespace: true };
}
