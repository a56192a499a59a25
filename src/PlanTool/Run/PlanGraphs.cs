using PlanCore;
using PlanModel;
using PlanRuntime;

namespace PlanTool.Run;

/// <summary>Makes the graph that runs of a plan that was read, as generated code does.</summary>
internal sealed class PlanGraphs
{
    private readonly PlanOutline _plan;
    private readonly ILookup<int, int> _dependencies;
    private readonly ILookup<int, OpeningOutline> _openings;
    private readonly ILookup<int, EquatableArray<int>> _parallelPhases;
    private readonly ILookup<int, int> _concurrent;
    private readonly ILookup<int, int> _verified;
    private readonly ILookup<int, FileOutline> _files;

    private PlanGraphs(PlanOutline plan)
    {
        _plan = plan;
        _dependencies = plan.Dependencies.ToLookup(dependency => dependency.Task, dependency => dependency.On);
        _openings = plan.Openings.ToLookup(opening => opening.Phase);
        _parallelPhases = plan.ParallelPhases.ToLookup(group => group[0]);
        _concurrent = plan.ConcurrentVerifications.ToLookup(pair => pair.First, pair => pair.Second);
        _verified = plan.Verifications.ToLookup(pair => pair.First, pair => pair.Second);
        _files = plan.Files.ToLookup(file => file.Task);
    }

    /// <summary>Makes the graph of a plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="lines">The line of each task, from one.</param>
    /// <exception cref="PlanFaultException">The plan has a fault with which no graph can run.</exception>
    public static PlanGraph Of(PlanOutline plan, IReadOnlyList<int> lines)
    {
        var builder = new PlanGraphBuilder(plan.Name, plan.Source);
        SetDefaults(builder, plan.Defaults);
        var graphs = new PlanGraphs(plan);
        var phase = 0;
        for (var task = 0; task < plan.Tasks.Count; task++)
        {
            while (phase <= plan.Tasks[task].Phase) graphs.AddPhase(builder, phase++);
            graphs.AddTask(builder, task).Line(lines[task]);
        }

        while (phase < plan.Phases.Count) graphs.AddPhase(builder, phase++);
        foreach (var group in plan.SequentialGroups) builder.RunOneAtATime(graphs.Ids(group));
        foreach (var early in plan.EarlyTasks) builder.OpenEarly(graphs.Ids(early.Tasks), graphs.Ids(early.OnTasks));
        return builder.Build();
    }

    private static void SetDefaults(PlanGraphBuilder builder, DefaultsOutline defaults)
    {
        if (defaults.Pattern is { } pattern) builder.RunsBy(Of(pattern));
        if (defaults.IgnorePhases) builder.IgnorePhases();
        if (defaults.PhaseThreshold is { } threshold) builder.PhaseThreshold(threshold);
        if (defaults.BatchSize is { } batch) builder.BatchSize(batch);
        if (defaults.MaxParallelism is { } parallelism) builder.MaxParallelism(parallelism);
        if (defaults.MaxPhases is { } phases) builder.MaxPhases(phases);
        if (defaults.MaxAttempts is { } attempts) builder.MaxAttempts(attempts);
        if (defaults.Timeout is { } timeout) builder.Timeout(TimeSpan.FromMilliseconds(timeout));
    }

    private void AddPhase(PlanGraphBuilder builder, int index)
    {
        var outline = _plan.Phases[index];
        var phase = builder.AddPhase(outline.Id, outline.Title);
        if (outline.InDocumentOrder) phase.InDocumentOrder();
        if (outline.Pattern is { } pattern) phase.RunsBy(Of(pattern));
        if (outline.DeclaresOpening && !_openings.Contains(index)) phase.OpensAfter();
        foreach (var opening in _openings[index])
        {
            if (opening.OnPhase < 0) phase.OpensWhen(Ids(opening.OnTasks));
            else if (opening.Percent < 0) phase.OpensAfter(PhaseId(opening.OnPhase));
            else phase.OpensAt(opening.Percent, PhaseId(opening.OnPhase));
        }

        foreach (var group in _parallelPhases[index]) phase.OpensWith([.. group.Skip(1).Select(PhaseId)]);
        foreach (var verified in _concurrent[index]) phase.WithoutVerificationOf(PhaseId(verified));
    }

    private PlanTaskBuilder AddTask(PlanGraphBuilder builder, int index)
    {
        var outline = _plan.Tasks[index];
        var task = builder.AddTask(outline.Id, outline.Title).Priority(outline.Priority);
        AddOrder(task, index, outline);
        task.Writes([.. _files[index].Where(file => file.Writes).Select(file => file.Path)]);
        task.Reads([.. _files[index].Where(file => !file.Writes).Select(file => file.Path)]);
        if (outline.Estimate >= 0) task.Estimate(TimeSpan.FromMilliseconds(outline.Estimate));
        if (outline.Retries is { } retries) task.Retries(retries);
        if (outline.Timeout is { } timeout and > 0) task.Timeout(TimeSpan.FromMilliseconds(timeout));
        if (outline.Command is { } command) task.Command(command);
        if (outline.Criteria.Count > 0) task.Criteria([.. outline.Criteria]);
        if (outline.Mark != ' ') task.Mark(outline.Mark);
        if (outline.Tags.Count > 0) task.Tag([.. outline.Tags]);
        if (outline.Description.Length > 0) task.Describe(outline.Description);
        return task;
    }

    private void AddOrder(PlanTaskBuilder task, int index, TaskOutline outline)
    {
        if (outline.Parent >= 0) task.ChildOf(_plan.Tasks[outline.Parent].Id);
        if (_dependencies.Contains(index)) task.DependsOn([.. _dependencies[index].Select(on => _plan.Tasks[on].Id)]);
        else if (Has(outline, TaskFlags.DeclaresDependencies)) task.DependsOnNothing();
        if (Has(outline, TaskFlags.Optional)) task.Optional();
        if (Has(outline, TaskFlags.Parallel)) task.Parallel();
        if (Has(outline, TaskFlags.StartsSection)) task.StartsSection();
        if (Has(outline, TaskFlags.Verification)) task.Verifies([.. _verified[index].Select(PhaseId)]);
        if (Has(outline, TaskFlags.Background)) task.InBackground();
    }

    private string PhaseId(int phase) => _plan.Phases[phase].Id;

    private string[] Ids(EquatableArray<int> tasks) => [.. tasks.Select(task => _plan.Tasks[task].Id)];

    private static bool Has(TaskOutline task, TaskFlags flag) => (task.Flags & flag) != 0;

    private static PlanPattern Of(PatternKind pattern) => Enum.Parse<PlanPattern>(pattern.ToString());
}
