using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PlanExtraction;
using PlanModel;

namespace PlanAnalyzers;

/// <summary>Reports what keeps a plan from becoming a class of the project: another plan of its name, a namespace, an old framework.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PlanProjectAnalyzer : DiagnosticAnalyzer
{
    private static readonly ImmutableDictionary<string, DiagnosticDescriptor> Descriptors =
        DiagnosticMapping.DescriptorsOf([DuplicateClassRule.Rule, OldFrameworkRule.Rule, ClassCollisionRule.Rule]).ToImmutableDictionary(static d => d.Id);

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
            start.RegisterAdditionalFileAction(file => Analyze(start, file));
            start.RegisterSymbolAction(symbol => AnalyzeMembers(start, symbol), SymbolKind.NamedType);
        });
    }

    [SuppressMessage("MicrosoftCodeAnalysisCorrectness", "RS1012:Start action has no registered actions", Justification = "Only the caches of the context are used.")]
    private static void Analyze(CompilationStartAnalysisContext start, AdditionalFileAnalysisContext context)
    {
        var file = context.AdditionalFile;
        if (OutlineOf(start, file, context.CancellationToken) is not { } plan) return;
        if (start.Compilation.GetTypeByMetadataName(PlanAttributes.RuntimeMarker) is null)
        {
            Report(OldFrameworkRule.Rule, OldFrameworkRule.MessageFor(plan.Source));
            return;
        }

        // The first plan in the order of paths keeps the class, as in the generator.
        var owner = context.Options.AdditionalFiles
            .Where(f => string.CompareOrdinal(f.Path, file.Path) < 0)
            .OrderBy(static f => f.Path, StringComparer.Ordinal)
            .Select(f => OutlineOf(start, f, context.CancellationToken))
            .FirstOrDefault(o => string.Equals(o?.FullName, plan.FullName, StringComparison.OrdinalIgnoreCase));
        if (owner is not null) Report(DuplicateClassRule.Rule, DuplicateClassRule.MessageFor(plan.FullName, plan.Source, owner.Source));
        else if (NameCollisions.IsNamespace(start.Compilation, plan.FullName)) Report(ClassCollisionRule.Rule, ClassCollisionRule.NamespaceMessageFor(plan.Source, plan.FullName));
        else if (NameCollisions.IsHiddenByNamespace(start.Compilation, plan.Namespace, plan.Name)) Report(ClassCollisionRule.Rule, ClassCollisionRule.HiddenMessageFor(plan.Source, plan.FullName, plan.Name));
        else if (OwnClasses.IsHiddenByClass(start.Compilation, plan.Namespace, plan.Name)) Report(ClassCollisionRule.Rule, ClassCollisionRule.HiddenByClassMessageFor(plan.Source, plan.FullName, plan.Name));

        void Report(RuleDescriptor rule, string message)
        {
            var finding = new Finding(rule, new TextSpan(0, 0), message);
            if (DiagnosticMapping.SeverityOf(finding, context.Options.AnalyzerConfigOptionsProvider.GetOptions(file)) is not { } severity) return;
            context.ReportDiagnostic(finding.ToDiagnostic(Descriptors[rule.Id], file.Path, new LineMap(""), severity));
        }
    }

    /// <summary>Members of the user's part of a plan's class that bear the name of a generated one.</summary>
    [SuppressMessage("MicrosoftCodeAnalysisCorrectness", "RS1012:Start action has no registered actions", Justification = "Only the caches of the context are used.")]
    private static void AnalyzeMembers(CompilationStartAnalysisContext start, SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (!HandlerClasses.GeneratedNames.Any(n => HandlerClasses.MembersNamed(type, n).Any())) return;
        var name = HandlerClasses.MetadataNameOf(type);
        IEnumerable<string> names = context.Options.AdditionalFiles.Any(f => OutlineOf(start, f, context.CancellationToken)?.FullName == name) ? HandlerClasses.GeneratedNames
            : PlanAttributes.PlanOf(type) is not null ? HandlerClasses.GeneratedNamesInMarkedClass : [];
        foreach (var member in names.SelectMany(n => HandlerClasses.MembersNamed(type, n)))
        {
            foreach (var location in member.Locations)
            {
                if (location.SourceTree is { } tree && !IsGenerated(tree)) context.ReportDiagnostic(Diagnostic.Create(Descriptors[ClassCollisionRule.Rule.Id], location, ClassCollisionRule.MemberMessageFor(type.Name, member.Name)));
            }
        }
    }

    private static bool IsGenerated(SyntaxTree tree) => tree.FilePath.EndsWith(".g.cs", StringComparison.OrdinalIgnoreCase);

    [SuppressMessage("MicrosoftCodeAnalysisCorrectness", "RS1012:Start action has no registered actions", Justification = "Only the caches of the context are used.")]
    private static PlanIdentity? OutlineOf(CompilationStartAnalysisContext start, AdditionalText file, CancellationToken cancellationToken)
    {
        if (PlanReports.Of(start, file, cancellationToken) is not { } report) return null;
        var provider = start.Options.AnalyzerConfigOptionsProvider;
        var ns = PlanTexts.NamespaceOf(report, PlanFiles.OptionsOf(provider.GetOptions(file), provider.GlobalOptions));
        return new PlanIdentity(report.Plan.Name, OwnClasses.NamespaceOf(start.Compilation, ns, report.Plan.Name, cancellationToken), PlanFiles.SourceOf(file.Path, provider.GlobalOptions));
    }

    private sealed record PlanIdentity(string Name, string Namespace, string Source)
    {
        public string FullName => Namespace.Length == 0 ? Name : Namespace + "." + Name;
    }
}
