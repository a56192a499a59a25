using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace PlanRuntime;

/// <summary>The lines of a journal being written: the checksum of the JSON in eight hexadecimal digits, a blank, the JSON, a line feed.</summary>
internal sealed class JournalLines : IDisposable
{
    /// <summary>The length of the checksum and its blank.</summary>
    public const int PrefixLength = 9;

    private readonly ArrayBufferWriter<byte> _lines = new(4096);
    private readonly ArrayBufferWriter<byte> _line = new(512);
    private readonly Utf8JsonWriter _json;

    public JournalLines() => _json = new Utf8JsonWriter(_line, RecordJson.Options);

    public ReadOnlySpan<byte> Written => _lines.WrittenSpan;

    public void Add(JournalHeader header)
    {
        header.Write(_json);
        EndLine();
    }

    public void Add(PlanRecord record)
    {
        RecordJson.Write(_json, record);
        EndLine();
    }

    public void Clear() => _lines.ResetWrittenCount();

    public void Dispose() => _json.Dispose();

    /// <summary>Checks a line, without its line feed.</summary>
    /// <param name="line">The line.</param>
    /// <param name="json">What the checksum covers.</param>
    public static bool TryRead(ReadOnlySpan<byte> line, out ReadOnlySpan<byte> json)
    {
        json = default;
        if (line.Length <= PrefixLength || line[PrefixLength - 1] != ' ') return false;
        json = line[PrefixLength..];
        Span<byte> sum = stackalloc byte[PrefixLength - 1];
        Crc32C.Of(json).TryFormat(sum, out _, "x8", CultureInfo.InvariantCulture);
        return line.StartsWith(sum);
    }

    private void EndLine()
    {
        _json.Flush();
        _json.Reset();
        var json = _line.WrittenSpan;
        var line = _lines.GetSpan(PrefixLength + json.Length + 1);
        Crc32C.Of(json).TryFormat(line, out _, "x8", CultureInfo.InvariantCulture);
        line[PrefixLength - 1] = (byte)' ';
        json.CopyTo(line[PrefixLength..]);
        line[PrefixLength + json.Length] = (byte)'\n';
        _lines.Advance(PrefixLength + json.Length + 1);
        _line.ResetWrittenCount();
    }
}
