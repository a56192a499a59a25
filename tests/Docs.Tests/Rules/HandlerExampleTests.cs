using Docs.Tests.Examples;
using Docs.Tests.Pages;
using Microsoft.CodeAnalysis;
using PlanModel;
using Xunit;

namespace Docs.Tests.Rules;

/// <summary>The code on the pages of the rules that read handlers, compiled with what the package brings.</summary>
public sealed class HandlerExampleTests
{
    public static TheoryData<string> Ids => new(RuleCatalog.All.Where(rule => rule.Category == RuleCategory.Handlers || rule.Id == "PLAN5005").Select(rule => rule.Id));

    // A pragma stands in C#; these are faults of handlers only.
    public static TheoryData<string> IdsInCode => new(RuleCatalog.All.Where(rule => rule.Category == RuleCategory.Handlers).Select(rule => rule.Id));

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task The_faulty_code_reports_exactly_what_the_page_shows(string id)
    {
        DocPage page = DocPage.Read(RulePage.FileOf(id));
        Assert.Equal(page.The("Non-compliant code", "text").Text, await FindingsAsync(id, page, "Non-compliant code"));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task The_mended_code_compiles_without_a_word(string id) =>
        Assert.Equal("", await FindingsAsync(id, DocPage.Read(RulePage.FileOf(id)), "Compliant code"));

    [Theory]
    [MemberData(nameof(IdsInCode))]
    public async Task The_pragma_on_the_page_silences_the_rule(string id)
    {
        DocPage page = DocPage.Read(RulePage.FileOf(id));
        string pragma = page.The("Configuration", "csharp").Text;
        Assert.StartsWith($"#pragma warning disable {id} //", pragma, StringComparison.Ordinal);
        Assert.Equal("", await FindingsAsync(id, page, "Non-compliant code", pragma));
    }

    [Theory]
    [MemberData(nameof(IdsInCode))]
    public async Task The_settings_on_the_page_change_the_severity(string id)
    {
        DocPage page = DocPage.Read(RulePage.FileOf(id));
        CodeBlock[] settings = [.. page.In("Configuration").Where(block => block.Language == "ini")];
        Assert.Equal(2, settings.Length);
        foreach ((string file, CodeBlock block) in new[] { (".editorconfig", settings[0]), (".globalconfig", settings[1]) })
        {
            CompiledProject project = await CompiledProject.CompileAsync(
                new Dictionary<string, string> { ["plan.md"] = page.The("Non-compliant code", "markdown").Text },
                new Dictionary<string, string> { ["Plan.cs"] = page.The("Non-compliant code", "csharp").Text },
                new Dictionary<string, string> { [file] = block.Text });
            Diagnostic found = Assert.Single(project.Diagnostics, diagnostic => diagnostic.Id == id);
            Assert.EndsWith($"= {found.Severity.ToString().ToLowerInvariant()}\n", block.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_page_of_plans_that_cannot_run_shows_what_the_generator_says()
    {
        DocPage page = DocPage.Read(RulePage.FileOf("PLAN0014"));
        CompiledProject project = await CompileAsync(page.The("Non-compliant plan", "markdown").Text, "");
        Diagnostic stop = Assert.Single(project.Diagnostics, diagnostic => diagnostic.Id == "PLAN0014");
        Assert.Equal(page.The("Non-compliant plan", "text").Text, CompiledProject.Line(stop) + "\n");
        Assert.Empty((await CompileAsync(page.The("Compliant plan", "markdown").Text, "")).Diagnostics);
    }

    [Fact]
    public async Task The_page_of_equal_class_names_quotes_the_message()
    {
        DocPage page = DocPage.Read(RulePage.FileOf("PLAN5002"));
        string message = page.The("Non-compliant project", "text").Text.Split("error PLAN5002: ")[1].TrimEnd();
        var plans = new Dictionary<string, string> { ["my-release.plan.md"] = "- [ ] 1.1 Build\n", ["my_release.plan.md"] = "- [ ] 1.1 Build\n" };
        CompiledProject project = await CompiledProject.CompileAsync(plans, new Dictionary<string, string>());
        Assert.Contains(project.Diagnostics, diagnostic => CompiledProject.Line(diagnostic).StartsWith("my_release.plan.md(1,1): error PLAN", StringComparison.Ordinal)
            && CompiledProject.Line(diagnostic).EndsWith(message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_page_of_projects_without_runtime_quotes_the_message()
    {
        string line = DocPage.Read(RulePage.FileOf("PLAN5004")).The("Non-compliant project", "text").Text;
        var plans = new Dictionary<string, string> { ["plan.md"] = "- [ ] 1.1 Build\n" };
        CompiledProject without = await CompiledProject.CompileAsync(plans, new Dictionary<string, string>(), hasRuntime: false);
        Assert.Equal(line, CompiledProject.Line(Assert.Single(without.Diagnostics)) + "\n");
        CompiledProject with = await CompiledProject.CompileAsync(plans, new Dictionary<string, string>());
        Assert.Empty(with.Diagnostics);
    }

    // PLAN0014 comes in addition, and hidden rules are raised as their page says.
    private static async Task<string> FindingsAsync(string id, DocPage page, string section, string pragma = "")
    {
        IReadOnlyList<CodeBlock> plans = [.. page.In(section).Where(block => block.Language == "markdown")];
        string plan = plans.Count > 0 ? plans[0].Text : page.The("Non-compliant code", "markdown").Text;
        CompiledProject project = await CompileAsync(plan, pragma + page.The(section, "csharp").Text, id);
        return string.Concat(project.Diagnostics.Where(diagnostic => diagnostic.Id != "PLAN0014").Select(diagnostic => CompiledProject.Line(diagnostic) + "\n"));
    }

    private static Task<CompiledProject> CompileAsync(string plan, string code, string id = "")
    {
        bool isHidden = RuleCatalog.Find(id)?.DefaultSeverity == Severity.Hidden;
        Dictionary<string, string>? settings = isHidden ? new() { [".globalconfig"] = $"is_global = true\ndotnet_diagnostic.{id}.severity = suggestion\n" } : null;
        Dictionary<string, string> files = code.Length == 0 ? [] : new() { ["Plan.cs"] = code };
        return CompiledProject.CompileAsync(new Dictionary<string, string> { ["plan.md"] = plan }, files, settings);
    }
}
