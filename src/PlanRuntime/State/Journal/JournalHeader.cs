using System.Text.Json;

namespace PlanRuntime;

/// <summary>The first line of a journal.</summary>
/// <param name="Version">The version of the format.</param>
/// <param name="Plan">The name of the plan.</param>
internal readonly record struct JournalHeader(int Version, string Plan)
{
    /// <summary>The version that this library writes, and the newest one it reads.</summary>
    public const int CurrentVersion = 1;

    private const string Mark = "PlanRuntime";

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("journal", Mark);
        json.WriteNumber("version", Version);
        RecordJson.Text(json, "plan", Plan);
        json.WriteEndObject();
    }

    public static JournalHeader Read(ReadOnlySpan<byte> line)
    {
        var json = new Utf8JsonReader(line);
        using var document = JsonDocument.ParseValue(ref json);
        if (document.RootElement.TextOf("journal") != Mark) throw new FormatException("This is no journal.");
        return new JournalHeader(document.RootElement.GetProperty("version").GetInt32(), document.RootElement.TextOf("plan") ?? "");
    }
}
