namespace PlanRuntime.Tests;

/// <summary>Long runs of handlers that end at once, which one thread does without taking the lock, and what interrupts them.</summary>
public sealed class AloneTests
{
    private const int Tasks = 6_000;

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(int.MaxValue)]
    public async Task What_does_not_end_at_once_is_done_between_what_does(int limit)
    {
        var handlers = new Handlers(static task => task switch
        {
            _ when task % 251 == 7 => Kind.Yields,
            _ when task % 307 == 8 => Kind.EndsElsewhere,
            _ when task % 397 == 9 => Kind.Throws,
            _ when task % 499 == 10 => Kind.Fails,
            _ when task % 3 == 0 => Kind.EndsAsTask,
            _ => Kind.Ends,
        });
        handlers.SetAmbient("caller");
        var result = await PlanRunner.RunAsync(Layered(), handlers, new PlanOptions { MaxParallelism = limit }, TestContext.Current.CancellationToken);
        Assert.True(handlers.Most <= limit && handlers.Most <= result.MaxConcurrency && result.MaxConcurrency <= limit);
        foreach (var task in result.Tasks)
        {
            var isBlocked = task.Task.Dependencies.Any(d => result.Tasks[d.Index].Status != PlanTaskStatus.Completed);
            Assert.Equal(isBlocked ? 0 : 1, handlers.Starts[task.Task.Index]);
            Assert.Equal(isBlocked ? PlanTaskStatus.Blocked : handlers.Fails(task.Task.Index) ? PlanTaskStatus.Failed : PlanTaskStatus.Completed, task.Status);
        }

        Assert.Contains(result.Tasks, t => t.Status == PlanTaskStatus.Blocked);
        Assert.Null(handlers.WrongAmbient);
        Assert.False(handlers.AnyEarly);
    }

    [Theory]
    [InlineData(FailurePolicy.StopStarting)]
    [InlineData(FailurePolicy.CancelAll)]
    public async Task Nothing_starts_after_a_failure_that_stops_the_run(FailurePolicy policy)
    {
        var handlers = new Handlers(static task => task == 4_321 ? Kind.Throws : Kind.Ends);
        var result = await PlanRunner.RunAsync(Wide(), handlers, new PlanOptions { MaxParallelism = 1, OnFailure = policy }, TestContext.Current.CancellationToken);
        Assert.Equal(PlanStatus.Failed, result.Status);
        Assert.All(result.Tasks, t => Assert.Equal(t.Task.Index < 4_321 ? PlanTaskStatus.Completed : t.Task.Index == 4_321 ? PlanTaskStatus.Failed : PlanTaskStatus.Canceled, t.Status));
        Assert.Equal(4_322, handlers.Starts.Sum());
    }

    [Fact]
    public async Task Nothing_starts_after_a_handler_that_cancels_the_run()
    {
        using var cancellation = new CancellationTokenSource();
        var handlers = new Handlers(task =>
        {
            if (task == 4_321) cancellation.Cancel();
            return Kind.Ends;
        });
        var result = await PlanRunner.RunAsync(Wide(), handlers, new PlanOptions { MaxParallelism = 1 }, cancellation.Token);
        Assert.Equal(PlanStatus.Canceled, result.Status);
        Assert.All(result.Tasks, t => Assert.Equal(t.Task.Index <= 4_321 ? PlanTaskStatus.Completed : PlanTaskStatus.Canceled, t.Status));
    }

    /// <summary>Where the clock stands still, each task takes no time, and a second thread thinks itself in the way of the first.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_handler_that_takes_its_time_holds_up_nobody(bool standsStill)
    {
        using var release = new ManualResetEventSlim();
        var left = Tasks - 1;
        var handlers = new Handlers(task =>
        {
            if (task == 3_000) release.Wait(TestContext.Current.CancellationToken);
            else if (Interlocked.Decrement(ref left) == 0) release.Set();
            return Kind.Ends;
        });
        var options = new PlanOptions { MaxParallelism = 2, TimeProvider = standsStill ? new StoppedClock() : TimeProvider.System };
        var result = await PlanRunner.RunAsync(Wide(), handlers, options, TestContext.Current.CancellationToken);
        Assert.Equal(PlanStatus.Completed, result.Status);
    }

    private sealed class StoppedClock : TimeProvider
    {
        public override long GetTimestamp() => 1;
    }

    [Fact]
    public async Task Tasks_that_become_ready_get_a_thread_each()
    {
        const int Chain = 500;
        var plan = new PlanGraphBuilder("Fork");
        plan.RunsBy(PlanPattern.Dag);
        for (var t = 0; t <= Chain + 1; t++)
        {
            var task = plan.AddTask($"{t}");
            if (t > 0) task.DependsOn($"{Math.Min(t, Chain) - 1}");
        }

        using var both = new Barrier(2);
        var handlers = new Handlers(task =>
        {
            if (task >= Chain) both.SignalAndWait(TestContext.Current.CancellationToken);
            return Kind.Ends;
        });
        var result = await PlanRunner.RunAsync(plan.Build(), handlers, new PlanOptions { MaxParallelism = 2 }, TestContext.Current.CancellationToken);
        Assert.Equal(PlanStatus.Completed, result.Status);
    }

    private static PlanGraph Wide()
    {
        var plan = new PlanGraphBuilder("Wide");
        plan.RunsBy(PlanPattern.Dag);
        for (var t = 0; t < Tasks; t++) plan.AddTask($"{t}").DependsOnNothing();
        return plan.Build();
    }

    private static PlanGraph Layered()
    {
        const int Width = 300;
        var random = new Random(5);
        var plan = new PlanGraphBuilder("Layered");
        plan.RunsBy(PlanPattern.Dag);
        for (var t = 0; t < Tasks; t++)
        {
            var task = plan.AddTask($"{t}");
            if (t < Width) task.DependsOnNothing();
            else task.DependsOn($"{((t / Width) - 1) * Width + random.Next(Width)}");
        }

        return plan.Build();
    }

    private enum Kind
    {
        Ends,
        EndsAsTask,
        Yields,
        EndsElsewhere,
        Throws,
        Fails,
    }

    private sealed class Handlers(Func<int, Kind> kindOf) : PlanHandlers
    {
        private readonly AsyncLocal<string?> _ambient = new();
        private readonly bool[] _isEnded = new bool[Tasks];
        private int _running;
        private int _most;

        public int[] Starts { get; } = new int[Tasks];

        public int Most => _most;

        public string? WrongAmbient { get; private set; }

        /// <summary>Whether some task started before what it needs had ended.</summary>
        public bool AnyEarly { get; private set; }

        public void SetAmbient(string value) => _ambient.Value = value;

        public bool Fails(int task) => kindOf(task) is Kind.Throws or Kind.Fails;

        public override bool Handles(int task) => true;

        public override ValueTask ExecuteAsync(int task, PlanTaskContext context, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref Starts[task]);
            var running = Interlocked.Increment(ref _running);
            for (var most = Volatile.Read(ref _most); running > most; most = Volatile.Read(ref _most)) Interlocked.CompareExchange(ref _most, running, most);
            if (_ambient.Value is not "caller") WrongAmbient = _ambient.Value;
            _ambient.Value = $"left by {task}";
            foreach (var needed in context.Task.Dependencies) AnyEarly |= !Volatile.Read(ref _isEnded[needed.Index]);
            switch (kindOf(task))
            {
                case Kind.Yields:
                    return new ValueTask(YieldAsync(task));
                case Kind.EndsElsewhere:
                    return new ValueTask(Task.Run(() => End(task), CancellationToken.None));
                case Kind.Throws:
                    End(task);
                    throw new InvalidOperationException();
                case Kind.Fails:
                    End(task);
                    return ValueTask.FromException(new OperationCanceledException());
                case Kind.EndsAsTask:
                    End(task);
                    return new ValueTask(Task.CompletedTask);
                default:
                    End(task);
                    return default;
            }
        }

        private async Task YieldAsync(int task)
        {
            await Task.Yield();
            End(task);
        }

        private void End(int task)
        {
            Interlocked.Decrement(ref _running);
            Volatile.Write(ref _isEnded[task], true);
        }
    }
}
