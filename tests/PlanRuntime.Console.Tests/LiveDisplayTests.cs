using PlanRuntime.Testing;
using Spectre.Console.Rendering;

namespace PlanRuntime.Tests.Watching;

/// <summary>The display of a run that moves: what it says, how wide, how often, and where it stands back for plain lines.</summary>
public sealed class LiveDisplayTests
{
    private static readonly TimeSpan Tick = LiveDisplay.Interval;

    [Fact]
    public async Task It_shows_totals_phases_what_runs_and_what_waits_for_what()
    {
        await using var run = new WatchedRun(Shop()).Start();
        await run.SeenAsync(PlanEventKind.TaskStarted, "1.2");
        await run.TellAsync("1.2", 0.5, "half of the pages");
        Assert.Equal(FrameOfThePage(), run.After(TimeSpan.FromMinutes(1)).TakeLast(8));

        await run.EndAsync("1.1");
        await run.EndAsync("1.2");
        await run.SeenAsync(PlanEventKind.TaskStarted, "2.1");
        Assert.Equal(
        [
            "Shop ━━━━━━━──────── 50 %  2 of 4 done · 1 running",
            "2m so far · about 2m left · critical path: 2.1 → 2.2",
            "Phase 2: Ship             ─────────────── 0 of 2",
            "▶ 2.1 Package                    1m       of 2m",
            "  2.2 Announce                   waits for 2.1",
        ], run.After(TimeSpan.FromMinutes(1)).Where(line => line.Length > 0).TakeLast(5));
    }

    [Fact]
    public void A_run_with_nothing_left_is_no_longer_estimated()
    {
        var plan = new PlanGraphBuilder("Done");
        plan.AddTask("1.1", "First").Mark('x').Estimate(TimeSpan.FromMinutes(1));
        var start = DateTimeOffset.UnixEpoch;
        var run = new LiveRun(plan.Build(), null, start);
        var frame = new LiveFrame(run, new RunForecast(run, new PlanOptions())).Of(start + TimeSpan.FromSeconds(2), 80, 24);
        Assert.Equal(2, frame.Count);
        Assert.Equal("2s so far", frame[1].Text.TrimEnd());
    }

    [Fact]
    public async Task A_failure_stays_above_the_display()
    {
        await using var run = new WatchedRun(Shop()).Start();
        await run.SeenAsync(PlanEventKind.TaskStarted, "1.2");
        run.After(Tick);
        await run.FailAsync("1.2", "no room\non the disk");
        await run.SeenAsync(PlanEventKind.TaskBlocked, "2.2");
        var drawn = run.After(Tick);
        Assert.Single(drawn, line => line == "✗ 1.2 Write the pages: no room");
        Assert.Contains(drawn, line => line.EndsWith("1 running · 1 failed · 2 blocked", StringComparison.Ordinal));
        Assert.DoesNotContain(run.After(TimeSpan.FromSeconds(1)), line => line.StartsWith('✗'));
        var last = run.Finish()[^3..];
        Assert.EndsWith("Shop ─────────────── 0 %  0 of 4 done · 1 running · 1 failed · 2 blocked", last[0], StringComparison.Ordinal);
        Assert.Equal(["Took 1.2s", ""], last[1..]);
    }

    [Fact]
    public async Task Nothing_is_drawn_where_nothing_changed_and_never_more_than_ten_times_a_second()
    {
        await using var run = new WatchedRun(Shop()).Start();
        await run.SeenAsync(PlanEventKind.TaskStarted, "1.2");
        run.After(TimeSpan.FromSeconds(1));
        Assert.Empty(run.After(TimeSpan.FromMilliseconds(900)));
        var drawings = 0;
        for (var step = 0; step < 100; step++)
        {
            await run.TellAsync("1.1", step / 100.0, $"step {step}");
            if (run.After(TimeSpan.FromMilliseconds(10)).Length > 0) drawings++;
        }

        Assert.InRange(drawings, 2, 10);
    }

