using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace PlanTool.Reports;

/// <summary>Writes JSON as every command does: indented, letters of all scripts as they are, controls and markup escaped.</summary>
internal static class Json
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <summary>Writes one document and a line end.</summary>
    public static void Write(TextWriter output, Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options)) write(json);
        output.Write(Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length));
        output.Write('\n');
    }

    /// <summary>Writes a property that is an array of texts.</summary>
    public static void WriteStrings(this Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values) json.WriteStringValue(Valid(value));
        json.WriteEndArray();
    }

    /// <summary>Writes a property that is a text.</summary>
    public static void WriteText(this Utf8JsonWriter json, string name, string? value) => json.WriteString(name, value is null ? null : Valid(value));

    /// <summary>A half of a surrogate pair cannot be written as UTF-8.</summary>
    private static string Valid(string value)
    {
        for (var i = 0; i < value.Length; i++)
        {
            if (!char.IsSurrogate(value[i])) continue;
            if (char.IsSurrogatePair(value, i)) i++;
            else return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(value));
        }

        return value;
    }
}
