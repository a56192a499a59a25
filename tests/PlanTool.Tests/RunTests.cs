namespace PlanTool.Tests;

public sealed class RunTests
{
    private const string Ship = """
        ## Phase 1: Ship
        - [ ] 1.1 Build (run: `mkdir out`)
        - [ ] 1.2 Test (depends: 1.1) (run: `test -f out/app`)
        - [ ] 1.3 Publish (depends: 1.2) (run: `echo published`)

        """;

    public RunTests() => Assert.SkipWhen(OperatingSystem.IsWindows(), "The commands of these tests are those of a POSIX system.");

    [Fact]
    public async Task Each_task_is_told_and_the_failure_ends_with_1()
    {
        using var folder = new PlanFolder().Write("ship.plan.md", Ship);
        Assert.Equal(
            new ToolCall(
                1,
                """
                1.1 Build: started
                1.1 Build: done in 0s
                1.2 Test: started
                1.2 Test: failed after 0s: The command 'test -f out/app' ended with exit code 1
                1.3 Publish: blocked by 1.2

                """,
                """
                ship.plan.md: failed after 0s; 1 done, 1 failed, 1 blocked.
                  1.2 Test: The command 'test -f out/app' ended with exit code 1
                'dotnet plan retry ship.plan.md' lets what failed run anew; then run again to go on from here.

                """),
            await folder.RunAsync("run", "ship.plan.md"));
    }

    [Fact]
    public async Task The_next_run_says_what_is_kept_and_which_line_makes_a_task_run_again()
    {
        using var folder = new PlanFolder().Write("ship.plan.md", Ship);
        await folder.RunAsync("run", "ship.plan.md");
        folder.Write("ship.plan.md", "\n" + Ship.Replace("`test -f out/app`", "`test -d out`", StringComparison.Ordinal) + "- [ ] 1.4 Tell (run: `true`)\n");
        var call = await folder.RunAsync("run", "ship.plan.md", "--max-parallel", "1");
        Assert.Equal(
            new ToolCall(
                0,
                """
                ship.plan.md: goes on from the run of 2026-01-02 03:04:05Z; 1 task is kept.
                ship.plan.md(4): 1.2 changed (Test) and runs again
                ship.plan.md(6): 1.4 Tell is new
                1.2 Test: started
                1.2 Test: done in 0s
                1.3 Publish: started
                1.3 | published
                1.3 Publish: done in 0s
                1.4 Tell: started
                1.4 Tell: done in 0s

                """,
                "ship.plan.md: complete after 0s; 3 done, 1 kept.\n"),
            call with { Out = Sorted(call.Out) });
    }

