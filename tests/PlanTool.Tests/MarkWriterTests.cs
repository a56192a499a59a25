using System.Text;
using PlanTool.Run;
using PlanTool.State;

namespace PlanTool.Tests;

/// <summary>Marks in the boxes of a plan: nothing else changes, whatever its form and whoever writes beside.</summary>
public sealed class MarkWriterTests
{
    private const string Plan = "# Größe\r\n\r\n## Phase 1: A\n- [ ] 1.1 a \t \r\n* [-] 1.2 b\n- [x] 1.3 c [ ]";

    [Theory]
    [InlineData("utf-8", true)]
    [InlineData("utf-8", false)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-32", true)]
    [InlineData("iso-8859-1", false)]
    public async Task Only_the_boxes_change(string name, bool hasMark)
    {
        var encoding = Encoding.GetEncoding(name);
        byte[] Bytes(string text) => [.. hasMark ? encoding.GetPreamble() : [], .. encoding.GetBytes(text)];
        using var folder = new PlanFolder().Write("plan.md", Bytes(Plan));
        Assert.Equal((0, "plan.md: 2 boxes marked.\n"), await MarkAsync(folder, "1.1", "1.2", "1.3", "--as", "completed"));
        var marked = Plan.Replace("[ ] 1.1", "[x] 1.1", StringComparison.Ordinal).Replace("[-] 1.2", "[x] 1.2", StringComparison.Ordinal);
        Assert.Equal(Bytes(marked), await File.ReadAllBytesAsync(Path.Combine(folder.Path, "plan.md"), TestContext.Current.CancellationToken));
        Assert.Equal((0, "plan.md: 3 boxes marked.\n"), await MarkAsync(folder, "1.1", "1.2", "1.3", "--as", "pending"));
        Assert.Equal(Bytes(marked.Replace("[x]", "[ ]", StringComparison.Ordinal)), await File.ReadAllBytesAsync(Path.Combine(folder.Path, "plan.md"), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("completed", 'x')]
    [InlineData("skipped", 'x')]
    [InlineData("failed", '!')]
    [InlineData("running", '-')]
    public async Task Each_state_has_its_mark(string status, char mark)
    {
        using var folder = new PlanFolder().Write("plan.md", "- [~] 1.1 a\n");
        Assert.Equal((0, "plan.md: 1 box marked.\n"), await MarkAsync(folder, "1.1", "--as", status));
        Assert.Equal($"- [{mark}] 1.1 a\n", folder.Read("plan.md"));
    }

    [Fact]
    public async Task A_run_marks_what_is_done_and_what_failed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The commands are those of a POSIX system.");
        using var folder = new PlanFolder().Write("plan.md", "## Phase 1: A\n- [ ] 1.1 a (run: `true`)\n- [-] 1.2 b (run: `false`)\n- [ ] 1.3 c (depends: 1.2) (run: `true`)\n- [X] 1.4 d\n");
        var call = await folder.RunAsync("run", "plan.md", "--write-marks");
        Assert.EndsWith("plan.md: 2 boxes marked.\n", call.Error, StringComparison.Ordinal);
        Assert.Equal("## Phase 1: A\n- [x] 1.1 a (run: `true`)\n- [!] 1.2 b (run: `false`)\n- [ ] 1.3 c (depends: 1.2) (run: `true`)\n- [X] 1.4 d\n", folder.Read("plan.md"));
    }

    [Fact]
    public async Task What_others_write_meanwhile_is_kept_and_tasks_that_are_others_now_keep_their_boxes()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The commands are those of a POSIX system.");
        const string edited = "New text.\n\n## Phase 1: A\n- [ ] 1.2 b, changed\n- [ ] 1.3 c (run: `true`)\n- [ ] 1.3 c (run: `true`)\n- [ ] 1.1 a (run: `cp edited.txt plan.md`)\n";
        using var folder = new PlanFolder()
            .Write("plan.md", "## Phase 1: A\n- [ ] 1.1 a (run: `cp edited.txt plan.md`)\n- [ ] 1.2 b (run: `true`)\n- [ ] 1.3 c (run: `true`)\n- [ ] 1.4 d (run: `true`)\n")
            .Write("edited.txt", edited);
        var call = await folder.RunAsync("run", "plan.md", "--write-marks");
        Assert.Equal(
            (
                1,
                """
                plan.md: complete after 0s; 4 done.
                dotnet plan: plan.md was changed meanwhile: task '1.2' has another title or command now, and its mark was not written
                dotnet plan: plan.md has task '1.3' twice now; its mark was not written
                dotnet plan: plan.md has task '1.4' no more; its mark was not written
                plan.md: 1 box marked.

                """),
            (call.Code, call.Error));
        Assert.Equal(edited.Replace("[ ] 1.1", "[x] 1.1", StringComparison.Ordinal), folder.Read("plan.md"));
    }

    [Fact]
    public async Task A_plan_that_is_gone_is_said()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The commands are those of a POSIX system.");
        using var folder = new PlanFolder().Write("plan.md", "- [ ] 1.1 a (run: `rm plan.md`)\n");
        var call = await folder.RunAsync("run", "plan.md", "--write-marks");
        Assert.Equal((1, "plan.md: complete after 0s; 1 done.\ndotnet plan: plan.md does not exist; no mark was written\n"), (call.Code, call.Error));
    }

