namespace PlanRuntime.Tests.State;

public sealed class ReconciliationTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<string> _ran = [];

    public void Dispose() => _folder.Dispose();

    private PlanState State => PlanState.Directory(_folder.Path);

    [Fact]
    public async Task An_edited_plan_is_compared_by_id_and_content()
    {
        await RunAsync(Plan(("1.1", "Build", 3, ""), ("1.2", "Test", 4, "1.1"), ("1.3", "Pack", 5, "1.2"), ("1.4", "Old", 6, "")));
        _ran.Clear();
        var edited = Plan(("1.1", "Build all", 3, ""), ("1.2", "Test", 4, "1.1"), ("1.3", "Pack", 5, "1.2"), ("1.5", "New", 7, ""));

        var before = State.Load(edited).Changes;
        var result = await RunAsync(edited);

        foreach (var changes in new[] { before, result.Resume!.Changes })
        {
            Assert.Equal(["1.2", "1.3"], changes.Kept.Select(c => c.Id));
            var changed = Assert.Single(changes.Changed);
            Assert.Equal(("1.1", "Build all", "Build", 3, PlanTaskStatus.Completed), (changed.Id, changed.Title, changed.FormerTitle, changed.Line, changed.Status));
            Assert.Equal(("1.5", 7), (Assert.Single(changes.New).Id, changes.New[0].Line));
            var removed = Assert.Single(changes.Removed);
            Assert.Equal(("1.4", "Old", 6, PlanTaskStatus.Completed, null), (removed.Id, removed.Title, removed.Line, removed.Status, removed.Task));
            Assert.Equal(["1.2 because of 1.1, line 3", "1.3 because of 1.1, line 3"], changes.PossiblyStale.Select(c => $"{c.Id} because of {c.Because!.Id}, line {c.Line}"));
        }

        Assert.Equal(["1.1", "1.5"], _ran.Order(StringComparer.Ordinal));
        Assert.Equal(PlanStatus.Completed, result.Status);
    }

    [Fact]
    public async Task Stale_tasks_run_again_on_request_and_stay_listed_until_they_did()
    {
        await RunAsync(Plan(("1.1", "Build", 1, ""), ("1.2", "Test", 2, "1.1"), ("1.3", "Pack", 3, "1.2"), ("1.4", "Other", 4, "")));
        var edited = Plan(("1.1", "Build all", 1, ""), ("1.2", "Test", 2, "1.1"), ("1.3", "Pack", 3, "1.2"), ("1.4", "Other", 4, ""));
        await RunAsync(edited);
        Assert.Equal(["1.2", "1.3"], State.Load(edited).Changes.PossiblyStale.Select(c => c.Id));

        _ran.Clear();
        await RunAsync(edited, new PlanOptions { RerunStale = true });

        Assert.Equal(["1.2", "1.3"], _ran);
        Assert.Empty(State.Load(edited).Changes.PossiblyStale);
    }

    [Fact]
    public async Task Marks_prose_and_dependencies_are_no_content()
    {
        await RunAsync(Plan(("1.1", "Build", 1, ""), ("1.2", "Test", 2, "1.1")));
        var builder = new PlanGraphBuilder("Plan");
        builder.AddTask("1.2", "Test").Describe("Now with prose.").Line(8);
        builder.AddTask("1.1", "Build").Line(9).Mark('x').DependsOn("1.2");
        var edited = builder.Build();
        _ran.Clear();

        var result = await RunAsync(edited);

        Assert.Empty(_ran);
        Assert.False(result.Resume!.Changes.Any);
        Assert.Equal(PlanTaskStatus.Completed, result["1.1"].Status);
    }

    [Fact]
    public async Task Another_command_is_another_content()
    {
        PlanGraph WithCommand(string command)
        {
            var builder = new PlanGraphBuilder("Plan");
            builder.AddTask("1.1", "Build").Command(command);
            return builder.Build();
        }

        await RunAsync(WithCommand("make"));
        await RunAsync(WithCommand("make all"));
        Assert.Equal(["1.1", "1.1"], _ran);
    }

    [Fact]
    public async Task A_plan_edited_back_before_it_ran_again_is_as_it_was()
    {
        var plan = Plan(("1.1", "Build", 1, ""));
        await RunAsync(plan);
        Assert.Single(State.Load(Plan(("1.1", "Build all", 1, ""))).Changes.Changed);
        await RunAsync(plan);
        Assert.Equal(["1.1"], _ran);
    }

    [Fact]
    public async Task Recomputed_work_makes_nothing_stale_and_redone_work_does()
    {
        var plan = Plan(("1.1", "Build", 1, ""), ("1.2", "Test", 2, "1.1"));
        await RunAsync(plan);
        Assert.Empty(State.Load(plan).Changes.PossiblyStale);
        await State.RetryAsync(plan, ["1.1"], TestContext.Current.CancellationToken);
        await RunAsync(plan);
        Assert.Equal(["1.2"], State.Load(plan).Changes.PossiblyStale.Select(c => c.Id));
    }

    [Fact]
    public async Task A_clock_that_goes_backwards_confuses_nothing()
    {
        var plan = Plan(("1.1", "Build", 1, ""), ("1.2", "Test", 2, "1.1"));
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(new DateTimeOffset(2026, 5, 1, 0, 0, 0, TimeSpan.Zero));
        await RunAsync(plan, new PlanOptions { TimeProvider = clock }, fails: "1.2");
        var earlier = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var result = await RunAsync(plan, new PlanOptions { TimeProvider = earlier, RetryFailed = true });

        Assert.Equal(["1.1", "1.2", "1.2"], _ran);
        Assert.Equal(PlanStatus.Completed, result.Status);
        var state = State.Load(plan);
        Assert.All(state.Tasks, t => Assert.True(t.Duration >= TimeSpan.Zero));
        Assert.Equal([2026, 2020], state.Runs.Select(r => r.StartedAt.Year));
        Assert.Empty(state.Changes.PossiblyStale);
    }

    private static PlanGraph Plan(params (string Id, string Title, int Line, string On)[] tasks)
    {
        var builder = new PlanGraphBuilder("Plan", "plan.md");
        foreach (var (id, title, line, on) in tasks)
        {
            var task = builder.AddTask(id, title).Line(line);
            if (on.Length > 0) task.DependsOn(on);
        }

        return builder.Build();
    }

    private Task<PlanResult> RunAsync(PlanGraph plan, PlanOptions? options = null, string? fails = null) => PlanRunner.RunAsync(plan, (task, _) =>
    {
        lock (_ran) _ran.Add(task.Task.Id);
        return task.Task.Id == fails ? Task.FromException(new InvalidOperationException(fails)) : Task.CompletedTask;
    }, (options ?? new PlanOptions()) with { State = State }, TestContext.Current.CancellationToken);
}
