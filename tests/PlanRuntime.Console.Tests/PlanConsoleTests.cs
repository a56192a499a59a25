namespace PlanRuntime.Tests.Watching;

/// <summary>What a program has of the display: where it moves, where it is lines, what it leaves behind.</summary>
public sealed class PlanConsoleTests
{
    [Theory]
    [InlineData(true, null, null, true)]
    [InlineData(true, "CI", "true", false)]
    [InlineData(true, "CI", "1", false)]
    [InlineData(true, "CI", "false", true)]
    [InlineData(true, "CI", "0", true)]
    [InlineData(true, "TERM", "dumb", false)]
    [InlineData(true, "NO_COLOR", "1", true)]
    [InlineData(false, null, null, false)]
    public void Without_somebody_who_watches_there_are_plain_lines(bool isTerminal, string? variable, string? value, bool isLive)
    {
        using var console = new PlanConsole(Pair(), settings: new PlanConsoleSettings { Output = TextWriter.Null, IsTerminal = isTerminal, Variable = name => name == variable ? value : null });
        Assert.Equal(isLive, console.IsLive);
    }

    [Theory]
    [InlineData(true, null, null, true)]
    [InlineData(true, "", null, true)]
    [InlineData(true, "1", null, false)]
    [InlineData(true, null, "dumb", false)]
    [InlineData(false, null, null, false)]
    public async Task No_color_and_a_dumb_terminal_are_respected(bool isTerminal, string? noColor, string? term, bool shows)
    {
        var output = await ShowAsync(new PlanConsoleSettings { IsTerminal = isTerminal, IsLive = false, Variable = name => name switch { "NO_COLOR" => noColor, "TERM" => term, _ => null } });
        Assert.Equal(shows, output.Contains("\u001b[", StringComparison.Ordinal));
    }

    [Fact]
    public void A_writer_of_the_programs_own_is_no_terminal()
    {
        using var console = new PlanConsole(Pair(), settings: new PlanConsoleSettings { Output = TextWriter.Null, Variable = static _ => null });
        Assert.False(console.IsLive);
    }

    [Fact]
    public async Task Lines_say_what_happens_one_thing_each()
    {
        var lines = (await ShowAsync(new PlanConsoleSettings { IsTerminal = false })).Split('\n');
        Assert.Equal(
            ["1 First: started", "1 | half", "1 First: failed after 0s: no room", "2 ␛[2JSecond: blocked by 1", ""], lines);
    }

    [Fact]
    public async Task The_display_is_titled_with_the_name_of_the_plan_and_leaves_the_totals()
    {
        var output = await ShowAsync(new PlanConsoleSettings { IsTerminal = true, IsLive = true, HasColors = false, Size = static () => (80, 24) });
        var lines = output.Replace("\u001b[K", "", StringComparison.Ordinal).Split('\n');
        Assert.Contains(lines, line => line.EndsWith("\u001b[1mShip\u001b[0m ─────────────── 0 %  0 of 2 done · 1 failed · 1 blocked", StringComparison.Ordinal));
        Assert.Matches("^Took [0-9.]+s *$", lines[^2]);
        Assert.Empty(lines[^1]);
        Assert.DoesNotContain("\u001b[2J", output, StringComparison.Ordinal);
        Assert.Matches("Took [0-9.]+s\u001b\\[K", output);
        Assert.EndsWith("\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_terminal_that_does_not_know_its_size_has_the_usual_one()
    {
        var output = await ShowAsync(new PlanConsoleSettings { IsTerminal = true, IsLive = true, HasColors = false, Size = static () => (0, 0) });
        Assert.Contains("0 of 2 done · 1 failed · 1 blocked", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_over_with_the_run_and_shows_no_other()
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var console = new PlanConsole(Pair(), settings: new PlanConsoleSettings { Output = output });
        var options = new PlanOptions { Progress = console, TimeProvider = new Microsoft.Extensions.Time.Testing.FakeTimeProvider() };
        await PlanRunner.RunAsync(Pair(), static (_, _) => Task.CompletedTask, options, TestContext.Current.CancellationToken);
        var shown = output.ToString();
        var again = await PlanRunner.RunAsync(Pair(), static (_, _) => Task.CompletedTask, options, TestContext.Current.CancellationToken);
        Assert.IsType<ObjectDisposedException>(again.ProgressError);
        Assert.Equal(shown, output.ToString());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_line_of_the_programs_own_stands_among_the_others_and_has_no_power(bool isLive)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var console = new PlanConsole(Pair(), settings: new PlanConsoleSettings { Output = output, IsTerminal = true, IsLive = isLive, HasColors = false, Size = static () => (80, 24) });
        console.WriteLine("before\u001b[2J");
        await PlanRunner.RunAsync(Pair(), (_, _) =>
        {
            console.WriteLine("during\u001b[2J");
            return Task.CompletedTask;
        }, new PlanOptions { Progress = console, TimeProvider = new Microsoft.Extensions.Time.Testing.FakeTimeProvider() }, TestContext.Current.CancellationToken);
        console.WriteLine("after");
        var shown = output.ToString();
        Assert.StartsWith("before␛[2J\n", shown, StringComparison.Ordinal);
        Assert.Equal(2, shown.Split("during␛[2J").Length - 1);
        Assert.EndsWith("after\n", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_that_did_not_begin_leaves_nothing()
    {
        using var output = new StringWriter();
        new PlanConsole(Pair(), settings: new PlanConsoleSettings { Output = output, IsTerminal = true, IsLive = true }).Dispose();
        Assert.Equal("", output.ToString());
    }

    [Fact]
    public async Task What_earlier_runs_left_is_found_in_the_state()
    {
        using var folder = new State.TemporaryFolder();
        var options = new PlanOptions { State = PlanState.Directory(folder.Path) };
        await options.State.SkipAsync(Pair(), ["1"], cancellationToken: TestContext.Current.CancellationToken);
        var output = await ShowAsync(new PlanConsoleSettings { IsTerminal = true, IsLive = true, HasColors = false, Size = static () => (80, 24) }, options, fails: false);
        Assert.Contains("\u001b[1mShip\u001b[0m ━━━━━━━━━━━━━━━ 100 %  2 of 2 done", output, StringComparison.Ordinal);
    }

    private static async Task<string> ShowAsync(PlanConsoleSettings settings, PlanOptions? options = null, bool fails = true)
    {
        using var output = new StringWriter { NewLine = "\n" };
        options = (options ?? new PlanOptions()) with { TimeProvider = new Microsoft.Extensions.Time.Testing.FakeTimeProvider() };
        using var console = new PlanConsole(Pair(), options, new PlanConsoleSettings
        {
            Output = output, IsTerminal = settings.IsTerminal, IsLive = settings.IsLive, HasColors = settings.HasColors, Size = settings.Size, Variable = settings.Variable,
        });
        await PlanRunner.RunAsync(Pair(), (task, _) =>
        {
            task.Report(0.5, "half");
            return fails ? Task.FromException(new InvalidOperationException("no room")) : Task.CompletedTask;
        }, options with { Progress = console }, TestContext.Current.CancellationToken);
        return output.ToString();
    }

    private static PlanGraph Pair()
    {
        var plan = new PlanGraphBuilder("Ship");
        plan.AddTask("1", "First");
        plan.AddTask("2", "\u001b[2JSecond").DependsOn("1");
        return plan.Build();
    }
}
