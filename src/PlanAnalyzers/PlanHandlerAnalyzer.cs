using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using PlanExtraction;
using PlanModel;

namespace PlanAnalyzers;

/// <summary>Checks handlers in C# against the plan, and the results that flow between them.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PlanHandlerAnalyzer : DiagnosticAnalyzer
{
    private static readonly ImmutableDictionary<string, DiagnosticDescriptor> Descriptors =
        DiagnosticMapping.DescriptorsOf(RuleCatalog.CodeRules.Where(static r => r.Category == RuleCategory.Handlers)).ToImmutableDictionary(static d => d.Id);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        Descriptors.Values.OrderBy(static d => d.Id, StringComparer.Ordinal).ToImmutableArray();

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName(PlanAttributes.RuntimeMarker) is null) return;

            start.RegisterSyntaxNodeAction(
                static node =>
                {
                    if (UnreadAttributes.Find(node) is { } unread) node.ReportDiagnostic(Diagnostic.Create(Descriptors[unread.Rule.Id], unread.Location, unread.Message));
                },
                SyntaxKind.Attribute);

            // Two classes may share a plan, so that what is said of one depends on the others; all are read once, when the first is asked for.
            var gate = new object();
            HandlerProject? project = null;
            start.RegisterSymbolAction(
                symbol =>
                {
                    lock (gate) project ??= HandlerProject.Of(start, Descriptors, symbol.CancellationToken);
                    var type = (INamedTypeSymbol)symbol.Symbol;
                    foreach (var diagnostic in project.DiagnosticsOf(type)) symbol.ReportDiagnostic(diagnostic);
                    if (IsFileLocalPlanClass(type, symbol.CancellationToken)) symbol.ReportDiagnostic(Diagnostic.Create(Descriptors[PlanClassRule.Rule.Id], type.Locations[0], PlanClassRule.MessageFor(HandlerClasses.OutlineOf(type, symbol.CancellationToken))));
                },
                SymbolKind.NamedType);
        });
    }

    /// <summary>No name leads to such a class, neither ours nor that of generated code.</summary>
    private static bool IsFileLocalPlanClass(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        type.IsFileLocal && (PlanAttributes.PlanOf(type) is not null || HandlerClasses.OwnHandlersOf(type, cancellationToken).Any());
}
