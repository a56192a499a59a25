using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace PlanAnalyzers;

/// <summary>Finds, by syntax alone and once a tree, the types that may have handlers: no symbol of other types is touched.</summary>
internal static class HandlerTypeNames
{
    private static readonly SyntaxTreeValueProvider<ImmutableArray<string>> Cache = new(static tree => Find(tree.GetRoot()));

    /// <summary>The metadata names of all types of a compilation that may have handlers, in the order of their declaration.</summary>
    [SuppressMessage("MicrosoftCodeAnalysisCorrectness", "RS1012:Start action has no registered actions", Justification = "Only the caches of the context are used.")]
    public static IEnumerable<string> In(CompilationStartAnalysisContext context, CancellationToken cancellationToken)
    {
        foreach (var tree in context.Compilation.SyntaxTrees)
        {
            if (!context.TryGetValue(tree, Cache, out var names)) names = Find(tree.GetRoot(cancellationToken));
            foreach (var name in names) yield return name;
        }
    }

    private static ImmutableArray<string> Find(SyntaxNode root)
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
