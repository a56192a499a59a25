using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace PlanRuntime;

/// <summary>Records as JSON, one object on one line.</summary>
internal static class RecordJson
{
    public static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private static readonly UTF8Encoding Utf8 = new(false);

    public static void Write(Utf8JsonWriter json, PlanRecord record)
    {
        json.WriteStartObject();
        json.WriteString("kind", StateWords.Of(record.Kind));
        json.WriteString("at", record.At);
        if (record.Run is not null) Text(json, "run", record.Run);
        if (record.Holder is { } holder) Write(json, holder);
        if (record.Task is not null) Text(json, "task", record.Task);
        if (record.Attempt > 0) json.WriteNumber("attempt", record.Attempt);
        if (record.Status is { } status) json.WriteString("status", StateWords.Of(status));
        if (record.Outcome is { } outcome) json.WriteString("outcome", StateWords.Of(outcome));
        if (record.Milliseconds is { } time) json.WriteNumber("ms", Math.Round(time, 3));
        if (record.Error is not null) Text(json, "error", record.Error);
        if (record.Note is not null) Text(json, "note", record.Note);
        if (record.Source is not null) Text(json, "source", record.Source);
        if (record.Hash is not null) Text(json, "hash", record.Hash);
        if (record.Tasks is { } tasks) Write(json, tasks);
        if (record.Result is not null) WriteRaw(json, record.Result);
        json.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter json, PlanStateHolder holder)
    {
        json.WriteStartObject("holder");
        json.WriteNumber("pid", holder.ProcessId);
        Text(json, "host", holder.Host);
        json.WriteString("since", holder.Since);
        json.WriteString("purpose", StateWords.Of(holder.Purpose));
        json.WriteEndObject();
    }

    /// <summary>Writes text that may be no valid UTF-16: what is no character becomes U+FFFD.</summary>
    public static void Text(Utf8JsonWriter json, string name, string text)
    {
        if (text.AsSpan().IndexOfAnyInRange('\ud800', '\udfff') < 0) json.WriteString(name, text);
        else json.WriteString(name, Utf8.GetBytes(text));
    }

    /// <exception cref="FormatException">It is no record.</exception>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public static PlanRecord Read(ReadOnlySpan<byte> line)
    {
        var json = new Utf8JsonReader(line);
        using var document = JsonDocument.ParseValue(ref json);
        var record = document.RootElement;
        if (record.ValueKind != JsonValueKind.Object) throw new FormatException("A record is an object.");
        return new PlanRecord
        {
            Kind = StateWords.Kind(record.TextOf("kind")),
            At = record.GetProperty("at").GetDateTimeOffset(),
            Run = record.TextOf("run"),
            Holder = record.TryGetProperty("holder", out var holder) ? ReadHolder(holder) : null,
            Task = record.TextOf("task"),
            Attempt = record.TryGetProperty("attempt", out var attempt) ? attempt.GetInt32() : 0,
            Status = record.TextOf("status") is { } status ? StateWords.TaskStatus(status) : null,
            Outcome = record.TextOf("outcome") is { } outcome ? StateWords.RunStatus(outcome) : null,
            Milliseconds = record.TryGetProperty("ms", out var time) ? time.GetDouble() : null,
            Error = record.TextOf("error"),
            Note = record.TextOf("note"),
            Source = record.TextOf("source"),
            Hash = record.TextOf("hash"),
            Tasks = record.TryGetProperty("tasks", out var tasks) ? ReadTasks(tasks) : null,
            Result = record.TryGetProperty("result", out var result) ? result.GetRawText() : null,
        };
    }

    public static PlanStateHolder ReadHolder(JsonElement holder) => new(
        holder.GetProperty("pid").GetInt32(), holder.TextOf("host") ?? "", holder.GetProperty("since").GetDateTimeOffset(), StateWords.Purpose(holder.TextOf("purpose")));

    public static string? TextOf(this JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static void Write(Utf8JsonWriter json, IReadOnlyList<PlanRecordTask> tasks)
    {
        json.WriteStartArray("tasks");
        foreach (var task in tasks)
        {
            json.WriteStartObject();
            Text(json, "id", task.Id);
            if (task.Hash.Length > 0) Text(json, "hash", task.Hash);
            if (task.Title.Length > 0) Text(json, "title", task.Title);
            if (task.Line > 0) json.WriteNumber("line", task.Line);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static List<PlanRecordTask> ReadTasks(JsonElement tasks)
    {
        var read = new List<PlanRecordTask>(tasks.GetArrayLength());
        foreach (var task in tasks.EnumerateArray())
        {
            read.Add(new PlanRecordTask(
                task.TextOf("id") ?? throw new FormatException("A task has an id."), task.TextOf("hash") ?? "", task.TextOf("title") ?? "",
                task.TryGetProperty("line", out var line) ? line.GetInt32() : 0));
        }

        return read;
    }

    /// <summary>A record is one line: outside of its strings JSON has line breaks only as blanks.</summary>
    private static void WriteRaw(Utf8JsonWriter json, string result)
    {
        json.WritePropertyName("result");
        json.WriteRawValue(result.AsSpan().IndexOfAny('\r', '\n') < 0 ? result : result.Replace('\r', ' ').Replace('\n', ' '), skipInputValidation: true);
    }
}
