using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PlanExtraction;

namespace PlanAnalyzers;

/// <summary>Finds, by syntax alone and once a tree, the types that may have handlers: no symbol of other types is touched.</summary>
internal static class HandlerTypeNames
{
    private static readonly SyntaxTreeValueProvider<ImmutableArray<string>> Cache = new(static tree => HandlerTypeSyntax.Find(tree.GetRoot()));

    /// <summary>The metadata names of all types of a compilation that may have handlers, in the order of their declaration.</summary>
    [SuppressMessage("MicrosoftCodeAnalysisCorrectness", "RS1012:Start action has no registered actions", Justification = "Only the caches of the context are used.")]
    public static IEnumerable<string> In(CompilationStartAnalysisContext context, CancellationToken cancellationToken)
    {
        foreach (var tree in context.Compilation.SyntaxTrees)
        {
            if (!context.TryGetValue(tree, Cache, out var names)) names = HandlerTypeSyntax.Find(tree.GetRoot(cancellationToken));
            foreach (var name in names) yield return name;
        }
    }
}
