using System.Collections.Concurrent;

namespace PlanRuntime.Tests;

/// <summary>Handlers that end in every way there is, on every thread there is.</summary>
public sealed class StressTests
{
    private static PlanGraph Layered(int layers, int width, int seed)
    {
        var random = new Random(seed);
        var plan = new PlanGraphBuilder("Layered");
        for (var l = 0; l < layers; l++)
        {
            for (var w = 0; w < width; w++)
            {
                var task = plan.AddTask($"{l}.{w}");
                if (l == 0) task.DependsOnNothing();
                for (var d = 0; d < 2 && l > 0; d++) task.DependsOn($"{l - 1}.{random.Next(width)}");
                if (random.Next(10) == 0) task.Writes($"shared{random.Next(4)}");
            }
        }

        return plan.Build();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(int.MaxValue)]
    public async Task Every_task_runs_once_after_what_it_needs_however_handlers_end(int limit)
    {
        var plan = Layered(25, 40, 7);
        var nested = Layered(2, 3, 1);
        var ends = new ConcurrentDictionary<int, PlanTaskStatus>();
        var starts = new int[plan.Tasks.Count];
        var (running, most) = (0, 0);
        Task Handle(PlanTaskContext task, CancellationToken token)
        {
            Assert.Equal(1, Interlocked.Increment(ref starts[task.Task.Index]));
            foreach (var needed in task.Task.Dependencies) Assert.Equal(PlanTaskStatus.Completed, ends[needed.Index]);
            var now = Interlocked.Increment(ref running);
            InterlockedMax(ref most, now);
            return (task.Task.Index % 8) switch
            {
                0 => EndNow(task),
                1 => Task.Run(() => End(task), token),
                2 => Yielding(task),
                3 => Nested(task, token),
                4 when task.Task.Index % 64 == 4 => Failing(task),
                5 when task.Task.Index % 64 == 5 => throw Thrown(task, new OperationCanceledException()),
                6 => OnThreadOfItsOwn(task),
                _ => EndNow(task),
            };
        }

        async Task Nested(PlanTaskContext task, CancellationToken token)
        {
            var inner = await PlanRunner.RunAsync(nested, (_, _) => Task.CompletedTask, cancellationToken: token);
            Assert.Equal(PlanStatus.Completed, inner.Status);
            End(task);
        }

        async Task Yielding(PlanTaskContext task)
        {
            await Task.Yield();
            End(task);
        }

        async Task Failing(PlanTaskContext task)
        {
            await Task.Yield();
            throw Thrown(task, new InvalidOperationException());
        }

        // Ends the task inside foreign code that must get its thread back.
        Task OnThreadOfItsOwn(PlanTaskContext task)
        {
            var completion = new TaskCompletionSource();
            new Thread(() =>
            {
                End(task);
                completion.SetResult();
            }).Start();
            return completion.Task;
        }

        Task EndNow(PlanTaskContext task)
        {
            End(task);
            return Task.CompletedTask;
        }

        void End(PlanTaskContext task)
        {
            Interlocked.Decrement(ref running);
            ends[task.Task.Index] = PlanTaskStatus.Completed;
        }

        Exception Thrown(PlanTaskContext task, Exception exception)
        {
            Interlocked.Decrement(ref running);
            ends[task.Task.Index] = PlanTaskStatus.Failed;
            return exception;
        }

        var result = await PlanRunner.RunAsync(plan, Handle, new PlanOptions { MaxParallelism = limit }, TestContext.Current.CancellationToken);
        Assert.Equal(0, running);
        Assert.True(most <= limit);
        Assert.True(result.MaxConcurrency <= limit && most <= result.MaxConcurrency);
        foreach (var task in result.Tasks)
        {
            var needsFailed = task.Task.Dependencies.Any(d => result.Tasks[d.Index].Status != PlanTaskStatus.Completed);
            Assert.Equal(needsFailed ? PlanTaskStatus.Blocked : ends[task.Task.Index], task.Status);
            Assert.Equal(needsFailed ? 0 : 1, starts[task.Task.Index]);
            Assert.True(!needsFailed || task.BlockedBy.Count > 0);
        }
    }