    [Fact]
    public void A_second_attempt_says_so_and_an_open_phase_lets_its_tasks_wait_for_their_turn()
    {
        var plan = Shop();
        var run = new LiveRun(plan, before: null, DateTimeOffset.UnixEpoch);
        run.Apply(new PlanEvent(PlanEventKind.TaskStarted, plan, DateTimeOffset.UnixEpoch) { Task = plan["1.1"], Attempt = 1 });
        run.Apply(new PlanEvent(PlanEventKind.TaskCompleted, plan, DateTimeOffset.UnixEpoch) { Task = plan["1.1"], Attempt = 1 });
        run.Apply(new PlanEvent(PlanEventKind.TaskStarted, plan, DateTimeOffset.UnixEpoch) { Task = plan["1.2"], Attempt = 1 });
        run.Apply(new PlanEvent(PlanEventKind.AttemptFailed, plan, DateTimeOffset.UnixEpoch) { Task = plan["1.2"], Attempt = 1 });
        Assert.Empty(run.Running);
        run.Apply(new PlanEvent(PlanEventKind.TaskStarted, plan, DateTimeOffset.UnixEpoch) { Task = plan["1.2"], Attempt = 2 });
        Assert.Contains("▶ 1.2 Write the pages            0s       attempt 2  of 4m", Lines());

        run.Apply(new PlanEvent(PlanEventKind.TaskCompleted, plan, DateTimeOffset.UnixEpoch) { Task = plan["1.2"], Attempt = 2 });
        Assert.Contains("  2.1 Package                    waits for its phase", Lines());
        run.Apply(new PlanEvent(PlanEventKind.PhaseOpened, plan, DateTimeOffset.UnixEpoch) { Phase = plan.Phases[1] });
        Assert.Contains("  2.1 Package                    waits for its turn", Lines());

        IEnumerable<string> Lines() => new LiveFrame(run, new RunForecast(run, new PlanOptions())).Of(DateTimeOffset.UnixEpoch, 79, 24).Select(line => line.Text.TrimEnd());
    }

    [Theory]
    [InlineData("agent {id}", true)]
    [InlineData("another {id}", false)]
    [InlineData(null, false)]
    public async Task What_tasks_took_is_expected_only_of_the_same_work(string? note, bool isExpected)
    {
        using var folder = new State.TemporaryFolder();
        var plan = new PlanGraphBuilder("Ship");
        plan.AddTask("1", "Only");
        var graph = plan.Build();
        var options = new PlanOptions { State = PlanState.Directory(folder.Path), Note = "agent {id}" };
        await new PlanTest().Takes("1", TimeSpan.FromMinutes(7)).Fails("1").With(options).RunAsync(graph, TestContext.Current.CancellationToken);

        var run = new LiveRun(graph, options.State.Load(graph, options), DateTimeOffset.UnixEpoch);
        Assert.Equal(isExpected ? TimeSpan.FromMinutes(7) : null, new RunForecast(run, options with { Note = note }).LeftAt(DateTimeOffset.UnixEpoch));
    }

    [Theory]
    [InlineData(20, 5)]
    [InlineData(40, 10)]
    [InlineData(79, 24)]
    public async Task No_line_is_wider_than_the_terminal_and_no_title_has_power_over_it(int width, int height)
    {
        var plan = new PlanGraphBuilder("\u001b[2JName 日本語");
        plan.AddPhase("1", "\u001b]0;title\a 第一段階 \u202E");
        plan.AddTask("1.1", "日本語の長い題名がここにあります、端末よりもずっと長い");
        plan.AddTask("1.2", "👩‍👩‍👧‍👦⌚✅ e\u0301e\u0301 العربية \u001b[31mred\r\n\u009b2J");
        plan.AddTask("1.3", "wait").DependsOn("1.1", "1.2");
        plan.AddPhase("2", "More");
        for (var n = 1; n < 50; n++) plan.AddTask($"2.{n}", new string('x', 200));
        await using var run = new WatchedRun(plan.Build(), width, height).Start();
        await run.SeenAsync(PlanEventKind.TaskStarted, "1.2");
        await run.TellAsync("1.2", 0.3, "\u001b[1A up 日本");
        var lines = run.After(Tick);
        Assert.InRange(lines.Length, 4, height);
        Assert.All(lines, line => Assert.InRange(new Segment(line).CellCount(), 0, width));
        if (height > 5) Assert.Contains(lines, line => line.Contains('日', StringComparison.Ordinal));
        Assert.DoesNotContain(string.Join('\n', lines), c => c != '\n' && (char.IsControl(c) || c == '\u202E'));
    }