    [Fact]
    public async Task Thirty_at_once_keep_all_thirty()
    {
        using var folder = new PlanFolder().Write("plan.md", "## Phase 1: A\n" + string.Concat(Enumerable.Range(1, 30).Select(task => $"- [ ] 1.{task} a\n")));
        var calls = await Task.WhenAll(Enumerable.Range(1, 30).Select(task => Task.Run(() => MarkAsync(folder, $"1.{task}"), TestContext.Current.CancellationToken)));
        Assert.All(calls, call => Assert.Equal((0, "plan.md: 1 box marked.\n"), call));
        Assert.Equal(30, folder.Read("plan.md").Split("[x]").Length - 1);
        Assert.Equal([".plan", "plan.md"], Directory.EnumerateFileSystemEntries(folder.Path).Select(Path.GetFileName).Order());

        // What is recorded, not only what stands in the boxes.
        folder.Write("plan.md", folder.Read("plan.md").Replace("[x]", "[ ]", StringComparison.Ordinal));
        Assert.StartsWith("plan.md: 30 of 30 tasks done (100 %).\n", (await folder.RunAsync("status", "plan.md")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Writers_at_one_instant_wait_for_each_other()
    {
        const int writers = 30;
        using var folder = new PlanFolder().Write("plan.md", "## Phase 1: A\n" + string.Concat(Enumerable.Range(1, writers).Select(task => $"- [ ] 1.{task} a\n")));
        var plan = RunnablePlan.Load(new ToolHost { Out = TextWriter.Null, Error = TextWriter.Null, WorkingDirectory = folder.Path }, "plan.md", TestContext.Current.CancellationToken)!;
        using var start = new Barrier(writers);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, writers).Select(task => Task.Factory.StartNew(
            () =>
            {
                start.SignalAndWait();
                return MarkWriter.Write(plan, new Dictionary<int, char> { [task] = 'x' }, TestContext.Current.CancellationToken);
            },
            TestContext.Current.CancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default)));
        Assert.All(outcomes, outcome => Assert.Equal((1, 0), (outcome.Written, outcome.Faults.Count)));
        Assert.Equal(writers, folder.Read("plan.md").Split("[x]").Length - 1);
    }

    private static async Task<(int Code, string Error)> MarkAsync(PlanFolder folder, params string[] arguments)
    {
        var call = await folder.RunAsync(["mark", "plan.md", "--write-marks", .. arguments]);
        return (call.Code, call.Error);
    }
}
