using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using PlanRuntime;

namespace PlanTool.Reports;

/// <summary>Writes JSON as every command does: indented, letters of all scripts as they are, controls and markup escaped.</summary>
internal static class Json
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",

        // The answer is no part of a web page: quotes and signs stay readable.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes one document and a line end.</summary>
    public static void Write(TextWriter output, Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options)) write(json);
        Write(output, Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length));
    }

    /// <summary>Writes a document that somebody else made, and a line end.</summary>
    public static void Write(TextWriter output, string json)
    {
        foreach (var chunk in Shown(json).GetChunks()) output.Write(chunk.Span);
        output.Write('\n');
    }

    /// <summary>Escapes the marks that turn the reading direction, which the encoder leaves; they stand in texts only.</summary>
    private static StringBuilder Shown(string json)
    {
        var shown = new StringBuilder(json.Length);
        var at = 0;
        for (var next = PlainText.IndexOfDirectionMark(json, 0); next >= 0; next = PlainText.IndexOfDirectionMark(json, at))
        {
            shown.Append(json, at, next - at).Append(CultureInfo.InvariantCulture, $"\\u{(int)json[next]:X4}");
            at = next + 1;
        }

        return shown.Append(json, at, json.Length - at);
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
