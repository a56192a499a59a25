using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using PlanExtraction;
using PlanModel;

namespace PlanAnalyzers;

/// <summary>Finds attributes of handlers where nobody reads them: on local functions and lambdas, and <c>[From]</c> on a parameter of a method that is no handler.</summary>
internal static class UnreadAttributes
{
    public static UnreadAttribute? Find(SyntaxNodeAnalysisContext context)
    {
        var attribute = (AttributeSyntax)context.Node;
        return attribute.Parent?.Parent switch
        {
            LocalFunctionStatementSyntax function when IsHandlerAttribute(context, attribute) =>
                new(HandlerSignatureRule.Rule, function.Identifier.GetLocation(), HandlerSignatureRule.LocalFunctionMessageFor(function.Identifier.ValueText)),
            LambdaExpressionSyntax when IsHandlerAttribute(context, attribute) => new(HandlerSignatureRule.Rule, attribute.GetLocation(), HandlerSignatureRule.LambdaMessage),
            ParameterSyntax parameter => OfParameter(context, attribute, parameter),
            _ => null,
        };
    }

    private static UnreadAttribute? OfParameter(SyntaxNodeAnalysisContext context, AttributeSyntax attribute, ParameterSyntax parameter)
    {
        // Names first: parameters of controllers have many attributes, and none of them is to be bound for this.
        if (NameOf(attribute) is not ("From" or "FromAttribute")) return null;
        if (context.SemanticModel.GetDeclaredSymbol(parameter, context.CancellationToken) is not { ContainingSymbol: var owner } symbol || PlanAttributes.FromOf(symbol) is null) return null;
        if (owner is IMethodSymbol { MethodKind: not (MethodKind.LocalFunction or MethodKind.AnonymousFunction) } method && HandlerMethods.IsHandler(method)) return null;
        var name = owner is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } ? "the lambda" : owner?.Name ?? "";
        return new(ResultProducerRule.Rule, attribute.GetLocation(), ResultProducerRule.OfNoHandler(symbol.Name, name));
    }

    private static bool IsHandlerAttribute(SyntaxNodeAnalysisContext context, AttributeSyntax attribute) =>
        context.SemanticModel.GetTypeInfo(attribute, context.CancellationToken).Type is INamedTypeSymbol type && PlanAttributes.IsHandlerAttribute(type);

    private static string NameOf(AttributeSyntax attribute) => attribute.Name switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax alias => alias.Name.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => "",
    };
}

/// <summary>What is said of an attribute that nobody reads.</summary>
internal sealed record UnreadAttribute(RuleDescriptor Rule, Location Location, string Message);
