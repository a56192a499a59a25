using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PlanExtraction;
using PlanModel;

namespace PlanAnalyzers;

/// <summary>The plans of a project with the classes that handle their tasks, and what the rules say of them.</summary>
internal sealed class HandlerProject
{
    private readonly Dictionary<string, List<Diagnostic>> _diagnostics = new(StringComparer.Ordinal);
    private readonly ImmutableDictionary<string, DiagnosticDescriptor> _descriptors;
    private readonly CancellationToken _cancellationToken;
    private readonly bool _isStrict;

    private HandlerProject(bool isStrict, ImmutableDictionary<string, DiagnosticDescriptor> descriptors, CancellationToken cancellationToken)
    {
        _descriptors = descriptors;
        _cancellationToken = cancellationToken;
        _isStrict = isStrict;
    }

    /// <summary>Analyses a project.</summary>
    [SuppressMessage("MicrosoftCodeAnalysisCorrectness", "RS1012:Start action has no registered actions", Justification = "Only the caches of the context are used.")]
    public static HandlerProject Of(CompilationStartAnalysisContext context, ImmutableDictionary<string, DiagnosticDescriptor> descriptors, CancellationToken cancellationToken)
    {
        var project = new HandlerProject(PlanFiles.AreHandlersStrict(context.Options.AnalyzerConfigOptionsProvider.GlobalOptions), descriptors, cancellationToken);
        var reports = context.Options.AdditionalFiles
            .OrderBy(static f => f.Path, StringComparer.Ordinal)
            .Select(f => (File: f, Report: PlanReports.Of(context, f, cancellationToken)));
        var plans = PlansOf(reports, context, cancellationToken);
        var names = HandlerTypeNames.In(context, cancellationToken).Concat(plans.Select(static p => p.FullName)).Distinct(StringComparer.Ordinal);
        project.Analyze(plans, ClassesOf(names.Select(context.Compilation.Assembly.GetTypeByMetadataName), cancellationToken));
        return project;
    }

    /// <summary>What is to be said of a class, at places in its code.</summary>
    public IReadOnlyList<Diagnostic> DiagnosticsOf(INamedTypeSymbol type) =>
        _diagnostics.TryGetValue(HandlerClasses.MetadataNameOf(type), out var diagnostics) ? diagnostics : [];

    [SuppressMessage("MicrosoftCodeAnalysisCorrectness", "RS1012:Start action has no registered actions", Justification = "Only the caches of the context are used.")]
    private static List<PlanOutline> PlansOf(IEnumerable<(AdditionalText File, PlanReport? Report)> reports, CompilationStartAnalysisContext context, CancellationToken cancellationToken)
    {
        var provider = context.Options.AnalyzerConfigOptionsProvider;
        var plans = new List<PlanOutline>();
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var paths = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (file, report) in reports)
        {
            if (report is null || !paths.Add(file.Path)) continue;
            var options = PlanFiles.OptionsOf(provider.GetOptions(file), provider.GlobalOptions);
            var ns = OwnClasses.NamespaceOf(context.Compilation, PlanTexts.NamespaceOf(report, options), report.Plan.Name, cancellationToken);
            var outline = PlanOutlines.Of(report, ns, PlanFiles.SourceOf(file.Path, provider.GlobalOptions));
            if (names.Add(outline.FullName)) plans.Add(outline);
        }

        return plans;
    }

    private static List<ExtractedClass> ClassesOf(IEnumerable<INamedTypeSymbol?> types, CancellationToken cancellationToken) => types
        .Where(static t => t is not null)
        .Select(t => HandlerClasses.Of(t!, cancellationToken))
        .ToList();

    private void Analyze(List<PlanOutline> plans, List<ExtractedClass> classes)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var plan in plans)
        {
            var members = HandlerClasses.ForPlan(plan, classes);
            if (members.Count == 0) continue;
            known.UnionWith(members.Select(static m => m.Outline.MetadataName));
            known.UnionWith(members.SelectMany(static m => m.Outline.Bases));
            Report(members, HandlerAnalysis.Analyze(plan, members.Select(static m => m.Outline).ToList(), _cancellationToken));
        }

        foreach (var type in classes)
        {
            if (type.Outline.PlanFile is not null) ReportFile(type, plans);
            else if (!known.Contains(type.Outline.MetadataName)) ReportOrphans(type, plans);
        }
    }

    private void Report(List<ExtractedClass> classes, HandlerBindings bindings)
    {
        foreach (var finding in bindings.Findings)
        {
            var type = classes[finding.Place.Type];
            var severity = finding.Rule == MissingHandlerRule.Rule && _isStrict ? Severity.Error : finding.Rule.DefaultSeverity;
            var other = finding.Other is { } place ? classes[place.Type].LocationOf(place, _cancellationToken) : null;
            Add(type, finding.Rule, finding.Place, finding.Message, severity, other, PropertiesOf(finding, bindings.Plan));
        }
    }

    /// <summary>What fixes in C# need to know.</summary>
    private static ImmutableDictionary<string, string?> PropertiesOf(HandlerFinding finding, PlanOutline plan)
    {
        var properties = ImmutableDictionary<string, string?>.Empty;
        if (finding.TaskIds.Count > 0) properties = properties.Add(HandlerProperties.TaskIds, string.Join("\n", finding.TaskIds)).Add(HandlerProperties.Plan, plan.Source);
        return finding.Suggestion is null ? properties : properties.Add(HandlerProperties.Suggestion, finding.Suggestion);
    }

    /// <summary>A class names exactly one plan.</summary>
    private void ReportFile(ExtractedClass type, List<PlanOutline> plans)
    {
        var named = plans.Where(p => PlanFiles.IsNamedBy(p.Source, type.Outline.PlanFile!)).ToList();
        var message = named.Count switch
        {
            0 => UnknownPlanFileRule.MessageFor(type.Outline, plans.Select(static p => p.Source).ToList()),
            1 => null,
            _ => UnknownPlanFileRule.AmbiguousMessageFor(type.Outline, named[0].Source, named[1].Source),
        };
        if (message is not null) Add(type, UnknownPlanFileRule.Rule, new HandlerPlace(0, -1, HandlerPart.PlanFile), message, Severity.Error, null, null);
    }

    private void ReportOrphans(ExtractedClass type, List<PlanOutline> plans)
    {
        for (var h = 0; h < type.Handlers.Count; h++)
        {
            if (type.Handlers[h].Declaration.IsInherited) continue;
            var message = OrphanHandlerRule.MessageFor(type.Handlers[h].Declaration.Method, type.Outline.DisplayName, plans.Select(static p => p.FullName).ToList());
            Add(type, OrphanHandlerRule.Rule, new HandlerPlace(0, h, HandlerPart.Target), message, Severity.Error, null, null);
        }
    }

    private void Add(ExtractedClass type, RuleDescriptor rule, HandlerPlace place, string message, Severity severity, Location? other, ImmutableDictionary<string, string?>? properties)
    {
        if (type.LocationOf(place, _cancellationToken) is not { } location) return;
        if (!_diagnostics.TryGetValue(type.Outline.MetadataName, out var diagnostics)) _diagnostics[type.Outline.MetadataName] = diagnostics = [];
        diagnostics.Add(Diagnostic.Create(_descriptors[rule.Id], location, DiagnosticMapping.SeverityOf(severity), other is null ? null : [other], properties, message));
    }
}
