namespace PlanRuntime.Tests;

/// <summary>Handlers that stand around others, and results that come from elsewhere.</summary>
public sealed class DecoratedHandlersTests
{
    private static PlanGraph Chain()
    {
        var plan = new PlanGraphBuilder("Chain");
        plan.AddTask("1").DependsOnNothing();
        plan.AddTask("2").DependsOn("1");
        return plan.Build();
    }

    [Fact]
    public async Task A_decorator_takes_the_place_of_the_handlers_and_results_are_read_from_it()
    {
        var plan = Chain();
        var inner = new Numbers();
        var options = new PlanOptions
        {
            Decorate = (graph, handlers) =>
            {
                Assert.Same(plan, graph);
                return new Doubled(handlers);
            },
        };
        var result = await PlanRunner.RunAsync(plan, inner, options, TestContext.Current.CancellationToken);
        Assert.Equal(PlanStatus.Completed, result.Status);
        Assert.Equal(2, result.ResultOf(new PlanTaskHandle<int>("1")));
        Assert.Equal(4L, result.ResultOf(new PlanTaskHandle<long>("2")));
        Assert.Equal("The result of task '2' is System.Int64, not System.String.", Assert.Throws<InvalidOperationException>(() => result.ResultOf(new PlanTaskHandle<string>("2"))).Message);
        Assert.Equal(4L, result.ResultOf(new PlanTaskHandle<object>("2")));
    }

    [Fact]
    public async Task A_decorator_that_returns_nothing_is_told_so()
    {
        var fault = await Assert.ThrowsAsync<PlanException>(() => PlanRunner.RunAsync(Chain(), new Numbers(), new PlanOptions { Decorate = (_, _) => null! }, TestContext.Current.CancellationToken));
        Assert.Equal("PlanOptions.Decorate returned null for plan 'Chain'; return handlers.", fault.Message);
    }

    /// <summary>As generated: one typed place for each task.</summary>
    private sealed class Numbers : PlanHandlers
    {
        private int _one;
        private long _two;

        public override bool Handles(int task) => true;

        public override ValueTask ExecuteAsync(int task, PlanTaskContext context, CancellationToken cancellationToken)
        {
            if (task == 0) _one = 1;
            else _two = _one + _one;
            return default;
        }

        public override bool VisitResult(int task, IPlanResultVisitor visitor) => task == 0 ? visitor.Visit(ref _one) : visitor.Visit(ref _two);
    }

    /// <summary>Puts another result of the first task in the place of its own.</summary>
    private sealed class Doubled(PlanHandlers inner) : PlanHandlers, IPlanResultVisitor
    {
        public override bool Handles(int task) => inner.Handles(task);

        public override async ValueTask ExecuteAsync(int task, PlanTaskContext context, CancellationToken cancellationToken)
        {
            await inner.ExecuteAsync(task, context, cancellationToken);
            if (task == 0) inner.VisitResult(task, this);
        }

        public override bool VisitResult(int task, IPlanResultVisitor visitor) => inner.VisitResult(task, visitor);

        public bool Visit<T>(ref T result)
        {
            if (result is int number) result = (T)(object)(number * 2);
            return true;
        }
    }
}
