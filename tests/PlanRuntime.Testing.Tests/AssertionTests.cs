namespace PlanRuntime.Testing.Tests;

/// <summary>Assertions fail with what happened when.</summary>
public sealed class AssertionTests
{
    private static async Task<PlanTestRun> Run() =>
        await new PlanTest().Fails("3", error: new IOException("disk full")).RunAsync(Plans.Diamond(), TestContext.Current.CancellationToken);

    private static async Task Fails(string message, Action<PlanTestRun> assert)
    {
        var run = await Run();
        Assert.Equal(message.ReplaceLineEndings("\n"), Assert.Throws<PlanTestException>(() => assert(run)).Message.TrimEnd('\n'));
    }

    [Fact]
    public Task A_run_that_did_not_complete() => Fails("""
        Plan 'Diamond': the run is Failed.
          1  00:00:00 - 00:02:00  completed
          2  00:02:00 - 00:03:00  completed
          3  00:02:00 - 00:03:00  failed: disk full
          4  did not start: Blocked
        """, static run => run.AssertCompleted());

    [Fact]
    public Task Another_status() => Fails("""
        Plan 'Diamond': '4' is Blocked, not Completed.
          1  00:00:00 - 00:02:00  completed
          2  00:02:00 - 00:03:00  completed
          3  00:02:00 - 00:03:00  failed: disk full
          4  did not start: Blocked
        """, static run => run.AssertStatus("2", PlanTaskStatus.Completed).AssertStatus("4", PlanTaskStatus.Completed));

    [Fact]
    public Task Another_order() => Fails("""
        Plan 'Diamond': '2' had not ended when '3' started.
          1  00:00:00 - 00:02:00  completed
          2  00:02:00 - 00:03:00  completed
          3  00:02:00 - 00:03:00  failed: disk full
        """, static run => run.AssertOrder("1", "2", "3"));

    [Fact]
    public Task No_overlap() => Fails("""
        Plan 'Diamond': '1' and '2' did not run at one time.
          1  00:00:00 - 00:02:00  completed
          2  00:02:00 - 00:03:00  completed
        """, static run => run.AssertTogether("1", "2"));

    [Fact]
    public Task An_overlap() => Fails("""
        Plan 'Diamond': '2' and '3' ran at one time.
          1  00:00:00 - 00:02:00  completed
          2  00:02:00 - 00:03:00  completed
          3  00:02:00 - 00:03:00  failed: disk full
        """, static run => run.AssertApart("1", "2", "3"));

    [Fact]
    public Task A_task_that_did_not_start() => Fails("""
        Plan 'Diamond': '4' did not start: it is Blocked.
          2  00:02:00 - 00:03:00  completed
          4  did not start: Blocked
        """, static run => run.AssertOrder("2", "4"));

    [Fact]
    public async Task Another_number_of_attempts_or_duration()
    {
        var run = await Run();
        Assert.StartsWith("Plan 'Diamond': '3' was attempted once, not 2 times.", Assert.Throws<PlanTestException>(() => run.AssertAttempts("3", 2)).Message, StringComparison.Ordinal);
        Assert.StartsWith("Plan 'Diamond': the run took 00:03:00, not 00:00:01.", Assert.Throws<PlanTestException>(() => run.AssertDuration(TimeSpan.FromSeconds(1))).Message, StringComparison.Ordinal);
        Assert.Null(run.StartOf("4"));
        Assert.Null(run.EndOf("4"));
    }

    [Fact]
    public async Task An_unknown_task()
    {
        var run = await Run();
        Assert.Contains("'33'", Assert.Throws<PlanTestException>(() => run.AssertStatus("33", PlanTaskStatus.Completed)).Message, StringComparison.Ordinal);
        var fault = await Assert.ThrowsAsync<PlanTestException>(() => new PlanTest().Fails("1.9").RunAsync(Plans.Diamond(), TestContext.Current.CancellationToken));
        Assert.Contains("'1.9'", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_task_has_no_order()
    {
        var run = await Run();
        Assert.Throws<ArgumentException>(() => run.AssertOrder("1"));
    }

    [Fact]
    public async Task Options_that_were_not_passed_on()
    {
        var fault = await Assert.ThrowsAsync<PlanTestException>(() => new PlanTest().RunAsync((_, token) => PlanRunner.RunAsync(Plans.Diamond(), (_, _) => Task.CompletedTask, null, token), TestContext.Current.CancellationToken));
        Assert.StartsWith("The plan was run without the options of the test; pass them on", fault.Message, StringComparison.Ordinal);
    }
}
