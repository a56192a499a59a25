namespace PlanRuntime.Tests;

/// <summary>When one task in flight does more than several, and when no longer.</summary>
public sealed class CrowdTests
{
    /// <summary>The clock's readings a second: one is a nanosecond.</summary>
    private const long Frequency = 1_000_000_000;
    private const int Tasks = 100_000;

    private static readonly long s_brief = (long)(Crowd.MostBrief.TotalSeconds * Frequency);

    [Theory]
    [InlineData(5, true)]
    [InlineData(6, false)]
    [InlineData(1000, false)]
    public void Tasks_are_brief_by_the_time_each_is_in_flight_and_not_by_how_many_end(int inFlight, bool isThin)
    {
        Assert.SkipUnless(Environment.ProcessorCount > 1, "with one processor nothing is taken from anyone");
        var crowd = new Crowd(Tasks, now: 0, Frequency);

        // Five of them are in flight for just less than the most that is brief.
        crowd.Judge(Tasks - 128, inFlight, now: 128 * s_brief / 5 - 1);
        Assert.Equal(isThin, crowd.IsThin);
    }

    [Fact]
    public void A_judgement_is_due_after_some_tasks_and_looks_at_these_only()
    {
        Assert.SkipUnless(Environment.ProcessorCount > 1, "with one processor nothing is taken from anyone");
        var crowd = new Crowd(Tasks, now: 0, Frequency);
        Assert.False(crowd.IsDue(Tasks - Crowd.FirstPatience + 1));
        Assert.True(crowd.IsDue(Tasks - Crowd.FirstPatience));

        // Long ones first: what they took does not count against those behind them.
        crowd.Judge(Tasks - 128, inFlight: 5, now: 3600 * Frequency);
        Assert.False(crowd.IsThin);
        Assert.False(crowd.IsDue(Tasks - 255));
        Assert.True(crowd.IsDue(Tasks - 256));
        crowd.Judge(Tasks - 256, inFlight: 5, now: 3600 * Frequency + 1);
        Assert.True(crowd.IsThin);
    }

    [Fact]
    public void Each_time_that_was_not_worth_it_makes_the_next_one_rarer_until_one_was()
    {
        Assert.SkipUnless(Environment.ProcessorCount > 1, "with one processor nothing is taken from anyone");
        var crowd = new Crowd(Tasks, now: 0, Frequency);
        var unfinished = Tasks;
        var patience = Crowd.FirstPatience;
        for (var time = 0; time < 5; time++)
        {
            unfinished -= patience;
            Assert.False(crowd.IsDue(unfinished + 1));
            Assert.True(crowd.IsDue(unfinished));
            crowd.Judge(unfinished, inFlight: 5, now: time * Frequency + 1);
            Assert.True(crowd.IsThin);
            crowd.Thicken(unfinished -= 10);
            Assert.False(crowd.IsThin);
            Assert.Equal(patience *= 2, crowd.Patience);

            // The time until now is not that of the tasks behind it.
            Assert.True(crowd.IsDue(unfinished));
            crowd.Judge(unfinished, inFlight: 5, now: (time + 1) * Frequency);
            Assert.False(crowd.IsThin);
        }

        crowd.Judge(unfinished -= patience, inFlight: 5, now: 5 * Frequency + 1);
        Assert.True(crowd.IsThin);
        crowd.Thicken(unfinished - 8 * patience);
        Assert.Equal(Crowd.FirstPatience, crowd.Patience);
    }

    [Fact]
    public void Nothing_changes_where_as_many_as_may_are_in_flight_already()
    {
        var crowd = new Crowd(Tasks, now: 0, Frequency);
        crowd.Thicken(Tasks - 1);
        Assert.Equal(Crowd.FirstPatience, crowd.Patience);
        Assert.True(crowd.IsDue(Tasks - 128));
    }

    [Fact]
    public void Hours_with_thousands_in_flight_are_not_brief()
    {
        var crowd = new Crowd(Tasks, now: 0, Frequency);
        crowd.Judge(Tasks - 128, inFlight: 1_000_000, now: 100 * 3600 * Frequency);
        Assert.False(crowd.IsThin);
    }

    /// <summary>Handlers that wait for each other are all in flight, although those before them ended so soon that one at a time was.</summary>
    [Theory]
    [InlineData(5)]
    [InlineData(40)]
    public async Task Handlers_that_wait_for_each_other_all_start_after_many_that_merely_yield(int limit)
    {
        const int Brief = 600;
        var plan = new PlanGraphBuilder("Meetings");
        for (var t = 0; t < 10 * Brief; t++) plan.AddTask($"t{t}").DependsOnNothing();
        var graph = plan.Build();
        var meetings = Enumerable.Range(0, 10).Select(_ => new Meeting(limit)).ToArray();
        var result = await PlanRunner.RunAsync(
            graph,
            async (task, _) =>
            {
                await Task.Yield();
                var (meeting, place) = (task.Task.Index / Brief, task.Task.Index % Brief);
                if (place >= Brief - limit) await meetings[meeting].ComeAsync();
            },
            new PlanOptions { MaxParallelism = limit, Pattern = PlanPattern.Independent }).WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        Assert.Equal(PlanStatus.Completed, result.Status);
        Assert.Equal(limit, result.MaxConcurrency);
    }

    /// <summary>Ends for all when all have come.</summary>
    private sealed class Meeting(int expected)
    {
        private readonly TaskCompletionSource _all = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _missing = expected;

        public Task ComeAsync()
        {
            if (Interlocked.Decrement(ref _missing) == 0) _all.SetResult();
            return _all.Task;
        }
    }
}
