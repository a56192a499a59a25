namespace PlanCore.Tests;

/// <summary>Tasks that the host keeps from starting because another plan uses their files.</summary>
public sealed class AdmissionTests
{
    private static FileRow[] AllWrite(int tasks, string path) => [.. Enumerable.Range(0, tasks).Select(t => new FileRow(t, path, writes: true))];

    [Fact]
    public void Those_behind_a_refused_task_wait_for_the_file_without_asking_for_it()
    {
        const int Tasks = 1_000;
        var asked = 0;
        var isFree = false;
        var machine = new PlanMachine(Plans.Lower(Plans.Of(Tasks, [], AllWrite(Tasks, "a")), PatternKind.Independent), new MachineOptions
        {
            Admit = _ =>
            {
                asked++;
                return isFree ? -1 : 0;
            },
        });
        for (var turn = 0; turn < 100; turn++)
        {
            Assert.False(machine.TryStart(out _));
            Assert.Equal(1, machine.Withheld);
            machine.Reconsider();
        }

        Assert.Equal(100, asked);
        isFree = true;
        for (; machine.TryStart(out var task); machine.End(task, TaskState.Completed)) Assert.Equal(1, machine.Running);
        Assert.Equal(0, machine.Unfinished);
    }

    [Fact]
    public void A_refused_task_keeps_no_other_file_from_those_behind_it()
    {
        var files = new[] { new FileRow(0, "a", true), new FileRow(0, "b", true), new FileRow(1, "b", true), new FileRow(2, "a", true) };
        var plan = Plans.Lower(Plans.Of(3, [], files), PatternKind.Independent);
        var foreign = Array.FindIndex(plan.Exclusions.Patterns, p => p.Text == "a");
        var machine = new PlanMachine(plan, new MachineOptions { Admit = task => task == 1 ? -1 : foreign });
        Assert.True(machine.TryStart(out var started));
        Assert.Equal(1, started);
        Assert.False(machine.TryStart(out _));
        Assert.Equal(TaskState.Pending, machine.StateOf(0));
        Assert.Equal(TaskState.Pending, machine.StateOf(2));
    }

    [Fact]
    public void A_refused_task_that_is_given_up_lets_the_next_one_ask()
    {
        var machine = new PlanMachine(Plans.Lower(Plans.Of(2, [], AllWrite(2, "a")), PatternKind.Independent), new MachineOptions { Admit = task => task == 0 ? 0 : -1 });
        Assert.False(machine.TryStart(out _));
        machine.EndUnstarted(0, TaskState.Canceled);
        Assert.True(machine.TryStart(out var next));
        Assert.Equal(1, next);
    }
}
