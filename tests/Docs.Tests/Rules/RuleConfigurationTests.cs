using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Docs.Tests.Examples;
using Docs.Tests.Pages;
using Microsoft.CodeAnalysis;
using PlanModel;
using Xunit;

namespace Docs.Tests.Rules;

/// <summary>The settings on the rule pages do in a compilation what the page says.</summary>
public sealed partial class RuleConfigurationTests
{
    // PLAN0014 has no setting, and those of handlers are tested with their code.
    public static TheoryData<string> Ids => new(RuleCatalog.All
        .Where(rule => rule.Category != RuleCategory.Handlers && rule.Id != "PLAN0014")
        .Select(rule => rule.Id));

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task The_editorconfig_of_the_page_changes_the_severity(string id)
    {
        CodeBlock block = Blocks(id, "ini")[0];
        Assert.Equal(Severity(block), await SeverityAsync(id, new() { [".editorconfig"] = block.Text }));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task The_globalconfig_of_the_page_changes_the_severity(string id)
    {
        CodeBlock block = Blocks(id, "ini")[1];
        Assert.Equal(Severity(block), await SeverityAsync(id, new() { [".globalconfig"] = block.Text }));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task The_project_property_of_the_page_switches_the_rule_off(string id)
    {
        XElement group = XElement.Parse(Blocks(id, "xml")[0].Text);
        string[] ids = group.Element("NoWarn")!.Value.Split(';');
        Assert.Equal(["$(NoWarn)", id], ids);
        Assert.Null(await SeverityAsync(id, [], id));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Without_a_setting_the_severity_is_the_catalogues(string id)
    {
        DiagnosticSeverity? expected = DocPage.Read(RulePage.FileOf(id)).Rows[1][0] switch
        {
            "error" => DiagnosticSeverity.Error,
            "warning" => DiagnosticSeverity.Warning,
            "info" => DiagnosticSeverity.Info,
            _ => null,
        };
        Assert.Equal(expected, await SeverityAsync(id, []));
    }

    private static IReadOnlyList<CodeBlock> Blocks(string id, string language) =>
        [.. DocPage.Read(RulePage.FileOf(id)).In("Configuration").Where(block => block.Language == language)];

    private static DiagnosticSeverity Severity(CodeBlock block) => SeverityWord().Match(block.Text).Groups[1].Value switch
    {
        "error" => DiagnosticSeverity.Error,
        "warning" => DiagnosticSeverity.Warning,
        var other => throw new InvalidDataException($"{block} sets '{other}'."),
    };

    private static async Task<DiagnosticSeverity?> SeverityAsync(string id, Dictionary<string, string> settings, params string[] noWarn)
    {
        var code = new Dictionary<string, string>();
        if (id == "PLAN5005") code["Plan.cs"] = DocPage.Read(RulePage.FileOf(id)).The("Non-compliant code", "csharp").Text;
        CompiledProject project = await CompiledProject.CompileAsync(PlansOf(id), code, settings, hasRuntime: id != "PLAN5004", noWarn: noWarn);
        DiagnosticSeverity[] found = [.. project.Diagnostics.Where(diagnostic => diagnostic.Id == id).Select(diagnostic => diagnostic.Severity).Distinct()];
        return found.Length == 0 ? null : Assert.Single(found);
    }

    /// <summary>The plans with the fault: those of the page, or what it tells in words.</summary>
    private static Dictionary<string, string> PlansOf(string id)
    {
        DocPage page = DocPage.Read(RulePage.FileOf(id));
        return id switch
        {
            "PLAN0013" => new() { ["plan.md"] = string.Concat(Enumerable.Range(1, 100_001).Select(number => string.Create(CultureInfo.InvariantCulture, $"- [ ] 1.{number} Build\n"))) },
            "PLAN0017" => new() { ["plan.md"] = "- [ ] 1.1 \0\0\0" },
            "PLAN5002" => new() { ["my-release.plan.md"] = "- [ ] 1.1 Build\n", ["my_release.plan.md"] = "- [ ] 1.1 Build\n" },
            "PLAN5004" => new() { ["plan.md"] = "- [ ] 1.1 Build\n" },
            "PLAN5005" => new() { ["plan.md"] = page.The("Non-compliant code", "markdown").Text },
            _ => new() { ["plan.md"] = page.The("Non-compliant plan", "markdown").Text },
        };
    }

    [GeneratedRegex(@"severity = (\w+)", RegexOptions.NonBacktracking)]
    private static partial Regex SeverityWord();
}
