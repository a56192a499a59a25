namespace PlanCore.Tests;

/// <summary>A machine, and from some moment on its twin restored from a snapshot of that moment: both are told the same and must decide the same.</summary>
internal sealed class TwinMachine
{
    private readonly LoweredPlan _plan;
    private readonly MachineOptions _options;
    private readonly Queue<(int Task, int Answer)> _answers = new();
    private readonly PlanMachine _first;
    private PlanMachine? _second;

    public TwinMachine(LoweredPlan plan, MachineOptions options)
    {
        (_plan, _options) = (plan, options);
        _first = new PlanMachine(plan, With(options.Admit is { } admit ? task => Record(task, admit(task)) : null));
    }

    public PlanMachine First => _first;

    public int Running => _first.Running;

    public int Withheld => _first.Withheld;

    public int Unfinished => _first.Unfinished;

    public TaskState StateOf(int task) => _first.StateOf(task);

    /// <summary>Saves the machine and restores its twin.</summary>
    public void Fork() => _second = PlanMachine.Restore(_plan, _first.Save(), With(_options.Admit is null ? null : Repeat));

    public bool TryStart(out int task)
    {
        var starts = _first.TryStart(out task);
        if (_second is null) return starts;
        Assert.Equal(starts, _second.TryStart(out var other));
        Assert.Equal(task, other);
        Compare();
        return starts;
    }

    /// <summary>A task completed and the next takes its place: in one step, which the twin does in two.</summary>
    public int Pass(int ended)
    {
        var task = _first.Pass(ended);
        if (_second is null) return task;
        _second.End(ended, TaskState.Completed);
        Assert.Equal(task >= 0, _second.TryStart(out var other));
        Assert.Equal(task, other);
        Compare();
        return task;
    }

    public void Do(Action<PlanMachine> step)
    {
        step(_first);
        if (_second is null) return;
        step(_second);
        Compare();
    }

    private void Compare()
    {
        Assert.Empty(_answers);
        Assert.Equal(_first.States, _second!.States);
        Assert.Equal((_first.Running, _first.Withheld, _first.Suspended, _first.Unfinished, _first.MayStart), (_second.Running, _second.Withheld, _second.Suspended, _second.Unfinished, _second.MayStart));
    }

    private int Record(int task, int answer)
    {
        if (_second is not null) _answers.Enqueue((task, answer));
        return answer;
    }

    private int Repeat(int task)
    {
        var (asked, answer) = _answers.Dequeue();
        Assert.Equal(asked, task);
        return answer;
    }

    private MachineOptions With(Func<int, int>? admit) => new()
    {
        Admit = admit,
        Earlier = _options.Earlier,
        BlocksUnverified = _options.BlocksUnverified,
        MaxPhases = _options.MaxPhases,
        Rerun = _options.Rerun,
        Skip = _options.Skip,
        Workless = _options.Workless,
    };
}
