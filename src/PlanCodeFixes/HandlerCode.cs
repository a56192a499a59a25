using Microsoft.CodeAnalysis;
using PlanExtraction;
using PlanModel;

namespace PlanCodeFixes;

/// <summary>A plan of a project with the classes that handle its tasks.</summary>
internal sealed record HandlerCode(ProjectPlan Plan, IReadOnlyList<ExtractedClass> Classes, HandlerBindings Bindings)
{
    /// <summary>Finds the plan that a diagnostic in C# speaks of.</summary>
    /// <returns><see langword="null"/> if the project no longer has it.</returns>
    public static async Task<HandlerCode?> FindAsync(Project project, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (!diagnostic.Properties.TryGetValue(HandlerProperties.Plan, out var source)) return null;
        var plans = await PlanDocuments.AllOfAsync(project, cancellationToken).ConfigureAwait(false);
        if (plans.Find(p => p.Outline.Source == source) is not { } plan) return null;
        if (await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false) is not { } compilation) return null;
        var classes = HandlerClasses.ForPlan(plan.Outline, ClassesOf(compilation, plan.Outline.FullName, cancellationToken));
        return new HandlerCode(plan, classes, HandlerAnalysis.Analyze(plan.Outline, classes.Select(static c => c.Outline).ToList(), cancellationToken));
    }

    /// <summary>The tasks that a diagnostic names.</summary>
    public IReadOnlyList<int> TasksOf(Diagnostic diagnostic)
    {
        var ids = diagnostic.Properties.TryGetValue(HandlerProperties.TaskIds, out var text) ? (text ?? "").Split('\n') : [];
        var tasks = new List<int>();
        foreach (var id in ids)
        {
            if (Plan.Report.Plan.TryGetTask(id, out var task)) tasks.Add(task.Index);
        }

        return tasks;
    }

    private static List<ExtractedClass> ClassesOf(Compilation compilation, string planClass, CancellationToken cancellationToken)
    {
        var names = compilation.SyntaxTrees.SelectMany(t => HandlerTypeSyntax.Find(t.GetRoot(cancellationToken))).Append(planClass).Distinct(StringComparer.Ordinal);
        return names.Select(compilation.Assembly.GetTypeByMetadataName).Where(static t => t is not null).Select(t => HandlerClasses.Of(t!, cancellationToken)).ToList();
    }
}
