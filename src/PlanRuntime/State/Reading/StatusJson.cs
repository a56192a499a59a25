using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace PlanRuntime;

/// <summary>Writes <c>status.json</c> (execution contract, section 4).</summary>
internal static class StatusJson
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public static ArrayBufferWriter<byte> Of(PlanStateSnapshot snapshot)
    {
        var bytes = new ArrayBufferWriter<byte>(1024 + (snapshot.Tasks.Count * 512));
        using var json = new Utf8JsonWriter(bytes, Options);
        var edges = new DeclaredEdges(snapshot.Plan);
        json.WriteStartObject();
        RecordJson.Text(json, "plan", snapshot.Plan.Name);
        if (snapshot.Plan.Source is { } source) RecordJson.Text(json, "source", source);
        json.WriteString("hash", snapshot.Plan.Content.Hash);
        WriteRuns(json, snapshot);
        WriteSummary(json, snapshot);
        json.WriteStartArray("tasks");
        foreach (var task in snapshot.Tasks) WriteTask(json, task, edges);
        json.WriteEndArray();
        json.WriteStartObject("dependencyGraph");
        foreach (var task in snapshot.Plan.Tasks)
        {
            json.WriteStartObject(Valid(task.Id));
            WriteEdges(json, task, edges);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
        return bytes;
    }

    private static void WriteRuns(Utf8JsonWriter json, PlanStateSnapshot snapshot)
    {
        json.WriteStartArray("runs");
        for (var r = 0; r < snapshot.Runs.Count; r++)
        {
            var run = snapshot.Runs[r];
            json.WriteStartObject();
            RecordJson.Text(json, "id", run.Id);
            json.WriteString("startedAt", run.StartedAt);
            if (run.EndedAt is { } endedAt) json.WriteString("endedAt", endedAt);
            json.WriteString("status", run.Status is { } status ? StateWords.Of(status) : r < snapshot.Runs.Count - 1 ? "interrupted" : "running");
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteSummary(Utf8JsonWriter json, PlanStateSnapshot snapshot)
    {
        json.WriteStartObject("summary");
        json.WriteNumber("total", snapshot.Tasks.Count);
        json.WriteNumber("completed", snapshot.Count(PlanTaskStatus.Completed));
        json.WriteNumber("running", snapshot.Count(PlanTaskStatus.Running));
        json.WriteNumber("pending", snapshot.Count(PlanTaskStatus.Pending));
        json.WriteNumber("failed", snapshot.Count(PlanTaskStatus.Failed));
        json.WriteNumber("skipped", snapshot.Count(PlanTaskStatus.Skipped));
        json.WriteNumber("blocked", snapshot.Count(PlanTaskStatus.Blocked));
        json.WriteNumber("canceled", snapshot.Count(PlanTaskStatus.Canceled));
        json.WriteEndObject();
    }

    private static void WriteTask(Utf8JsonWriter json, PlanTaskState state, DeclaredEdges edges)
    {
        json.WriteStartObject();
        RecordJson.Text(json, "id", state.Task.Id);
        RecordJson.Text(json, "description", state.Task.Title);
        RecordJson.Text(json, "phase", state.Task.Phase.Id);
        json.WriteString("status", StateWords.Of(state.Status));
        WriteEdges(json, state.Task, edges);
        json.WriteNumber("attempts", state.Attempts);
        if (state.StartedAt is { } startedAt) json.WriteString("startedAt", startedAt);
        if (state.EndedAt is { } endedAt) json.WriteString("completedAt", endedAt);
        if (state.Duration is { } duration) json.WriteNumber("durationMs", Math.Round(duration.TotalMilliseconds, 3));
        if (state.Error is { } error) RecordJson.Text(json, "error", error);
        if (state.Note is { } note) RecordJson.Text(json, "note", note);
        json.WriteStartArray("blockedBy");
        foreach (var cause in state.BlockedBy) json.WriteStringValue(Valid(cause.Id));
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteEdges(Utf8JsonWriter json, PlanTask task, DeclaredEdges edges)
    {
        json.WriteStartArray("dependencies");
        foreach (var on in edges.DependenciesOf(task.Index)) json.WriteStringValue(Valid(edges.IdOf(on)));
        json.WriteEndArray();
        json.WriteStartArray("dependents");
        foreach (var dependent in edges.DependentsOf(task.Index)) json.WriteStringValue(Valid(edges.IdOf(dependent)));
        json.WriteEndArray();
    }

    /// <summary>Half a surrogate pair is no character, and no UTF-8 either.</summary>
    private static string Valid(string id) => id.AsSpan().IndexOfAnyInRange('\ud800', '\udfff') < 0 ? id : System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(id));
}
