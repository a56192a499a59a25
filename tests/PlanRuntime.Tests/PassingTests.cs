using System.Threading.Tasks.Sources;

namespace PlanRuntime.Tests;

/// <summary>Where the task starts that follows a handler whose end comes from elsewhere.</summary>
public sealed class PassingTests
{
    private static readonly AsyncLocal<string?> s_ambient = new();

    /// <summary>Whether this thread is inside of the call that ends a handler.</summary>
    [ThreadStatic]
    private static bool s_isEnding;

    [Fact]
    public async Task The_next_task_starts_inside_of_the_call_that_ends_one_but_none_after_it()
    {
        var seen = await RunAsync(end => Task.Run(() => Ending(end)));
        Assert.Equal([false, true, false, false], seen.IsInside);
    }

    [Fact]
    public async Task A_thread_of_its_own_gets_back_what_it_lent()
    {
        var seen = await RunAsync(end =>
        {
            var thread = new Thread(() => Ending(end));
            thread.Start();
            thread.Join();
            return Task.CompletedTask;
        });
        Assert.DoesNotContain(true, seen.IsInside);
    }

    [Fact]
    public async Task Nothing_starts_where_a_synchronization_context_is_current()
    {
        var seen = await RunAsync(end => Task.Run(() =>
        {
            SynchronizationContext.SetSynchronizationContext(new SynchronizationContext());
            Ending(end);
            SynchronizationContext.SetSynchronizationContext(null);
        }));
        Assert.DoesNotContain(true, seen.IsInside);
    }

    [Fact]
    public async Task Nothing_starts_on_a_scheduler_of_somebody_else()
    {
        var scheduler = new ConcurrentExclusiveSchedulerPair().ExclusiveScheduler;
        var seen = await RunAsync(end => Task.Factory.StartNew(() => Ending(end), CancellationToken.None, TaskCreationOptions.None, scheduler));
        Assert.DoesNotContain(true, seen.IsInside);
    }

    [Fact]
    public async Task Nothing_starts_where_an_observer_would_be_called_too()
    {
        var seen = await RunAsync(end => Task.Run(() => Ending(end)), new PlanOptions { Progress = new EventLog() });
        Assert.DoesNotContain(true, seen.IsInside);
    }

    [Fact]
    public async Task Each_side_keeps_its_own_ambient_values()
    {
        s_ambient.Value = "caller";
        string? after = null;
        var seen = await RunAsync(end => Task.Run(() =>
        {
            s_ambient.Value = "ender";
            Ending(end);
            after = s_ambient.Value;
        }));
        Assert.True(seen.IsInside[1]);
        Assert.Equal(["caller", "caller", "caller", "caller"], seen.Ambient);
        Assert.Equal("ender", after);
    }

    [Fact]
    public async Task A_run_without_ambient_values_does_not_get_those_of_whoever_ends_a_handler()
    {
        Task<Handlers> run;
        using (ExecutionContext.SuppressFlow())
        {
            run = RunAsync(end => Task.Run(() =>
            {
                s_ambient.Value = "ender";
                Ending(end);
            }));
        }

        var seen = await run;
        Assert.DoesNotContain("ender", seen.Ambient);
    }

    private static void Ending(Action end)
    {
        s_isEnding = true;
        end();
        s_isEnding = false;
    }

    /// <summary>Runs four tasks one after the other, the first of which ends when <paramref name="ender"/> calls its end.</summary>
    private static async Task<Handlers> RunAsync(Func<Action, Task> ender, PlanOptions? options = null)
    {
        var plan = new PlanGraphBuilder("Relay");
        for (var t = 0; t < 4; t++) plan.AddTask($"{t}").DependsOnNothing();
        var handlers = new Handlers();
        var run = PlanRunner.RunAsync(plan.Build(), handlers, (options ?? new PlanOptions()) with { MaxParallelism = 1 }, TestContext.Current.CancellationToken);
        await ender(await handlers.End.Task);
        Assert.Equal(PlanStatus.Completed, (await run).Status);
        return handlers;
    }

    /// <summary>The first task shows what it calls when it ends; the others end at once.</summary>
    private sealed class Handlers : PlanHandlers, IValueTaskSource
    {
        private volatile bool _isEnded;

        public TaskCompletionSource<Action> End { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public bool[] IsInside { get; } = new bool[4];

        public string?[] Ambient { get; } = new string?[4];

        public override bool Handles(int task) => true;

        public override ValueTask ExecuteAsync(int task, PlanTaskContext context, CancellationToken cancellationToken)
        {
            (IsInside[task], Ambient[task]) = (s_isEnding, s_ambient.Value);
            s_ambient.Value = $"left by {task}";
            return task == 0 ? new ValueTask(this, 0) : default;
        }

        public ValueTaskSourceStatus GetStatus(short token) => _isEnded ? ValueTaskSourceStatus.Succeeded : ValueTaskSourceStatus.Pending;

        public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) => End.SetResult(() =>
        {
            _isEnded = true;
            continuation(state);
        });

        public void GetResult(short token)
        {
        }
    }
}