    [Fact]
    public async Task Without_state_nothing_is_recorded()
    {
        using var folder = new PlanFolder().Write("plan.md", "- [ ] 1.1 a (run: `true`)\n");
        for (var run = 0; run < 2; run++) Assert.Equal("plan.md: complete after 0s; 1 done.\n", (await folder.RunAsync("run", "plan.md", "--no-state")).Error);
        Assert.Equal(["plan.md"], Directory.EnumerateFileSystemEntries(folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public async Task The_state_lies_beside_the_plan_or_where_the_call_says()
    {
        using var folder = new PlanFolder().Write("sub/release.plan.md", "- [ ] 1.1 a (run: `true`)\n");
        await folder.RunAsync("run", "sub/release.plan.md");
        Assert.True(File.Exists(Path.Combine(folder.Path, "sub", ".plan", "ReleasePlan", "journal")));
        Assert.Equal("sub/release.plan.md: complete after 0s; 1 done.\n", (await folder.RunAsync("run", "sub/release.plan.md", "--state", "elsewhere")).Error);
        Assert.True(File.Exists(Path.Combine(folder.Path, "elsewhere", "journal")));
    }

    [Fact]
    public async Task Stop_starts_nothing_after_a_failure_and_keep_going_does()
    {
        const string plan = "## Phase 1: A\n- [ ] 1.1 a (run: `false`)\n- [ ] 1.2 b (run: `true`)\n";
        using var folder = new PlanFolder().Write("plan.md", plan);
        Assert.StartsWith("plan.md: failed after 0s; 1 failed, 1 cancelled.\n", (await folder.RunAsync("run", "plan.md", "--stop", "--max-parallel", "1", "--no-state")).Error, StringComparison.Ordinal);
        Assert.StartsWith("plan.md: failed after 0s; 1 done, 1 failed.\n", (await folder.RunAsync("run", "plan.md", "--keep-going", "--max-parallel", "1", "--no-state")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_command_does_every_task_and_a_hostile_title_is_one_argument()
    {
        using var folder = new PlanFolder().Write("plan.md", "# P\n- [ ] 1.1 $(touch pwned); 'a' \"b\" `touch x` | c > d & --e \u001b[31m\n");
        var call = await folder.RunAsync("run", "plan.md", "--no-state", "--exec", "printf <%s> {id} {title} t={title}");
        Assert.Equal(0, call.Code);
        Assert.Contains("1.1 | <1.1><$(touch pwned); 'a' \"b\" `touch x` | c > d & --e ␛[31m><t=$(touch pwned); 'a' \"b\" `touch x` | c > d & --e ␛[31m>\n", call.Out, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', call.Out + call.Error);
        Assert.Equal(["plan.md"], Directory.EnumerateFileSystemEntries(folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Parents_without_a_command_end_with_their_parts()
    {
        using var folder = new PlanFolder().Write("plan.md", "## Phase 1: A\n- [ ] 1.1 All\n  - [ ] 1.1.1 Part\n");
        Assert.Equal(
            "batch of 1.1.1 begins\n1.1.1 Part: started\n1.1.1 | 1.1.1\n1.1.1 Part: done in 0s\n1.1 All: done, as all its parts are\n",
            (await folder.RunAsync("run", "plan.md", "--no-state", "--exec", "echo {id}")).Out);
    }

    [Fact]
    public async Task Verifications_run_their_criteria_where_asked_for()
    {
        using var folder = new PlanFolder().Write("plan.md", "## Phase 1: A\n- [ ] 1.1 a (run: `true`)\n\n\n**VERIFY Phase 1:**\n- `touch verified`\n");
        var refused = await folder.RunAsync("run", "plan.md");
        Assert.Equal((1, ""), (refused.Code, refused.Out));
        Assert.Contains("has no command; --verify runs its criteria\n", refused.Error, StringComparison.Ordinal);
        Assert.Equal(0, (await folder.RunAsync("run", "plan.md", "--verify")).Code);
        Assert.True(File.Exists(Path.Combine(folder.Path, "verified")));
    }

    [Fact]
    public async Task A_task_that_nothing_does_is_named_before_anything_starts()
    {
        using var folder = new PlanFolder().Write("plan.md", "## Phase 1: A\n- [ ] 1.1 a (run: `touch a`)\n- [ ] 1.2 b\n- [x] 1.3 c\n");
        Assert.Equal(
            new ToolCall(
                1,
                "",
                """
                plan.md(3): task '1.2 b' has no command
                dotnet plan: nothing was started. Add '(run: `command`)' to a task, do every task by --exec 'command {id} {title}', or take a task out with 'dotnet plan skip plan.md 1.2'

                """),
            await folder.RunAsync("run", "plan.md"));
        Assert.Equal(["plan.md"], Directory.EnumerateFileSystemEntries(folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_cancelled_run_goes_on_with_the_next()
    {
        using var folder = new PlanFolder().Write("plan.md", "## Phase 1: A\n- [ ] 1.1 a (run: `true`)\n- [ ] 1.2 b (depends: 1.1) (run: `sh -c 'test -f again || (touch again; exec sleep 600)'`)\n");
        using var cancellation = new CancellationTokenSource();
        var run = folder.RunAsync(["run", "plan.md", "--grace", "0"], cancellation.Token);
        using (var watcher = new FileSystemWatcher(folder.Path) { EnableRaisingEvents = true })
        {
            var begun = new TaskCompletionSource();
            watcher.Created += (_, created) => { if (created.Name == "again") begun.TrySetResult(); };
            if (!File.Exists(Path.Combine(folder.Path, "again"))) await begun.Task.WaitAsync(TestContext.Current.CancellationToken);
        }

        await cancellation.CancelAsync();
        var canceled = await run;
        Assert.Equal((1, "plan.md: cancelled after 0s; 1 done, 1 cancelled.\nRun again to go on from here.\n"), (canceled.Code, canceled.Error));
        Assert.Equal((0, "plan.md: complete after 0s; 1 done, 1 kept.\n"), ((await folder.RunAsync("run", "plan.md")) is var next ? (next.Code, next.Error) : default));
    }

    [Fact]
    public async Task Another_command_for_every_task_is_told_and_what_is_complete_stays()
    {
        using var folder = new PlanFolder().Write("plan.md", "- [ ] 1.1 a\n- [ ] 1.2 b\n");
        await folder.RunAsync("run", "plan.md", "--exec", "sh -c 'test $0 = 1.1' {id}");
        var call = await folder.RunAsync("run", "plan.md", "--exec", "true", "--retry-failed");
        Assert.Equal(0, call.Code);
        Assert.Contains("the last run did its tasks by 'sh -c 'test $0 = 1.1' {id}', this one does by 'true'; what is complete stays so\n", call.Out, StringComparison.Ordinal);
        Assert.Contains("1.2 b: done in", call.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("1.1 a: started", call.Out, StringComparison.Ordinal);
        Assert.Contains("<td>completed</td><td><code>true</code></td>", (await folder.RunAsync("report", "plan.md")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_with_errors_does_not_run()
    {
        using var folder = new PlanFolder().Write("plan.md", "- [ ] 1.1 a (depends: 9.9) (run: `touch a`)\n");
        var call = await folder.RunAsync("run", "plan.md");
        Assert.Equal((1, ""), (call.Code, call.Out));
        Assert.StartsWith("plan.md(1,23): error PLAN1001: ", call.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--keep-going and --stop exclude each other", "--keep-going", "--stop")]
    [InlineData("--grace: 'soon' is no time up to a day; write 30s, 5m or 0", "--grace", "soon")]
    [InlineData("--state and --no-state exclude each other", "--state", "x", "--no-state")]
    [InlineData("--state: name a folder", "--state", " ")]
    [InlineData("--max-parallel: '0' is no number from 1 to 100000", "--max-parallel", "0")]
    [InlineData("--exec: the command is empty", "--exec", " ")]
    [InlineData("--exec: the first word names the program, and no text of a plan may be put there", "--exec", "{title} x")]
    [InlineData("--exec: '{tilte}' stands for nothing; there are {id}, {title}, {description}, {phase}, {command}, {source}, {line}, {attempt}", "--exec", "echo {tilte}")]
    public async Task Wrong_options_are_wrong_usage(string message, params string[] options)
    {
        using var folder = new PlanFolder().Write("plan.md", "- [ ] 1.1 a (run: `true`)\n");
        var call = await folder.RunAsync(["run", "plan.md", .. options]);
        Assert.Equal((2, "", "dotnet plan: " + message), (call.Code, call.Out, call.Error.Split('\n')[0]));
    }

    [Fact]
    public async Task Several_plans_are_wrong_usage()
    {
        using var folder = new PlanFolder().Write("a.plan.md", Ship).Write("b.plan.md", Ship);
        Assert.Equal((2, "dotnet plan: '*.plan.md' names 2 plans; name one\n"), ((await folder.RunAsync("run", "*.plan.md")) is var call ? (call.Code, call.Error) : default));
    }

    /// <summary>The lines of the last task at their place: it may run before or after the others.</summary>
    private static string Sorted(string lines)
    {
        var all = lines.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return string.Concat(all.Where(line => !line.StartsWith("1.4", StringComparison.Ordinal)).Concat(all.Where(line => line.StartsWith("1.4", StringComparison.Ordinal))).Select(line => line + "\n"));
    }
}
