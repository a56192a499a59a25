namespace PlanCore.Tests;

/// <summary>Every graph of four tasks, every order of completion, every combination of failures.</summary>
public sealed class SmallPlanTests
{
    private const int Tasks = 4;

    private static readonly (int Task, int On)[] Pairs = [(1, 0), (2, 0), (2, 1), (3, 0), (3, 1), (3, 2)];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void A_task_runs_exactly_if_nothing_it_needs_failed(int limit)
    {
        var runs = 0;
        for (var edges = 0; edges < 1 << Pairs.Length; edges++)
        {
            var needs = Pairs.Where((_, i) => (edges & (1 << i)) != 0).ToArray();
            var plan = Plans.Lower(Plans.Of(Tasks, needs), PatternKind.Dag);
            for (var failing = 0; failing < 1 << Tasks; failing++) runs += PlayAll(plan, needs, failing, limit);
        }

        Assert.True(runs >= 1024);
    }

    [Fact]
    public void A_stopped_machine_passes_to_no_other_task()
    {
        var machine = new PlanMachine(Plans.Lower(Plans.Of(3, []), PatternKind.Dag));
        Assert.True(machine.TryStart(out var first));
        var second = machine.Pass(first);
        Assert.Equal(TaskState.Running, machine.StateOf(second));
        machine.Stop();
        Assert.Equal(-1, machine.Pass(second));
        Assert.Equal((TaskState.Completed, 0, 1), (machine.StateOf(second), machine.Running, machine.Unfinished));
    }

    private static int PlayAll(LoweredPlan plan, (int Task, int On)[] needs, int failing, int limit)
    {
        // Depth first over the choices of which running task ends next; a prefix of choices is played anew.
        var choices = new List<int>();
        var runs = 0;
        do
        {
            var widths = Play(plan, needs, failing, limit, choices);
            runs++;
            while (choices.Count > 0 && choices[^1] == widths[choices.Count - 1] - 1) choices.RemoveAt(choices.Count - 1);
            if (choices.Count > 0) choices[^1]++;
        }
        while (choices.Count > 0);
        return runs;
    }

    private static List<int> Play(LoweredPlan plan, (int Task, int On)[] needs, int failing, int limit, List<int> choices)
    {
        var machine = new PlanMachine(plan);
        var running = new List<int>();
        var widths = new List<int>();
        while (true)
        {
            while (machine.Running < limit && machine.TryStart(out var task))
            {
                Assert.All(needs.Where(n => n.Task == task), n => Assert.Equal(TaskState.Completed, machine.StateOf(n.On)));
                running.Add(task);
            }

            if (running.Count == 0) break;
            if (widths.Count == choices.Count) choices.Add(0);
            var next = running[choices[widths.Count]];
            widths.Add(running.Count);
            running.Remove(next);
            machine.End(next, (failing & (1 << next)) != 0 ? TaskState.Failed : TaskState.Completed);
        }

        for (var t = 0; t < Tasks; t++)
        {
            var isBlocked = needs.Any(n => n.Task == t && machine.StateOf(n.On) != TaskState.Completed);
            Assert.Equal(isBlocked ? TaskState.Blocked : (failing & (1 << t)) != 0 ? TaskState.Failed : TaskState.Completed, machine.StateOf(t));
        }

        return widths;
    }
}
