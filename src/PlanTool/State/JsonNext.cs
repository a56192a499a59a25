using System.Text.Json;
using PlanRuntime;
using PlanTool.Reports;

namespace PlanTool.State;

/// <summary>Writes <c>next</c> for scripts.</summary>
internal static class JsonNext
{
    public static void Write(TextWriter output, NextTasks answer) => Json.Write(output, json =>
    {
        json.WriteStartObject();
        json.WriteText("plan", answer.Plan.Graph.Name);
        WriteTasks(json, "next", answer.Next);
        WriteTasks(json, "waiting", answer.Waiting);
        WriteTasks(json, "blocked", answer.Blocked);
        json.WriteEndObject();
    });

    private static void WriteTasks(Utf8JsonWriter json, string name, IReadOnlyList<PlanTaskState> tasks)
    {
        json.WriteStartArray(name);
        foreach (var state in tasks)
        {
            json.WriteStartObject();
            json.WriteText("id", state.Task.Id);
            json.WriteText("title", state.Task.Title);
            json.WriteText("phase", state.Task.Phase.Id);
            json.WriteNumber("line", state.Task.Line ?? 0);
            json.WriteText("status", StatusWords.Of(state.Status));
            json.WriteNumber("attempts", state.Attempts);
            json.WriteText("reason", state.Reason);
            json.WriteStrings("waitsFor", state.WaitsFor.Select(task => task.Id));
            json.WriteStrings("blockedBy", state.BlockedBy.Select(task => task.Id));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
