using Docs.Tests.Examples;
using Microsoft.CodeAnalysis;
using PlanModel;
using Xunit;

namespace Docs.Tests.Pages;

/// <summary>The examples of docs/rules/README.md.</summary>
public sealed class RuleIndexPageTests
{
    private static readonly DocPage Index = DocPage.Read("docs/rules/README.md");

    private const string Conflict = "## Phase 1: Build\n- [ ] 1.1 Write the notes (CHANGELOG.md)\n- [ ] 1.2 Raise the version (CHANGELOG.md)\n";

    [Fact]
    public void No_block_is_without_a_test() =>
        Assert.Equal(["ini", "markdown"], Index.Blocks.Select(block => block.Language));

    [Fact]
    public async Task A_severity_can_be_set_for_a_folder()
    {
        Dictionary<string, string> plans = new() { ["docs/a.plan.md"] = Conflict, ["other/b.plan.md"] = Conflict };
        CompiledProject project = await CompiledProject.CompileAsync(plans, new Dictionary<string, string>(), new Dictionary<string, string> { [".editorconfig"] = Index.Blocks[0].Text });
        Assert.Equal(
            ["docs/a.plan.md Warning", "other/b.plan.md Error"],
            project.Diagnostics.Where(diagnostic => diagnostic.Id == "PLAN2001").Select(diagnostic => $"{CompiledProject.Line(diagnostic).Split('(')[0]} {diagnostic.Severity}"));
    }

    [Fact]
    public void A_comment_silences_a_rule_at_its_place()
    {
        Assert.Equal(["PLAN2001"], Ids(Conflict));
        Assert.Empty(Ids("## Phase 1: Build\n" + Index.Blocks[1].Text));
        Assert.Empty(Ids(Conflict + "\n<!-- plan-ignore-file PLAN2001: reason -->\n"));
    }

    private static IEnumerable<string> Ids(string text) =>
        PlanAnalysis.Analyze(PlanParser.Parse("plan.md", text, TestContext.Current.CancellationToken), null, TestContext.Current.CancellationToken)
            .Findings.Where(finding => finding.DefaultSeverity != Severity.Hidden).Select(finding => finding.Rule.Id);
}
