using System.Globalization;

namespace PlanModel;

/// <summary>PLAN0003: a task id does not fit its <c>Phase N</c> heading.</summary>
internal sealed class PhaseNumberMismatchRule : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        "PLAN0003", "Task id does not fit its phase", RuleCategory.Structure, Severity.Warning,
        "A task's id begins with another number than its phase, while most of the phase's ids fit: probably it stands in the wrong phase or its id is mistyped.");

    public override void Check(RuleContext context)
    {
        var phases = context.Document.Phases;
        var misfits = new List<TaskDeclaration>?[phases.Count];
        var fitting = new int[phases.Count];
        foreach (var task in context.Document.Tasks)
        {
            var phase = phases[task.Phase];
            if (phase.Form != PhaseForm.PhaseHeading || NumberOf(phase.Id) is not { } number || FirstNumberOf(task.Id) is not { } first) continue;
            if (first == number) fitting[task.Phase]++;
            else (misfits[task.Phase] ??= []).Add(task);
        }

        for (var p = 0; p < phases.Count; p++)
        {
            if (misfits[p] is not { } tasks) continue;
            if (fitting[p] > tasks.Count) tasks.ForEach(t => ReportOne(context, phases[p], t));
            else if (fitting[p] == 0 && tasks.TrueForAll(t => FirstNumberOf(t.Id) == FirstNumberOf(tasks[0].Id))) ReportAll(context, phases[p], tasks[0]);
        }
    }

    private void ReportOne(RuleContext context, PhaseDeclaration phase, TaskDeclaration task) =>
        context.Report(Descriptor, task.IdSpan, $"Task '{Words.Shown(task.Id)}' stands in phase {Words.Shown(phase.Id)}, whose other tasks begin with '{Words.Shown(phase.Id)}.'; move it or correct its id");

    private void ReportAll(RuleContext context, PhaseDeclaration phase, TaskDeclaration first)
    {
        var number = FirstNumberOf(first.Id)!.Value.ToString(CultureInfo.InvariantCulture);
        context.Report(new Finding(Descriptor, phase.IdSpan, $"The tasks of phase {Words.Shown(phase.Id)} begin with '{number}.'; references to 'Phase {Words.Shown(phase.Id)}' mean these tasks") { OwnSeverity = Severity.Info });
    }

    private static int? NumberOf(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static int? FirstNumberOf(string id) => id.IndexOf('.') is > 0 and var dot ? NumberOf(id.Substring(0, dot)) : null;
}
