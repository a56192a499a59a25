using PlanModel;
using PlanRuntime;

namespace PlanTool.Graph;

/// <summary>What the pictures call phases and tasks; safe to show, not yet escaped for a format.</summary>
internal static class Labels
{
    public static string Of(PhaseDeclaration phase) => PlainText.Of(phase.Form switch
    {
        PhaseForm.PhaseHeading => Join($"Phase {phase.Id}", ": ", phase.Title),
        PhaseForm.NumberedHeading or PhaseForm.TopLevelTask => Join(phase.Id, ". ", phase.Title),
        PhaseForm.IdHeading => Join(phase.Id, " – ", phase.Title),
        _ => phase.Title.Length > 0 ? phase.Title : "Tasks",
    });

    public static string Of(TaskDeclaration task) => PlainText.Of(MarkOf(task) + Join(task.Id, " ", task.Title));

    /// <summary>A sign for a task that is not open any more, with a blank; empty for an open one.</summary>
    public static string MarkOf(TaskDeclaration task) => task switch
    {
        { IsDone: true } => "✓ ",
        { Mark: '!' } => "✗ ",
        { IsStarted: true } => "◐ ",
        _ => "",
    };

    /// <summary>Which share a phase waits for, or an empty string for all of it.</summary>
    public static string Of(PhaseLink link) => link.Percent is >= 0 and < 100 ? $"{link.Percent} %" : "";

    private static string Join(string id, string between, string title) => title.Length == 0 ? id : id + between + title;
}
