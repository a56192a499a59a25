namespace PlanRuntime.Testing.Tests;

/// <summary>Fakes in the place of handlers.</summary>
public sealed class FakeTests
{
    private readonly Typed _handlers = new();

    private Task<PlanTestRun> Run(PlanTest test) =>
        test.RunAsync((options, token) => PlanRunner.RunAsync(Plans.Diamond(), _handlers, options, token), TestContext.Current.CancellationToken);

    [Fact]
    public async Task A_faked_result_arrives_where_the_handlers_keep_it()
    {
        var run = await Run(new PlanTest().Fake("1", 41).Fake("4"));
        run.AssertCompleted();
        Assert.Equal(["2: 42"], _handlers.Log);
        Assert.Equal(41, run.Result.ResultOf(new PlanTaskHandle<int>("1")));
        Assert.Equal(42, run.Result.ResultOf(new PlanTaskHandle<int>("2")));
    }

    [Fact]
    public async Task A_fake_sees_its_attempt_and_may_throw()
    {
        var options = new PlanOptions { MaxAttempts = 2, Retry = new PlanRetry { Delay = TimeSpan.FromSeconds(1) } };
        var run = await Run(new PlanTest().With(options).Fake("1", task => task.Attempt > 1 ? task.Attempt : throw new IOException()).FakeRest());
        run.AssertCompleted().AssertAttempts("1", 2);
        Assert.Equal(2, run.Result.ResultOf(new PlanTaskHandle<int>("1")));
        Assert.Empty(_handlers.Log);
    }

    [Fact]
    public async Task A_fake_whose_result_does_not_fit_is_refused_before_the_run() => Assert.Equal(
        "Task '1' returns System.Int32; its fake returns System.String.",
        (await Assert.ThrowsAsync<PlanTestException>(() => Run(new PlanTest().Fake("1", "41")))).Message);

    [Fact]
    public async Task A_fake_without_the_result_that_a_handler_takes_is_refused_before_the_run() => Assert.Equal(
        "Task '2' takes the result of '1', whose fake has none; write Fake(\"1\", result).",
        (await Assert.ThrowsAsync<PlanTestException>(() => Run(new PlanTest().Fake("1")))).Message);

    [Fact]
    public async Task A_failure_takes_the_place_of_the_handler()
    {
        (await Run(new PlanTest().Fails("1"))).AssertStatus("1", PlanTaskStatus.Failed).AssertStatus("4", PlanTaskStatus.Blocked);
        Assert.Empty(_handlers.Log);
    }

    [Fact]
    public async Task Results_of_a_plan_without_handlers_are_the_fakes()
    {
        var run = await new PlanTest().Fake("1", "version").RunAsync(Plans.Diamond(), TestContext.Current.CancellationToken);
        Assert.Equal("version", run.Result.ResultOf(new PlanTaskHandle<string>("1")));
    }

    [Fact]
    public async Task A_decorator_and_an_observer_of_the_users_stay()
    {
        var seen = new List<PlanEventKind>();
        var decorated = 0;
        var options = new PlanOptions { Progress = new Observer(e => seen.Add(e.Kind)), Decorate = (_, handlers) => decorated++ == 0 ? handlers : null! };
        var run = await Run(new PlanTest().With(options));
        Assert.Equal(1, decorated);
        Assert.Equal(run.Events.Select(e => e.Kind), seen);
        Assert.Equal(PlanEventKind.RunEnded, seen[^1]);
    }

    private sealed class Observer(Action<PlanEvent> report) : IProgress<PlanEvent>
    {
        public void Report(PlanEvent value) => report(value);
    }

    /// <summary>As generated: typed places, and 2 takes the result of 1.</summary>
    private sealed class Typed : PlanHandlers
    {
        private int _one;
        private int? _two;

        public List<string> Log { get; } = [];

        public override bool Handles(int task) => true;

        public override ValueTask ExecuteAsync(int task, PlanTaskContext context, CancellationToken cancellationToken)
        {
            if (task == 0) _one = 1;
            if (task == 1) _two = _one + 1;
            if (task is 0 or 1) Log.Add($"{context.Task.Id}: {(task == 0 ? _one : _two)}");
            return default;
        }

        public override bool VisitResult(int task, IPlanResultVisitor visitor) => task switch
        {
            0 => visitor.Visit(ref _one),
            1 => visitor.Visit(ref _two),
            _ => false,
        };

        public override ReadOnlySpan<int> RequiredResultsOf(int task) => task == 1 ? [0] : default;
    }
}