    [Fact]
    public async Task Cancelling_at_any_moment_ends_the_run_with_every_task_accounted_for()
    {
        var plan = Layered(12, 10, 3);
        for (var moment = 0; moment < 120; moment += 3)
        {
            using var cancellation = new CancellationTokenSource();
            var left = moment;
            var result = await PlanRunner.RunAsync(
                plan,
                async (task, token) =>
                {
                    if (Interlocked.Decrement(ref left) == 0) await cancellation.CancelAsync();
                    if (task.Task.Index % 3 == 0) await Task.Yield();
                    token.ThrowIfCancellationRequested();
                },
                cancellationToken: cancellation.Token);
            Assert.Equal(cancellation.IsCancellationRequested && result.Tasks.Any(t => t.Status != PlanTaskStatus.Completed) ? PlanStatus.Canceled : PlanStatus.Completed, result.Status);
            Assert.All(result.Tasks, t => Assert.True(t.Status is PlanTaskStatus.Completed or PlanTaskStatus.Canceled or PlanTaskStatus.Blocked));
        }
    }

    [Fact]
    public async Task A_handler_that_ends_another_one_does_not_run_what_follows_on_its_own_stack()
    {
        const int Tasks = 2_000;
        var plan = new PlanGraphBuilder("Relay");
        for (var t = 0; t < Tasks; t++) plan.AddTask($"{t}").DependsOnNothing();
        var gates = new TaskCompletionSource[Tasks];
        for (var t = 0; t < Tasks; t++) gates[t] = new TaskCompletionSource();
        var isNested = false;
        var result = await PlanRunner.RunAsync(
            plan.Build(),
            (task, _) =>
            {
                isNested |= s_isEnding;
                s_isEnding = true;
                if (task.Task.Index > 0) gates[task.Task.Index - 1].TrySetResult();
                s_isEnding = false;
                if (task.Task.Index == Tasks - 1) gates[task.Task.Index].TrySetResult();
                return gates[task.Task.Index].Task;
            },
            new PlanOptions { Pattern = PlanPattern.Dag, MaxParallelism = 2 },
            TestContext.Current.CancellationToken);
        Assert.Equal(PlanStatus.Completed, result.Status);
        Assert.False(isNested);
    }

    /// <summary>Whether a handler on this thread is inside of the call that ends another.</summary>
    [ThreadStatic]
    private static bool s_isEnding;

    [Fact]
    public async Task Plans_that_share_a_limiter_do_not_use_a_file_at_once()
    {
        var limiter = new PlanLimiter();
        var (writers, most) = (0, 0);
        async Task Write(PlanTaskContext task, CancellationToken token)
        {
            InterlockedMax(ref most, Interlocked.Increment(ref writers));
            await Task.Yield();
            Interlocked.Decrement(ref writers);
        }

        var runs = Enumerable.Range(0, 6).Select(n =>
        {
            var plan = new PlanGraphBuilder($"Plan {n}");
            for (var t = 0; t < 40; t++) plan.AddTask($"{t}").DependsOnNothing().Writes(n % 2 == 0 ? "docs/*.md" : "docs/a.md");
            return PlanRunner.RunAsync(plan.Build(), Write, new PlanOptions { Limiter = limiter }, TestContext.Current.CancellationToken);
        }).ToArray();
        Assert.All(await Task.WhenAll(runs), r => Assert.Equal(PlanStatus.Completed, r.Status));
        Assert.Equal(1, most);
    }

    private static void InterlockedMax(ref int target, int value)
    {
        for (var seen = Volatile.Read(ref target); seen < value;)
        {
            var before = Interlocked.CompareExchange(ref target, value, seen);
            if (before == seen) return;
            seen = before;
        }
    }
}
