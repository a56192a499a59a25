using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PlanModel;

namespace PlanCodeFixes;

/// <summary>PLAN4005: declares in the plan what the handler waits for, or takes the parameter away where nothing uses it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DataRaceFixProvider))]
[Shared]
public sealed class DataRaceFixProvider : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DataRaceRule.Rule.Id];

    /// <summary>Each dependency is a decision of its own.</summary>
    /// <returns><see langword="null"/>.</returns>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (await HandlerCode.FindAsync(context.Document.Project, diagnostic, context.CancellationToken).ConfigureAwait(false) is { } code) RegisterInPlan(context, diagnostic, code);
            await RegisterInCodeAsync(context, diagnostic).ConfigureAwait(false);
        }
    }

    /// <summary>Offered where the task may wait for the producer: not where that would make a cycle, or any other fault.</summary>
    private static void RegisterInPlan(CodeFixContext context, Diagnostic diagnostic, HandlerCode code)
    {
        if (code.TasksOf(diagnostic) is not [var task, var producer] || task == producer) return;
        var plan = code.Plan;
        var (waiting, awaited) = (plan.Report.Plan.Document.Tasks[task], plan.Report.Plan.Document.Tasks[producer]);
        if (DependencyAddition.For(plan.Report.Plan.Document, waiting, awaited.Id) is not { } edit) return;
        var fix = new PlanFix($"Let '{Words.Shown(waiting.Id)}' depend on '{Words.Shown(awaited.Id)}' in '{Words.Shown(plan.Outline.Source)}'", [edit]);
        if (!FixEffect.IsGood(plan.Report, PlanFixes.After(plan.Report, fix, context.CancellationToken), [])) return;
        context.RegisterCodeFix(CodeAction.Create(fix.Title, cancellationToken => PlanEdits.ApplyAsync(plan.Document, fix, cancellationToken), "PLAN4005:plan"), diagnostic);
    }

    private static async Task RegisterInCodeAsync(CodeFixContext context, Diagnostic diagnostic)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindToken(diagnostic.Location.SourceSpan.Start).Parent?.FirstAncestorOrSelf<ParameterSyntax>() is not { Parent.Parent: MethodDeclarationSyntax method } parameter) return;
        var name = parameter.Identifier.ValueText;
        var isUsed = method.DescendantNodes().OfType<IdentifierNameSyntax>().Any(n => n.Identifier.ValueText == name);
        if (isUsed) return;
        context.RegisterCodeFix(
            CodeAction.Create(
                $"Remove the parameter '{name}'",
                _ => Task.FromResult(context.Document.WithSyntaxRoot(root.RemoveNode(parameter, SyntaxRemoveOptions.KeepNoTrivia)!)),
                "PLAN4005:code"),
            diagnostic);
    }
}
