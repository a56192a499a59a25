using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PlanExtraction;

/// <summary>Finds, by syntax alone, the types that may have handlers.</summary>
internal static class HandlerTypeSyntax
{
    /// <summary>The metadata names of a tree's types that may have handlers, in the order of their declaration.</summary>
    public static ImmutableArray<string> Find(SyntaxNode root)
    {
        var aliases = AliasesIn(root);
        return root.DescendantNodes(static n => n is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax)
            .OfType<TypeDeclarationSyntax>()
            .Where(t => HasAttribute(t.AttributeLists, aliases) || t.Members.Any(m => m is MethodDeclarationSyntax && HasAttribute(m.AttributeLists, aliases)))
            .Select(MetadataNameOf)
            .ToImmutableArray();
    }

    private static bool HasAttribute(SyntaxList<AttributeListSyntax> lists, ImmutableArray<string> aliases) =>
        lists.Any(l => l.Attributes.Any(a => IsHandlerName(NameOf(a.Name)) || aliases.Contains(NameOf(a.Name))));

    private static bool IsHandlerName(string name) =>
        name is "Plan" or "PlanAttribute" or "PlanTask" or "PlanTaskAttribute" or "PlanRollback" or "PlanRollbackAttribute";

    /// <summary>The names that <c>using X = PlanRuntime.PlanTaskAttribute;</c> gives in this file.</summary>
    private static ImmutableArray<string> AliasesIn(SyntaxNode root) => root
        .DescendantNodes(static n => n is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
        .OfType<UsingDirectiveSyntax>()
        .Where(static u => u is { Alias: not null, Name: { } target } && IsHandlerName(NameOf(target)))
        .Select(static u => u.Alias!.Name.Identifier.ValueText)
        .ToImmutableArray();

    private static string NameOf(NameSyntax name) => name switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax alias => alias.Name.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => "",
    };

    private static string MetadataNameOf(TypeDeclarationSyntax type)
    {
        var name = Of(type);
        var parent = type.Parent;
        for (; parent is TypeDeclarationSyntax outer; parent = parent.Parent) name = Of(outer) + "+" + name;
        for (; parent is BaseNamespaceDeclarationSyntax ns; parent = parent.Parent) name = string.Join(".", ns.Name.ToString().Split('.').Select(static p => p.Trim().TrimStart('@'))) + "." + name;
        return name;

        static string Of(TypeDeclarationSyntax t) => t.Identifier.ValueText + (t.Arity > 0 ? "`" + t.Arity : "");
    }
}
