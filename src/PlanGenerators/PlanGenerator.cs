using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PlanExtraction;
using PlanModel;

namespace PlanGenerators;

/// <summary>Writes the typed plan of each Markdown plan of a project.</summary>
/// <remarks>
/// Files and methods become records without places; what is emitted from equal records is not emitted again. Lines of tasks
/// and words of faults, which move with every edit, have files of their own.
/// </remarks>
[Generator(LanguageNames.CSharp)]
public sealed class PlanGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var runtime = context.CompilationProvider
            .Select(static (c, _) => c.GetTypeByMetadataName(PlanAttributes.RuntimeMarker) is not null)
            .WithTrackingName(StepNames.Runtime);

        var plans = context.AdditionalTextsProvider
            .Collect()
            .SelectMany(static (files, _) => PlanInput.DistinctByPath(files))
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select(static (pair, ct) => PlanInput.Of(pair.Left, pair.Right, ct))
            .Where(static i => i is not null)
            .WithTrackingName(StepNames.Files)
            .Combine(runtime)
            .Where(static pair => pair.Right)
            .Select(static (pair, ct) => ParsedPlan.Of(pair.Left!, ct))
            .Where(static p => p is not null)
            .Select(static (p, _) => p!)
            .WithTrackingName(StepNames.Plans)
            .Combine(context.CompilationProvider)
            .Select(static (pair, ct) => pair.Left.In(OwnClasses.NamespaceOf(pair.Right, pair.Left.Outline.Namespace, pair.Left.Outline.Name, ct)))
            .WithTrackingName(StepNames.PlacedPlans);

        var identities = plans.Select(static (p, _) => new PlanIdentity(p.Path, p.Outline.FullName, p.Outline.Source)).Collect();
        var clashes = identities
            .Select(static (all, _) => PlanClashes.Of(all))
            .WithTrackingName(StepNames.Clashes);

        var marked = context.SyntaxProvider
            .ForAttributeWithMetadataName(PlanAttributes.Plan, static (node, _) => node is TypeDeclarationSyntax, ClassSource.Of)
            .Where(static c => c is not null)
            .Select(static (c, _) => c!)
            .WithTrackingName(StepNames.Classes)
            .Collect()
            .Select(static (c, _) => c.ToEquatableArray());

        var handlers = MethodsWith(context, PlanAttributes.PlanTask, StepNames.Handlers);
        var rollbacks = MethodsWith(context, PlanAttributes.PlanRollback, StepNames.Rollbacks);
        var methods = handlers.Combine(rollbacks).Select(static (pair, _) => pair.Left.Concat(pair.Right).ToEquatableArray());

        var units = plans
            .Combine(clashes)
            .Where(static pair => !pair.Right.Loses(pair.Left.Path))
            .Combine(context.CompilationProvider)
            .Where(static pair => !NameCollisions.IsNamespace(pair.Right, pair.Left.Left.Outline.FullName))
            .Select(static (pair, ct) => (Plan: pair.Left.Left, Own: ClassSource.Of(pair.Right, pair.Left.Left.Outline.FullName, ct)))
            .WithTrackingName(StepNames.OwnClasses)
            .Combine(marked.Combine(methods))
            .Select(static (pair, _) => PlanUnit.Of(pair.Left.Plan, pair.Left.Own, pair.Right.Left, pair.Right.Right))
            .WithTrackingName(StepNames.AllUnits);
        var blocked = units.Where(static u => !u.Code.CanBeGenerated).Select(PlanFault.OfBlocked).Where(static f => f is not null);
        units = units.Where(static u => u.Code.CanBeGenerated).WithTrackingName(StepNames.Units);

        var bound = units
            .Select(static (u, _) => u.Code)
            .WithTrackingName(StepNames.Code)
            .Select(BoundCode.Of)
            .WithTrackingName(StepNames.Bindings);

        // What moves with every edit of a plan or of a file with handlers.
        var details = units
            .Select(static (u, _) => new PlanDetails(u.Code.Outline.FullName, u.Plan.Lines, u.Plan.Fault, u.Places))
            .Collect()
            .Select(static (d, _) => d.ToEquatableArray());

        var surfaces = bound.Select(static (b, _) => SurfaceModel.Of(b)).WithTrackingName(StepNames.Surfaces);
        var tasks = bound.Combine(details).Select(static (pair, _) => TasksModel.Of(pair.Left, PlanDetails.Find(pair.Right, pair.Left))).WithTrackingName(StepNames.Tasks);
        var faults = bound.Combine(details).Select(static (pair, _) => PlanFault.Of(pair.Left, PlanDetails.Find(pair.Right, pair.Left))).Where(static f => f is not null).WithTrackingName(StepNames.Faults);
        var namespaces = units
            .Select(static (u, _) => u.Code.Outline.Namespace)
            .Collect()
            .Select(static (n, _) => n.Where(static x => x.Length > 0).Distinct(StringComparer.Ordinal).OrderBy(static x => x, StringComparer.Ordinal).ToEquatableArray())
            .WithTrackingName(StepNames.Namespaces);

        var services = bound
            .Collect()
            .Select(static (codes, _) => ServicesModel.NamespacesOf(codes))
            .Combine(context.CompilationProvider)
            .Select(static (pair, _) => ServicesModel.Of(pair.Left, pair.Right))
            .WithTrackingName(StepNames.Services);

        var strays = marked.Combine(methods).Combine(units.Collect().Combine(identities)).Combine(runtime)
            .Select(static (pair, _) => pair.Right ? Strays.Of(pair.Left.Left.Left, pair.Left.Left.Right, pair.Left.Right.Left, pair.Left.Right.Right) : EquatableArray<PlanFault>.Empty)
            .WithTrackingName(StepNames.Strays);

        context.RegisterSourceOutput(surfaces, static (c, s) => c.AddSource(HintNames.Of(s.FullName, ""), SurfaceEmitter.Emit(s)));
        context.RegisterSourceOutput(bound.Where(static b => HandlersEmitter.HasCode(b)), static (c, b) => c.AddSource(HintNames.Of(b.Plan.FullName, "Handlers"), HandlersEmitter.Emit(b)));
        context.RegisterSourceOutput(tasks, static (c, t) => c.AddSource(HintNames.Of(t.FullName, "Tasks"), TasksEmitter.Emit(t)));
        context.RegisterSourceOutput(faults, static (c, f) =>
        {
            c.AddSource(HintNames.Of(f!.FullName, "Fault"), FaultEmitter.Emit(f, f.Header!));
            c.ReportDiagnostic(FaultEmitter.DiagnosticOf(f));
        });
        context.RegisterSourceOutput(blocked, static (c, f) => c.ReportDiagnostic(FaultEmitter.DiagnosticOf(f!)));
        context.RegisterSourceOutput(namespaces, static (c, n) =>
        {
            if (n.Count > 0) c.AddSource(HintNames.Namespaces, NamespacesEmitter.Emit(n));
        });
        context.RegisterSourceOutput(services, static (c, s) =>
        {
            if (s is not null) c.AddSource(HintNames.Services, ServicesEmitter.Emit(s));
        });
        context.RegisterSourceOutput(strays.SelectMany(static (s, _) => s), static (c, stray) => c.ReportDiagnostic(FaultEmitter.DiagnosticOf(stray)));
        context.RegisterSourceOutput(clashes.SelectMany(static (c, _) => c.Losers), static (c, clash) => c.ReportDiagnostic(FaultEmitter.DiagnosticOf(clash.Fault)));
    }

    private static IncrementalValueProvider<EquatableArray<MethodSource>> MethodsWith(IncrementalGeneratorInitializationContext context, string attribute, string step) =>
        context.SyntaxProvider
            .ForAttributeWithMetadataName(attribute, static (node, _) => node is MethodDeclarationSyntax, MethodSource.Of)
            .SelectMany(static (methods, _) => methods)
            .WithTrackingName(step)
            .Collect()
            .Select(static (m, _) => m.ToEquatableArray());
}
