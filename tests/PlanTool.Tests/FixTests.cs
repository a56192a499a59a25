using System.Text;

namespace PlanTool.Tests;

public sealed class FixTests
{
    [Fact]
    public async Task A_fix_is_written_and_told()
    {
        using var folder = new PlanFolder().Write("release.plan.md", Plans.Broken);
        Assert.Equal(
            new ToolCall(0, "release.plan.md(7,37): PLAN1001: Change to '1.2'\n", "1 fix in 1 plan; no errors are left.\n"),
            await folder.RunAsync("fix", "release.plan.md"));
        Assert.Equal(Plans.Broken.Replace("1.12", "1.2", StringComparison.Ordinal), folder.Read("release.plan.md"));
    }

    [Fact]
    public async Task A_diff_shows_and_writes_nothing()
    {
        using var folder = new PlanFolder().Write("release.plan.md", Plans.Broken);
        Assert.Equal(
            new ToolCall(
                0,
                """
                --- a/release.plan.md
                +++ b/release.plan.md
                @@ -4,7 +4,7 @@
                 
                 - [x] 1.1 Create the types (src/types.cs)
                 - [ ] 1.2 Write the service (depends: 1.1) (estimate: 10m)
                -- [ ] 1.3 Write the tests (depends: 1.12)
                +- [ ] 1.3 Write the tests (depends: 1.2)
                 
                 ## Phase 2: Ship [SEQUENTIAL]
                 

                """,
                "1 fix in 1 plan, not written; no errors are left.\n"),
            await folder.RunAsync("fix", "--diff", "release.plan.md"));
        Assert.Equal(Plans.Broken, folder.Read("release.plan.md"));
    }

    [Fact]
    public async Task A_diff_says_that_no_line_feed_ends_the_file()
    {
        using var folder = new PlanFolder().Write("plan.md", "## Phase 1: A\r\n- [ ] 1.1 a\r\n- [ ] 1.2 b (depends: 1.11)");
        Assert.Equal(
            "--- a/plan.md\n+++ b/plan.md\n@@ -1,3 +1,3 @@\n ## Phase 1: A\r\n - [ ] 1.1 a\r\n-- [ ] 1.2 b (depends: 1.11)\n\\ No newline at end of file\n+- [ ] 1.2 b (depends: 1.1)\n\\ No newline at end of file\n",
            (await folder.RunAsync("fix", "--diff", "plan.md")).Out);
    }

    [Fact]
    public async Task Errors_without_a_fix_are_left_and_told()
    {
        using var folder = new PlanFolder().Write("plan.md", "- [ ] 1.1 a (depends: 77)\n");
        var call = await folder.RunAsync("fix", "plan.md");
        Assert.Equal((1, ""), (call.Code, call.Out));
        Assert.EndsWith("no fixes in no plans; 1 error is left.\n", call.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_duplicate_gets_an_id_of_its_own()
    {
        using var folder = new PlanFolder().Write("plan.md", "## Phase 1: A\n- [ ] 1.1 a\n- [ ] 1.1 b\n- [ ] 1.1 c\n");
        var call = await folder.RunAsync("fix", "plan.md");
        Assert.Equal((0, "2 fixes in 1 plan; no errors are left.\n"), (call.Code, call.Error));
        Assert.Equal("## Phase 1: A\n- [ ] 1.1 a\n- [ ] 1.2 b\n- [ ] 1.3 c\n", folder.Read("plan.md"));
    }

    [Fact]
    public async Task Only_the_rules_asked_for_are_fixed()
    {
        using var folder = new PlanFolder().Write("release.plan.md", Plans.Broken);
        Assert.Equal("no fixes in no plans; 1 error is left.", (await folder.RunAsync("fix", "release.plan.md", "--rule", "PLAN1007")).Error.Split('\n')[1]);
        Assert.Equal(0, (await folder.RunAsync("fix", "release.plan.md", "--rule", "plan1001")).Code);
    }

    [Fact]
    public async Task An_unknown_rule_is_wrong_usage()
    {
        using var folder = new PlanFolder().Write("plan.md", "");
        Assert.Equal(new ToolCall(2, "", "dotnet plan: --rule: 'PLAN1' is no rule\nSee 'dotnet plan fix --help'.\n"), await folder.RunAsync("fix", "plan.md", "--rule", "PLAN1"));
    }

    [Theory]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", true)]
    [InlineData("iso-8859-1", false)]
    public async Task Encoding_byte_order_mark_and_line_ends_stay(string name, bool marked)
    {
        var encoding = Encoding.GetEncoding(name);
        byte[] Bytes(string text) => [.. marked ? encoding.GetPreamble() : [], .. encoding.GetBytes(text.Replace("types", "Größen", StringComparison.Ordinal).Replace("\n", "\r\n", StringComparison.Ordinal))];
        using var folder = new PlanFolder().Write("plan.md", Bytes(Plans.Broken));
        Assert.Equal(0, (await folder.RunAsync("fix", "plan.md")).Code);
        Assert.Equal(Bytes(Plans.Broken.Replace("1.12", "1.2", StringComparison.Ordinal)), await File.ReadAllBytesAsync(Path.Combine(folder.Path, "plan.md"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_link_stays_a_link_and_its_file_keeps_its_mode()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no modes, and links need a privilege there");
            return;
        }

        using var folder = new PlanFolder().Write("real.md", Plans.Broken);
        var (real, link) = (Path.Combine(folder.Path, "real.md"), Path.Combine(folder.Path, "plan.md"));
        File.SetUnixFileMode(real, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
        File.CreateSymbolicLink(link, real);
        Assert.Equal(0, (await folder.RunAsync("fix", "plan.md")).Code);
        Assert.NotNull(new FileInfo(link).LinkTarget);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead, File.GetUnixFileMode(real));
        Assert.Equal(["plan.md", "real.md"], Directory.GetFiles(folder.Path).Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal));
        Assert.Contains("(depends: 1.2)", folder.Read("real.md"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_somebody_changed_meanwhile_is_left_as_it_is()
    {
        using var folder = new PlanFolder().Write("plan.md", "old");
        var path = Path.Combine(folder.Path, "plan.md");
        var content = Files.PlanFileReader.Read(path);
        folder.Write("plan.md", "theirs");
        Assert.Equal("was changed meanwhile and is left as it is", Files.PlanFileWriter.Replace(path, content, "ours"));
        Assert.Equal("theirs", folder.Read("plan.md"));
        Assert.Single(Directory.GetFiles(folder.Path));
    }
}
