using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace PlanRuntime;

/// <summary>Records as rows and back.</summary>
internal static class SqliteRows
{
    private const string Columns = "kind, at, run, task, attempt, status, outcome, milliseconds, error, result, note, source, hash, holder, tasks";

    public const string Insert = $"INSERT INTO records (plan, number, {Columns}) VALUES ($plan, $number, $kind, $at, $run, $task, $attempt, $status, $outcome, $milliseconds, $error, $result, $note, $source, $hash, $holder, $tasks)";

    private static readonly string[] Names = Columns.Split(", ");

    public static List<PlanRecord> Read(SqliteConnection database, string plan)
    {
        using var command = database.CreateCommand();
        command.CommandText = $"SELECT {Columns} FROM records WHERE plan = $plan ORDER BY number";
        command.Parameters.AddWithValue("$plan", plan);
        using var rows = command.ExecuteReader();
        var records = new List<PlanRecord>();
        while (rows.Read()) records.Add(RecordOf(rows));
        return records;
    }

    /// <summary>Makes the parameters of <see cref="Insert"/>, those of the plan and the number first.</summary>
    public static void AddParameters(SqliteCommand command)
    {
        command.Parameters.Add("$plan", SqliteType.Text);
        command.Parameters.Add("$number", SqliteType.Integer);
        foreach (var name in Names) command.Parameters.Add("$" + name, name == "attempt" ? SqliteType.Integer : name == "milliseconds" ? SqliteType.Real : SqliteType.Text);
    }

    public static void Fill(SqliteCommand command, PlanRecord record)
    {
        object?[] values =
        [
            StateWords.Of(record.Kind), record.At.ToString("O", CultureInfo.InvariantCulture), record.Run, record.Task, record.Attempt > 0 ? record.Attempt : null,
            record.Status is { } status ? StateWords.Of(status) : null, record.Outcome is { } outcome ? StateWords.Of(outcome) : null, record.Milliseconds,
            record.Error, record.Result, record.Note, record.Source, record.Hash, JsonOf(record, "holder"), JsonOf(record, "tasks"),
        ];
        for (var i = 0; i < values.Length; i++) command.Parameters[i + 2].Value = values[i] is string text ? Valid(text) : values[i] ?? DBNull.Value;
    }

    private static PlanRecord RecordOf(SqliteDataReader row)
    {
        var nested = $$"""{"kind":"{{row.GetString(0)}}","at":"{{row.GetString(1)}}"{{Nested(row, 13)}}{{Nested(row, 14)}}}""";
        return RecordJson.Read(Encoding.UTF8.GetBytes(nested)) with
        {
            Run = Text(row, 2),
            Task = Text(row, 3),
            Attempt = row.IsDBNull(4) ? 0 : row.GetInt32(4),
            Status = Text(row, 5) is { } status ? StateWords.TaskStatus(status) : null,
            Outcome = Text(row, 6) is { } outcome ? StateWords.RunStatus(outcome) : null,
            Milliseconds = row.IsDBNull(7) ? null : row.GetDouble(7),
            Error = Text(row, 8),
            Result = Text(row, 9),
            Note = Text(row, 10),
            Source = Text(row, 11),
            Hash = Text(row, 12),
        };
    }

    private static string? Text(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static string Nested(SqliteDataReader row, int column) => row.IsDBNull(column) ? "" : $",\"{Names[column]}\":{row.GetString(column)}";

    private static string? JsonOf(PlanRecord record, string part)
    {
        if (part == "holder" ? record.Holder is null : record.Tasks is null) return null;
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, RecordJson.Options)) RecordJson.Write(json, new PlanRecord { Kind = record.Kind, At = record.At, Holder = record.Holder, Tasks = record.Tasks });
        using var document = JsonDocument.Parse(bytes.WrittenMemory);
        return document.RootElement.GetProperty(part).GetRawText();
    }

    /// <summary>Half a surrogate pair is no character, and no UTF-8 either.</summary>
    private static string Valid(string text) => text.AsSpan().IndexOfAnyInRange('\ud800', '\udfff') < 0 ? text : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
