using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;
using PlanModel;

namespace PlanCodeFixes;

/// <summary>PLAN4002: writes the handler of a task that has none, or of all of them.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MissingHandlerFixProvider))]
[Shared]
public sealed class MissingHandlerFixProvider : CodeFixProvider
{
    private const string All = "PLAN4002:all";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [MissingHandlerRule.Rule.Id];

    /// <summary>Handlers are written in the plan's order by one fix of their own; many single ones would get into each other's way.</summary>
    /// <returns><see langword="null"/>.</returns>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var diagnostics = context.Diagnostics;
        if (await HandlerCode.FindAsync(context.Document.Project, diagnostics[0], context.CancellationToken).ConfigureAwait(false) is not { } code) return;
        var all = diagnostics.SelectMany(code.TasksOf).Distinct().OrderBy(static t => t).ToList();
        foreach (var diagnostic in diagnostics)
        {
            var tasks = code.TasksOf(diagnostic);
            if (tasks.Count != 1) continue;
            var id = Words.Shown(code.Plan.Outline.Tasks[tasks[0]].Id);
            Register(diagnostic, $"Write a handler for '{id}'", tasks, "PLAN4002:" + id);
        }

        if (all.Count > 1) Register(diagnostics[0], $"Write the {all.Count} handlers that are missing", all, All);

        void Register(Diagnostic diagnostic, string title, IReadOnlyList<int> tasks, string key) => context.RegisterCodeFix(
            CodeAction.Create(title, cancellationToken => WriteAsync(context.Document, diagnostic, code, tasks, cancellationToken), key), diagnostic);
    }

    private static async Task<Document> WriteAsync(Document document, Diagnostic diagnostic, HandlerCode code, IReadOnlyList<int> tasks, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        if (root?.FindToken(diagnostic.Location.SourceSpan.Start).Parent?.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } type) return document;
        var isStatic = type.Modifiers.Any(SyntaxKind.StaticKeyword);
        var newLine = type.SyntaxTree.GetText(cancellationToken).ToString().IndexOf("\r\n", StringComparison.Ordinal) >= 0 ? "\r\n" : "\n";
        var stubs = new HandlerStubs(code.Plan.Outline, code.Bindings);
        var isFirst = type.Members.Count == 0;
        var members = new List<MemberDeclarationSyntax>();
        foreach (var task in tasks)
        {
            var text = stubs.Of(task, type.Identifier.ValueText, isStatic).ToCode("", Words.Shown, isQualified: true).Replace("\n", newLine);
            if (SyntaxFactory.ParseMemberDeclaration((isFirst ? "" : newLine) + text) is not { } member) continue;
            members.Add(member.WithAdditionalAnnotations(Formatter.Annotation, Simplifier.Annotation));
            isFirst = false;
        }

        return document.WithSyntaxRoot(root.ReplaceNode(type, Extended(type, newLine).AddMembers([.. members])));
    }

    /// <summary>A class that ends with a semicolon gets braces.</summary>
    private static TypeDeclarationSyntax Extended(TypeDeclarationSyntax type, string newLine)
    {
        if (!type.OpenBraceToken.IsKind(SyntaxKind.None) && !type.OpenBraceToken.IsMissing) return type;
        var end = SyntaxFactory.ElasticEndOfLine(newLine);
        return type
            .WithSemicolonToken(default)
            .WithOpenBraceToken(SyntaxFactory.Token(SyntaxKind.OpenBraceToken).WithLeadingTrivia(end).WithTrailingTrivia(end))
            .WithCloseBraceToken(SyntaxFactory.Token(SyntaxKind.CloseBraceToken).WithTrailingTrivia(type.GetTrailingTrivia()))
            .WithAdditionalAnnotations(Formatter.Annotation);
    }
}
