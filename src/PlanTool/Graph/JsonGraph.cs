using System.Text.Json;
using PlanModel;
using PlanTool.Check;
using PlanTool.Reports;

namespace PlanTool.Graph;

/// <summary>Plans as JSON: the contract of <c>graph --format json</c>.</summary>
internal static class JsonGraph
{
    /// <summary>Writes one plan as an object, several as an array of objects that name their files.</summary>
    public static void Write(TextWriter output, IReadOnlyList<PlanPicture> plans, bool asArray) => Json.Write(output, json =>
    {
        if (asArray) json.WriteStartArray();
        foreach (var plan in plans) WritePlan(json, plan, withFile: asArray);
        if (asArray) json.WriteEndArray();
    });

    private static void WritePlan(Utf8JsonWriter json, PlanPicture plan, bool withFile)
    {
        json.WriteStartObject();
        if (withFile) json.WriteText("file", plan.File);
        json.WriteText("name", plan.Plan.Name);
        json.WriteStartArray("phases");
        for (var p = 0; p < plan.Plan.Document.Phases.Count; p++) WritePhase(json, plan, p);
        json.WriteEndArray();
        json.WriteStartArray("tasks");
        foreach (var task in plan.Tasks) WriteTask(json, plan, task);
        json.WriteEndArray();
        json.WriteStartObject("selection");
        json.WriteText("pattern", Patterns.Of(plan.Lowered.Choice.Pattern));
        json.WriteText("reason", plan.Lowered.Choice.Reason);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WritePhase(Utf8JsonWriter json, PlanPicture plan, int index)
    {
        var phase = plan.Plan.Document.Phases[index];
        json.WriteStartObject();
        json.WriteText("id", phase.Id);
        json.WriteText("title", phase.Title);
        json.WriteText("pattern", Patterns.Of(plan.Lowered.Choice.Phases[index]));
        json.WriteText("order", phase.Order == PhaseOrder.Document ? "document" : "parallel");
        json.WriteNumber("line", Place.Of(plan.Plan.Document, phase.Span).Line);
        json.WriteEndObject();
    }

    private static void WriteTask(Utf8JsonWriter json, PlanPicture plan, PictureTask task)
    {
        var declaration = task.Declaration;
        var place = Place.Of(plan.Plan.Document, declaration.IdSpan);
        json.WriteStartObject();
        json.WriteText("id", declaration.Id);
        json.WriteText("title", declaration.Title);
        json.WriteText("phase", plan.Plan.Document.Phases[declaration.Phase].Id);
        json.WriteNumber("line", place.Line);
        json.WriteNumber("column", place.Column);
        json.WriteText("mark", declaration.Mark.ToString());
        json.WriteText("parent", task.Parent < 0 ? null : plan.Tasks[task.Parent].Declaration.Id);
        json.WriteBoolean("verify", declaration.Verification >= 0);
        json.WriteStrings("depends", task.Depends.Select(on => plan.Tasks[on].Declaration.Id));
        json.WriteStrings("runsAfter", task.RunsAfter.Select(on => plan.Tasks[on].Declaration.Id));
        json.WriteStrings("files", PathsOf(declaration, PlanModel.FileAccess.Write));
        json.WriteStrings("reads", PathsOf(declaration, PlanModel.FileAccess.Read));
        json.WriteStrings("mentions", PathsOf(declaration, PlanModel.FileAccess.Mention));
        json.WriteStrings("tags", declaration.Tags);
        json.WriteEndObject();
    }

    private static IEnumerable<string> PathsOf(TaskDeclaration task, PlanModel.FileAccess access) =>
        task.Files.Where(file => file.Access == access).Select(file => file.Path);
}
