using System.Text.Json;
using PlanRuntime;

namespace PlanTool.Tests;

/// <summary>The commands that read and change what is recorded: next, status, retry, skip and mark.</summary>
public sealed class StateCommandTests
{
    private const string Plan = """
        ## Phase 1: Build
        - [x] 1.1 Types
        - [ ] 1.2 Service (depends: 1.1) (retries: 1)
        - [ ] 1.3 Tests (depends: 1.2)
        - [ ] 1.4 Guide (depends: 1.1)

        ## Phase 2: Ship
        - [ ] 2.1 Package

        """;

    private static PlanFolder Folder() => new PlanFolder().Write("plan.md", Plan);

    [Fact]
    public async Task Before_the_first_run_everything_is_pending_and_nothing_is_written()
    {
        using var folder = Folder();
        Assert.Equal(
            new ToolCall(
                0,
                """
                plan.md: 1 of 5 tasks done (20 %), 4 pending.

                Phase 1: Build
                  ✓ 1.1 Types: marked as done in the plan
                  · 1.2 Service: ready
                  · 1.3 Tests: waits for 1.2
                  · 1.4 Guide: ready

                Phase 2: Ship
                  · 2.1 Package: waits for 1.2, 1.3, 1.4

                """,
                ""),
            await folder.RunAsync("status", "plan.md"));
        Assert.Equal(["plan.md"], Directory.EnumerateFileSystemEntries(folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Next_lists_running_then_failed_then_ready_tasks_and_says_why_the_others_wait()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The commands are those of a POSIX system.");
        using var folder = new PlanFolder();
        string Rows(string service) => $"""
            ## Phase 1: Build
            - [ ] 1.1 Service {service}(run: `false`)
            - [ ] 1.2 Tests (depends: 1.1)
            - [ ] 1.3 Guide (depends: none)
            - [ ] 1.4 Logo (depends: none)
            - [ ] 1.5 Notes (depends: none)
            - [ ] 1.6 Site (depends: 1.4)

            """;
        folder.Write("plan.md", Rows(""));
        await folder.RunAsync("skip", "plan.md", "1.2", "1.3", "1.4", "1.5", "1.6");
        await folder.RunAsync("run", "plan.md");
        await folder.RunAsync("retry", "plan.md", "1.2", "1.5", "1.6");
        await folder.RunAsync("mark", "plan.md", "1.3", "--as", "running");
        await folder.RunAsync("mark", "plan.md", "1.4", "--as", "failed", "--note", "out of\nink");
        folder.Write("plan.md", Rows("(retries: 1) "));
        Assert.Equal(
            new ToolCall(
                0,
                """
                1.3 Guide: running, or interrupted while it ran: goes first
                1.1 Service: failed: The command 'false' ended with exit code 1; has attempts left
                1.5 Notes: ready

                Waiting
                  1.2 Tests: waits for 1.1

                Blocked
                  1.4 Logo: failed: out of; no attempts left, so it waits for a retry
                  1.6 Site: blocked by 1.4

                """,
                ""),
            await folder.RunAsync("next", "plan.md"));
        Assert.StartsWith("1.3 Guide: running, or interrupted while it ran: goes first\n… and 2 more when there are places.\n\nWaiting\n  1.2 Tests: ", (await folder.RunAsync("next", "1", "plan.md")).Out, StringComparison.Ordinal);
        using var json = JsonDocument.Parse((await folder.RunAsync("next", "2", "plan.md", "--format", "json")).Out);
        Assert.Equal("Plan", json.RootElement.GetProperty("plan").GetString());
        Assert.Equal(["1.3 in_progress", "1.1 failed"], json.RootElement.GetProperty("next").EnumerateArray().Select(task => $"{task.GetProperty("id")} {task.GetProperty("status")}"));
        Assert.Equal(["1.2", "1.5"], json.RootElement.GetProperty("waiting").EnumerateArray().Select(task => task.GetProperty("id").GetString()));
        Assert.Equal(["", "1.4"], json.RootElement.GetProperty("blocked").EnumerateArray().Select(task => string.Join(",", task.GetProperty("blockedBy").EnumerateArray())));
    }

    [Fact]
    public async Task Plans_of_one_name_in_one_folder_do_not_share_their_state()
    {
        using var folder = new PlanFolder().Write("release.plan.md", "- [ ] 1.1 a\n").Write("a.plan.md", "---\nname: ReleasePlan\n---\n- [ ] 1.1 a\n");
        await folder.RunAsync("mark", "release.plan.md", "1.1");
        foreach (var command in (string[])["run", "status", "next", "report", "retry"])
        {
            var call = await folder.RunAsync(command, "a.plan.md");
            Assert.Equal((1, ""), (call.Code, call.Out));
            Assert.EndsWith("is of another plan: of 'release.plan.md', not of 'a.plan.md', and both are named 'ReleasePlan'; give one another name (name: in its front matter), or a folder of its own by --state\n", call.Error, StringComparison.Ordinal);
        }

        Assert.Equal(1, (await folder.RunAsync("skip", "a.plan.md", "1.1")).Code);
        File.Delete(Path.Combine(folder.Path, "release.plan.md"));
        Assert.Equal(0, (await folder.RunAsync("status", "a.plan.md")).Code);
    }

    [Theory]
    [InlineData("status")]
    [InlineData("next")]
    [InlineData("report")]
    [InlineData("retry")]
    public async Task A_folder_that_does_not_exist_is_named(string command)
    {
        using var folder = new PlanFolder().Write("plan.md", "- [ ] 1.1 a\n");
        var call = await folder.RunAsync(command, "plan.md", "--state", "mistyped");
        Assert.Equal((0, "dotnet plan: --state: the folder 'mistyped' does not exist, so nothing is recorded there\n"), (call.Code, call.Error));
        Assert.False(Directory.Exists(Path.Combine(folder.Path, "mistyped")));
    }

    [Theory]
    [InlineData("1.3")]
    [InlineData("1.2", "mark", "plan.md", "1.2", "--as", "running")]
    [InlineData("1.1", "skip", "plan.md", "1.3")]
    public async Task What_next_names_is_what_a_run_starts(string first, params string[] before)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The commands are those of a POSIX system.");
        using var folder = new PlanFolder().Write("plan.md", """
            ## Phase 1: A
            - [ ] 1.1 a (depends: none) (run: `false`)
            - [ ] 1.2 b (depends: none) (run: `false`)
            - [ ] 1.3 c (depends: none) (run: `false`)
            - [ ] 1.4 d (depends: 1.3) (run: `false`)

            """);
        if (before.Length > 0) await folder.RunAsync(before);
        var next = (await folder.RunAsync("next", "1", "plan.md")).Out;
        var run = (await folder.RunAsync("run", "plan.md", "--max-parallel", "1", "--stop")).Out;
        Assert.StartsWith(first + " ", next, StringComparison.Ordinal);
        Assert.StartsWith(first + " ", Assert.Single(run.Split('\n'), line => line.Contains(": started", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_has_the_form_of_the_status_file()
    {
        using var folder = Folder();
        await folder.RunAsync("mark", "plan.md", "1.2");
        var call = await folder.RunAsync("status", "plan.md", "--format", "json");
        Assert.Equal(folder.Read(".plan/Plan/status.json").TrimEnd() + "\n", call.Out);
        using var json = JsonDocument.Parse(call.Out);
        Assert.Equal(["plan", "source", "hash", "runs", "summary", "tasks", "dependencyGraph"], json.RootElement.EnumerateObject().Select(property => property.Name));
        Assert.Equal((5, 1, 1), (Summary("total"), Summary("completed"), Summary("skipped")));
        int Summary(string name) => json.RootElement.GetProperty("summary").GetProperty(name).GetInt32();
    }

    [Fact]
    public async Task Skipped_tasks_let_others_go_on_and_say_why()
    {
        using var folder = Folder();
        Assert.Equal(new ToolCall(0, "1.2 Service: skipped\n1.4 Guide: skipped\n", ""), await folder.RunAsync("skip", "plan.md", "1.2", "1.4", "--reason", "by hand"));
        var status = (await folder.RunAsync("status", "plan.md")).Out;
        Assert.Contains("  ✓ 1.2 Service: skipped: by hand\n  · 1.3 Tests: ready\n", status, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Retry_lets_what_failed_run_anew()
    {
        using var folder = Folder();
        Assert.Equal(new ToolCall(0, "No task failed or was cancelled.\n", ""), await folder.RunAsync("retry", "plan.md"));
        await folder.RunAsync("mark", "plan.md", "1.4", "--as", "failed");
        Assert.Equal(new ToolCall(0, "1.4 Guide: runs anew with the next run\n", ""), await folder.RunAsync("retry", "plan.md"));
        Assert.Contains("· 1.4 Guide: ready\n", (await folder.RunAsync("status", "plan.md")).Out, StringComparison.Ordinal);
        await folder.RunAsync("mark", "plan.md", "1.4");
        Assert.Equal(new ToolCall(0, "1.4 Guide: runs anew with the next run\n", ""), await folder.RunAsync("retry", "plan.md", "1.4"));
        var done = await folder.RunAsync("retry", "plan.md", "1.1");
        Assert.Equal((1, "dotnet plan: Task '1.1 Types' is marked as done in the plan, line 2; clear its box to run it again\n"), (done.Code, done.Error));
    }

    [Fact]
    public async Task Edits_since_the_last_record_are_shown_with_their_lines()
    {
        using var folder = Folder();
        await folder.RunAsync("mark", "plan.md", "1.2", "1.3", "1.4");
        folder.Write("plan.md", "Intro.\n\n" + Plan.Replace("1.2 Service", "1.2 Server", StringComparison.Ordinal).Replace("- [ ] 1.4 Guide (depends: 1.1)\n", "", StringComparison.Ordinal) + "- [ ] 2.2 Tell\n");
        Assert.StartsWith(
            """
            plan.md: 2 of 5 tasks done (40 %), 3 pending.
            plan.md(5): 1.2 changed from 'Service' to 'Server' and runs again
            plan.md(10): 2.2 Tell is new
            1.4 Guide is not in the plan any more
            plan.md(5): 1.3 Tests rests on 1.2, which changed, and is kept; 'run --rerun-stale' runs it again

            """,
            (await folder.RunAsync("status", "plan.md")).Out,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("plan.md has no task '1.33'; did you mean '1.3'?", "skip", "plan.md", "1.2", "1.33")]
    [InlineData("plan.md has no task 'x'", "retry", "plan.md", "x")]
    [InlineData("plan.md has no task '1.22'; did you mean '1.2'?", "mark", "plan.md", "1.22")]
    [InlineData("no task is named; name ids, for example 1.2", "skip", "plan.md")]
    [InlineData("no task is named; name ids, for example 1.2", "mark", "plan.md")]
    [InlineData("--state: 'plan.md' is a file; name a folder", "status", "plan.md", "--state", "plan.md")]
    [InlineData("no plan is named; name files or patterns, for example plan.md or '**/*.plan.md'", "mark")]
    [InlineData("--as: 'blocked' is none of completed, failed, running, pending or skipped", "mark", "plan.md", "1.2", "--as", "blocked")]
    [InlineData("'many' is no number of tasks; write 'dotnet plan next 3 plan.md'", "next", "many", "plan.md")]
    [InlineData("'0' is no number of tasks; write 'dotnet plan next 3 plan.md'", "next", "0", "plan.md")]
    public async Task Wrong_calls_change_nothing_and_end_with_2(string message, params string[] args)
    {
        using var folder = Folder();
        var call = await folder.RunAsync(args);
        Assert.Equal((2, "", "dotnet plan: " + message), (call.Code, call.Out, call.Error.Split('\n')[0]));
        Assert.False(Directory.Exists(Path.Combine(folder.Path, ".plan")));
    }

    [Fact]
    public async Task Beside_a_run_updates_are_refused_and_its_holder_is_named()
    {
        using var folder = Folder();
        var builder = new PlanGraphBuilder("Plan");
        builder.AddTask("1.2", "Service");
        var (begun, end) = (new TaskCompletionSource(), new TaskCompletionSource());
        var run = PlanRunner.RunAsync(
            builder.Build(),
            async (_, _) =>
            {
                begun.SetResult();
                await end.Task;
            },
            new PlanOptions { State = PlanState.Directory(Path.Combine(folder.Path, ".plan", "Plan")) },
            TestContext.Current.CancellationToken);
        await begun.Task;
        foreach (var args in new string[][] { ["skip", "plan.md", "1.3"], ["retry", "plan.md", "1.3"], ["mark", "plan.md", "1.3"], ["run", "plan.md", "--exec", "true"] })
        {
            var call = await folder.RunAsync(args);
            Assert.Equal(1, call.Code);
            Assert.Contains($"in use by process {Environment.ProcessId} on ", call.Error, StringComparison.Ordinal);
        }

        Assert.Contains($"A run goes on: process {Environment.ProcessId} on ", (await folder.RunAsync("status", "plan.md")).Out, StringComparison.Ordinal);
        Assert.StartsWith($"In use by process {Environment.ProcessId} on ", (await folder.RunAsync("next", "plan.md")).Out, StringComparison.Ordinal);
        end.SetResult();
        await run;
    }

    [Fact]
    public async Task Damaged_and_foreign_states_are_said()
    {
        using var folder = Folder();
        await folder.RunAsync("mark", "plan.md", "1.2", "1.4", "--state", "kept");
        var journal = folder.Read("kept/journal");
        folder.Write("kept/journal", journal.Replace("\"task\":\"1.2\"", "\"task\":\"1.9\"", StringComparison.Ordinal));
        var damaged = await folder.RunAsync("status", "plan.md", "--state", "kept");
        Assert.Equal((1, ""), (damaged.Code, damaged.Out));
        Assert.Contains("is damaged at line ", damaged.Error, StringComparison.Ordinal);
        var run = await folder.RunAsync("run", "plan.md", "--state", "kept", "--exec", "true");
        Assert.Equal(1, run.Code);
        Assert.Contains("was set aside as ", run.Error, StringComparison.Ordinal);
        Assert.Contains("✓ 1.4 Guide: complete\n", (await folder.RunAsync("status", "plan.md", "--state", "kept")).Out, StringComparison.Ordinal);
        folder.Write("other.plan.md", Plan);
        var other = await folder.RunAsync("status", "other.plan.md", "--state", "kept");
        Assert.Equal(1, other.Code);
        Assert.Contains("is of plan 'Plan', not of 'OtherPlan'", other.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_state_says_has_no_power_over_the_terminal()
    {
        using var folder = Folder();
        await folder.RunAsync("mark", "plan.md", "1.2", "--note", "\u001b[2J\u202egnp");
        var call = await folder.RunAsync("status", "plan.md");
        Assert.Contains("(␛[2J\ufffdgnp)", call.Out, StringComparison.Ordinal);
        Assert.DoesNotContain('\u202e', (await folder.RunAsync("status", "plan.md", "--format", "json")).Out);
    }
}
