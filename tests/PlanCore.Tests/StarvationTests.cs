namespace PlanCore.Tests;

public sealed class StarvationTests
{
    /// <summary>One task needs two files that hundreds of others keep taking one of; it is the most urgent, but never finds both free.</summary>
    [Fact]
    public void A_task_that_was_passed_over_often_reserves_its_files()
    {
        const int Others = 400;
        var files = new List<FileRow> { new(0, "a", true), new(0, "b", true) };
        for (var t = 1; t <= Others; t++) files.Add(new FileRow(t, t % 2 == 0 ? "a" : "b", true));
        var plan = Plans.Of(Others + 1, [(0, 1)], [.. files]);
        plan.Tasks[0].Estimate = 1_000_000;

        var machine = new PlanMachine(Plans.Lower(plan, PatternKind.Independent));
        var running = new Queue<int>();
        var ended = 0;
        while (true)
        {
            while (machine.Running < 2 && machine.TryStart(out var task)) running.Enqueue(task);
            if (running.Count == 0) break;
            var next = running.Dequeue();
            if (next == 0) break;
            ended++;
            machine.End(next, TaskState.Completed);
        }

        Assert.True(ended < 60, $"The task started after {ended} others.");
    }

    [Fact]
    public void Tasks_of_more_phases_than_may_run_take_turns()
    {
        var plan = Plans.Lower(Plans.Phases(4, 3), PatternKind.Independent);
        var tables = new PlanTables { Phases = plan.Tables.Phases, Tasks = plan.Tables.Tasks, ParallelPhases = [[0, 1, 2, 3]] };
        var machine = new PlanMachine(Plans.Lower(tables, PatternKind.Independent), new MachineOptions { MaxPhases = 2 });
        var running = new List<int>();
        for (var ended = 0; ended < 12; ended++)
        {
            while (machine.TryStart(out var task)) running.Add(task);
            Assert.InRange(running.Select(t => tables.Tasks[t].Phase).Distinct().Count(), 1, 2);
            machine.End(running[0], TaskState.Completed);
            running.RemoveAt(0);
        }

        Assert.Equal(0, machine.Unfinished);
    }
}
