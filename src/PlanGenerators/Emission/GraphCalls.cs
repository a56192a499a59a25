using System.Text;
using PlanCore;
using PlanModel;

namespace PlanGenerators;

/// <summary>The calls that declare one phase or task.</summary>
internal sealed class GraphCalls
{
    private readonly PlanOutline _plan;
    private readonly ILookup<int, int> _dependencies;
    private readonly ILookup<int, OpeningOutline> _openings;
    private readonly ILookup<int, EquatableArray<int>> _parallelPhases;
    private readonly ILookup<int, int> _concurrent;
    private readonly ILookup<int, int> _verified;
    private readonly ILookup<int, FileOutline> _files;

    public GraphCalls(PlanOutline plan)
    {
        _plan = plan;
        _dependencies = plan.Dependencies.ToLookup(static d => d.Task, static d => d.On);
        _openings = plan.Openings.ToLookup(static o => o.Phase);
        _parallelPhases = plan.ParallelPhases.ToLookup(static g => g[0]);
        _concurrent = plan.ConcurrentVerifications.ToLookup(static c => c.First, static c => c.Second);
        _verified = plan.Verifications.ToLookup(static v => v.First, static v => v.Second);
        _files = plan.Files.ToLookup(static f => f.Task);
    }

    public string OfPhase(int index)
    {
        var phase = _plan.Phases[index];
        var call = new StringBuilder($"plan.AddPhase({CSharpText.Literal(phase.Id)}, {CSharpText.Literal(phase.Title)})");
        if (phase.InDocumentOrder) call.Append(".InDocumentOrder()");
        if (phase.Pattern is { } pattern) call.Append($".RunsBy({GraphEmitter.Pattern(pattern)})");
        if (phase.DeclaresOpening && !_openings.Contains(index)) call.Append(".OpensAfter()");
        foreach (var opening in _openings[index])
        {
            if (opening.OnPhase < 0) call.Append($".OpensWhen({GraphEmitter.Ids(_plan, opening.OnTasks)})");
            else if (opening.Percent < 0) call.Append($".OpensAfter({PhaseId(opening.OnPhase)})");
            else call.Append($".OpensAt({CSharpText.Number(opening.Percent)}, {PhaseId(opening.OnPhase)})");
        }

        foreach (var group in _parallelPhases[index]) call.Append($".OpensWith({CSharpText.Literals(group.Skip(1).Select(p => _plan.Phases[p].Id))})");
        foreach (var verified in _concurrent[index]) call.Append($".WithoutVerificationOf({PhaseId(verified)})");
        return call.Append(';').ToString();
    }

    public string OfTask(int index)
    {
        var task = _plan.Tasks[index];
        var call = new StringBuilder($"plan.AddTask({CSharpText.Literal(task.Id)}, {CSharpText.Literal(task.Title)})");
        AppendOrder(call, index, task);
        AppendFiles(call, index);
        if (task.Estimate >= 0) call.Append($".Estimate({GraphEmitter.Time(task.Estimate)})");
        if (task.Priority != 0) call.Append($".Priority({CSharpText.Number(task.Priority)})");
        if (task.Retries is { } retries) call.Append($".Retries({CSharpText.Number(retries)})");
        if (task.Timeout is { } timeout and > 0) call.Append($".Timeout({GraphEmitter.Time(timeout)})");
        if (task.Command is { } command) call.Append($".Command({CSharpText.Literal(command)})");
        if (task.Criteria.Count > 0) call.Append($".Criteria({CSharpText.Literals(task.Criteria)})");
        if (task.Tags.Count > 0) call.Append($".Tag({CSharpText.Literals(task.Tags)})");
        if (task.Mark != ' ') call.Append($".Mark({CSharpText.Literal(task.Mark)})");
        if (task.Description.Length > 0) call.Append($".Describe({CSharpText.Literal(task.Description)})");
        return call.Append($".Line(Lines[{CSharpText.Number(index)}]);").ToString();
    }

    private void AppendOrder(StringBuilder call, int index, TaskOutline task)
    {
        if (task.Parent >= 0) call.Append($".ChildOf({CSharpText.Literal(_plan.Tasks[task.Parent].Id)})");
        if (_dependencies.Contains(index)) call.Append($".DependsOn({CSharpText.Literals(_dependencies[index].Select(d => _plan.Tasks[d].Id))})");
        else if (Has(task, TaskFlags.DeclaresDependencies)) call.Append(".DependsOnNothing()");
        if (Has(task, TaskFlags.Optional)) call.Append(".Optional()");
        if (Has(task, TaskFlags.Parallel)) call.Append(".Parallel()");
        if (Has(task, TaskFlags.StartsSection)) call.Append(".StartsSection()");
        if (Has(task, TaskFlags.Verification)) call.Append($".Verifies({CSharpText.Literals(_verified[index].Select(p => _plan.Phases[p].Id))})");
        if (Has(task, TaskFlags.Background)) call.Append(".InBackground()");
    }

    private void AppendFiles(StringBuilder call, int index)
    {
        var written = _files[index].Where(static f => f.Writes).Select(static f => f.Path).ToList();
        var read = _files[index].Where(static f => !f.Writes).Select(static f => f.Path).ToList();
        if (written.Count > 0) call.Append($".Writes({CSharpText.Literals(written)})");
        if (read.Count > 0) call.Append($".Reads({CSharpText.Literals(read)})");
    }

    private string PhaseId(int phase) => CSharpText.Literal(_plan.Phases[phase].Id);

    private static bool Has(TaskOutline task, TaskFlags flag) => (task.Flags & flag) != 0;
}
