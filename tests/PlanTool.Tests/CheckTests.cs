using System.Text.Json;

namespace PlanTool.Tests;

public sealed class CheckTests
{
    private const string Fault = "release.plan.md(7,37): error PLAN1001: Task '1.3' depends on '1.12', which this plan does not have; did you mean '1.2'?\n";

    [Fact]
    public async Task Text_is_what_the_build_writes()
    {
        using var folder = new PlanFolder().Write("release.plan.md", Plans.Broken);
        Assert.Equal(new ToolCall(1, Fault, "1 plan checked: 1 error.\n"), await folder.RunAsync("check", "release.plan.md"));
    }

    [Fact]
    public async Task A_plan_without_mistakes_has_no_answer_and_ends_with_0()
    {
        using var folder = new PlanFolder().Write("release.plan.md", Plans.Release);
        Assert.Equal(new ToolCall(0, "", "1 plan checked: nothing to report.\n"), await folder.RunAsync("check", "release.plan.md"));
    }

    [Fact]
    public async Task Warnings_and_notes_do_not_fail()
    {
        using var folder = new PlanFolder().Write("empty.plan.md", "# Nothing yet\n");
        var call = await folder.RunAsync("check", "empty.plan.md");
        Assert.Equal((0, "1 plan checked: 1 warning.\n"), (call.Code, call.Error));
        Assert.StartsWith("empty.plan.md(1,1): warning PLAN0002: ", call.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_counts_from_one_and_ends_exclusively()
    {
        using var folder = new PlanFolder().Write("release.plan.md", Plans.Broken);
        var call = await folder.RunAsync("check", "--format", "json", "release.plan.md");
        Assert.Equal("""
            [
              {
                "file": "release.plan.md",
                "line": 7,
                "column": 37,
                "endLine": 7,
                "endColumn": 41,
                "id": "PLAN1001",
                "severity": "error",
                "message": "Task '1.3' depends on '1.12', which this plan does not have; did you mean '1.2'?"
              }
            ]

            """, call.Out);
        Assert.Equal(1, call.Code);
    }

    [Fact]
    public async Task Json_of_a_plan_without_mistakes_is_an_empty_array()
    {
        using var folder = new PlanFolder().Write("release.plan.md", Plans.Release);
        Assert.Equal("[]\n", (await folder.RunAsync("check", "release.plan.md", "--format", "json")).Out);
    }

    [Fact]
    public async Task Files_that_cannot_be_read_are_reported_and_the_others_still_checked()
    {
        using var folder = new PlanFolder().Write("release.plan.md", Plans.Broken).Write("binary.plan.md", [0x7F, 0x45, 0x4C, 0x46, 0, 1]);
        Directory.CreateDirectory(Path.Combine(folder.Path, "plan.md"));
        var call = await folder.RunAsync("check", "missing.md", "plan.md", "binary.plan.md", "release.plan.md");
        Assert.Equal(new ToolCall(
            1,
            """
            missing.md(1,1): error PLAN0017: The plan file 'missing.md' does not exist; correct the PlanFile item or remove it
            plan.md(1,1): error PLAN0017: The plan file 'plan.md' is a folder; correct the PlanFile item or remove it
            binary.plan.md(1,1): error PLAN0017: The plan file 'binary.plan.md' is not text; correct the PlanFile item or remove it

            """ + Fault,
            "4 plans checked: 4 errors.\n"), call);
    }

    [Fact]
    public async Task Crlf_and_a_byte_order_mark_do_not_move_a_place()
    {
        var text = '\uFEFF' + Plans.Broken.Replace("\n", "\r\n", StringComparison.Ordinal);
        using var folder = new PlanFolder().Write("release.plan.md", text);
        Assert.Equal(Fault, (await folder.RunAsync("check", "release.plan.md")).Out);
    }

    [Fact]
    public async Task Annotations_name_the_file_from_the_root_of_the_checkout()
    {
        using var folder = new PlanFolder().Write("docs/a,b%.plan.md", Plans.Broken);
        folder.Variables["GITHUB_WORKSPACE"] = Path.GetDirectoryName(folder.Path)!;
        var call = await folder.RunAsync("check", "--format", "github", "docs/a,b%.plan.md");
        Assert.Equal(
            $"::error file={Path.GetFileName(folder.Path)}/docs/a%2Cb%25.plan.md,line=7,col=37,endColumn=41,title=PLAN1001::Task '1.3' depends on '1.12', which this plan does not have; did you mean '1.2'?\n",
            call.Out);
    }

    [Fact]
    public async Task On_a_terminal_the_severity_has_a_colour_and_the_line_the_same_words()
    {
        using var folder = new PlanFolder { HasColours = true }.Write("release.plan.md", Plans.Broken);
        var call = await folder.RunAsync("check", "release.plan.md");
        Assert.Equal(Fault.Replace("error PLAN1001", "\u001b[91merror PLAN1001\u001b[0m", StringComparison.Ordinal), call.Out);
    }

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    [InlineData("github")]
    [InlineData("sarif")]
    public async Task A_hostile_plan_has_no_power_over_the_terminal(string format)
    {
        using var folder = new PlanFolder().Write("plan.md", "- [ ] 1.1 a\n- [ ] 1.1 \u001b]0;owned\u0007 (depends: 9.9\u001b[2J)\n- [ ] 1.2 b (depends: 1.9\u202e)\n");
        var call = await folder.RunAsync("check", "plan.md", "--format", format);
        Assert.Equal(1, call.Code);
        Assert.DoesNotContain(call.Out, c => (char.IsControl(c) && c != '\n') || c == '\u202e');
    }

    [Fact]
    public async Task The_order_is_that_of_the_call_then_of_the_names_then_of_the_places()
    {
        using var folder = new PlanFolder().Write("b.plan.md", Plans.Broken).Write("a.plan.md", Plans.Broken).Write("z.md", Plans.Broken);
        var call = await folder.RunAsync("check", "z.md", "*.md", "--format", "json");
        using var json = JsonDocument.Parse(call.Out);
        Assert.Equal(["z.md", "a.plan.md", "b.plan.md"], json.RootElement.EnumerateArray().Select(finding => finding.GetProperty("file").GetString()));
    }
}