    [Fact]
    public async Task Of_ten_thousand_tasks_a_window_is_shown()
    {
        var plan = new PlanGraphBuilder("Big").MaxParallelism(100).RunsBy(PlanPattern.Dag);
        for (var n = 1; n <= 10_000; n++) plan.AddTask($"{n}", "Step").DependsOnNothing().Estimate(TimeSpan.FromMinutes(1));
        await using var run = new WatchedRun(plan.Build()).Start();
        await run.SeenAsync(PlanEventKind.TaskStarted, "100");
        var lines = run.After(TimeSpan.FromSeconds(1));
        Assert.Equal(22, lines.Length);
        Assert.StartsWith("Big ─────────────── 0 %  0 of 10,000 done · 100 running", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("1s so far · about 1h 39m left", lines[1], StringComparison.Ordinal);
        Assert.Contains("  … and 86 more run", lines);
        Assert.Equal(5, lines.Count(line => line.EndsWith("waits for its turn", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task What_earlier_runs_did_is_done_and_what_they_took_is_expected_again()
    {
        using var folder = new State.TemporaryFolder();
        var state = PlanState.Directory(folder.Path);
        await new PlanTest().Takes("1.1", TimeSpan.FromMinutes(30)).Takes("2.2", TimeSpan.FromMinutes(7)).Fails("2.2").With(new PlanOptions { State = state }).RunAsync(Shop(), TestContext.Current.CancellationToken);
        var options = new PlanOptions { State = state, RetryFailed = true };
        await using var run = new WatchedRun(Shop()).Start(options, state.Load(Shop(), options));
        await run.SeenAsync(PlanEventKind.TaskStarted, "2.2");
        var lines = run.After(TimeSpan.FromSeconds(1));
        Assert.Equal("Shop ━━━━━━━━━━━──── 75 %  3 of 4 done · 1 running", lines[0]);
        Assert.Equal("1s so far · about 6m 59s left · critical path: 2.2", lines[1]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Colours_are_only_where_they_are_welcome(bool hasColours)
    {
        using var output = new StringWriter();
        var console = TerminalConsole.ForLive(output, hasColours, static () => (80, 24));
        console.Write(new LiveScreen { Lines = [new LiveLine(80).Add("failed", "red")], EndsLine = true });
        Assert.Equal(hasColours, output.ToString().Contains("\u001b[31m", StringComparison.Ordinal) || output.ToString().Contains("\u001b[91m", StringComparison.Ordinal));
    }

    [Fact]
    public void A_run_that_did_not_begin_leaves_nothing()
    {
        using var console = new Spectre.Console.Testing.TestConsole();
        new LiveDisplay(console, TimeProvider.System, new PlanOptions()).End();
        Assert.Equal("", console.Output);
    }

    /// <summary>docs/command-line.md shows what is drawn here.</summary>
    private static string[] FrameOfThePage([System.Runtime.CompilerServices.CallerFilePath] string file = "")
    {
        var page = File.ReadAllText(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", "docs", "command-line.md")).ReplaceLineEndings("\n");
        return page.Split("```text\nShop ")[1].Split("\n```")[0].Insert(0, "Shop ").Split('\n');
    }

    private static PlanGraph Shop()
    {
        var plan = new PlanGraphBuilder("Shop");
        plan.AddPhase("1", "Build");
        plan.AddTask("1.1", "Write the service").Estimate(TimeSpan.FromMinutes(9));
        plan.AddTask("1.2", "Write the pages").Estimate(TimeSpan.FromMinutes(4));
        plan.AddPhase("2", "Ship");
        plan.AddTask("2.1", "Package").DependsOn("1.1", "1.2").Estimate(TimeSpan.FromMinutes(2));
        plan.AddTask("2.2", "Announce").DependsOn("2.1");
        return plan.Build();
    }
}
