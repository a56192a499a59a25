using PlanTool.Severities;

namespace PlanTool.Tests;

public sealed class SeverityTests
{
    [Theory]
    [InlineData("error", 1, "error PLAN0002")]
    [InlineData("suggestion", 0, "info PLAN0002")]
    [InlineData("none", 0, "")]
    [InlineData("silent", 0, "")]
    [InlineData("loud", 0, "warning PLAN0002")]
    public async Task An_editorconfig_sets_the_severity_of_a_rule(string severity, int code, string shown)
    {
        using var folder = new PlanFolder().Write("plan.md", "# Nothing\n").Write(".editorconfig", $"root = true\n[*.md]\nplan_diagnostic.PLAN0002.severity = {severity}\n");
        var call = await folder.RunAsync("check", "plan.md");
        Assert.Equal(code, call.Code);
        Assert.Equal(shown.Length == 0 ? "" : $"plan.md(1,1): {shown}", string.Join(':', call.Out.Split(':')[..^(call.Out.Length == 0 ? 0 : 1)]));
    }

    [Fact]
    public async Task The_nearest_file_and_the_last_section_win_up_to_the_root()
    {
        using var folder = new PlanFolder()
            .Write(".editorconfig", "[*.md]\nplan_diagnostic.PLAN0002.severity = none\n")
            .Write("sub/.editorconfig", "root = true\n[{b,c}.md]\nplan_diagnostic.PLAN0002.severity = suggestion\n[b.md]\nplan_diagnostic.plan0002.severity = error\n")
            .Write("a.md", "").Write("sub/b.md", "").Write("sub/c.md", "").Write("sub/d.md", "");
        var call = await folder.RunAsync("check", "a.md", "sub/*.md");
        Assert.Equal(["sub/b.md(1,1): error PLAN0002", "sub/c.md(1,1): info PLAN0002", "sub/d.md(1,1): warning PLAN0002"], call.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line[..(line.IndexOf("PLAN0002", StringComparison.Ordinal) + 8)]));
    }

    [Theory]
    [InlineData("*.md", "a.md", true)]
    [InlineData("*.md", "x/y/a.md", true)]
    [InlineData("*.md", "a.txt", false)]
    [InlineData("*", "x/a", true)]
    [InlineData("/a.md", "a.md", true)]
    [InlineData("/a.md", "x/a.md", false)]
    [InlineData("x/*.md", "x/a.md", true)]
    [InlineData("x/*.md", "x/y/a.md", false)]
    [InlineData("x/**.md", "x/y/a.md", true)]
    [InlineData("x/**/a.md", "x/a.md", true)]
    [InlineData("x/**/a.md", "x/y/z/a.md", true)]
    [InlineData("x/**/a.md", "x/ya.md", false)]
    [InlineData("{a,b}.{md,txt}", "b.txt", true)]
    [InlineData("{a,{b,c}}.md", "c.md", true)]
    [InlineData("{a,b}.md", "c.md", false)]
    [InlineData("a?.md", "ab.md", true)]
    [InlineData("a?.md", "a/.md", false)]
    [InlineData("[a-c].md", "b.md", true)]
    [InlineData("[!a-c].md", "b.md", false)]
    [InlineData("[!a-c].md", "d.md", true)]
    [InlineData("[.md", "[.md", true)]
    [InlineData("", "", true)]
    public void Sections_match_as_the_format_says(string section, string path, bool matches) => Assert.Equal(matches, EditorConfigGlob.Parse(section).Matches(path));

    [Fact]
    public void Hostile_sections_cost_little_and_match_nothing()
    {
        Assert.False(EditorConfigGlob.Parse(string.Concat(Enumerable.Repeat("{a,b}", 40))).Matches("a"));
        Assert.False(EditorConfigGlob.Parse(string.Concat(Enumerable.Repeat("*a", 2000))).Matches(new string('a', 1000) + "b"));
    }
}
