using System.Text.Json;

namespace PlanRuntime;

/// <summary>A journal as it was read.</summary>
internal sealed class JournalContent
{
    /// <summary>Gets the first line; <see langword="null"/> if there is none, or none that can be read.</summary>
    public JournalHeader? Header { get; private set; }

    public List<PlanRecord> Records { get; } = [];

    /// <summary>Gets the length of the whole lines.</summary>
    public long Length { get; private set; }

    /// <summary>Gets the length of what follows the last line feed: a line that was being written.</summary>
    public long TornBytes { get; private set; }

    /// <summary>Gets the first line that cannot be read, from one; 0 if all can.</summary>
    public int DamagedLine { get; private set; }

    /// <summary>Gets how many lines cannot be read.</summary>
    public int DamagedLines { get; private set; }

    /// <summary>Reads a journal. Only an unfinished last line is the trace of a process that was killed; any other that cannot be read is damage.</summary>
    /// <param name="bytes">The file.</param>
    public static JournalContent Read(ReadOnlySpan<byte> bytes)
    {
        var content = new JournalContent();
        for (var number = 1; bytes.IndexOf((byte)'\n') is var end and >= 0; number++)
        {
            if (!content.TryAdd(number, bytes[..end]))
            {
                if (content.DamagedLine == 0) content.DamagedLine = number;
                content.DamagedLines++;
            }

            content.Length += end + 1;
            bytes = bytes[(end + 1)..];
        }

        content.TornBytes = bytes.Length;
        return content;
    }

    private bool TryAdd(int number, ReadOnlySpan<byte> line)
    {
        if (!JournalLines.TryRead(line, out var json)) return false;
        try
        {
            if (number == 1) Header = JournalHeader.Read(json);
            else if (Header is null or { Version: <= JournalHeader.CurrentVersion }) Records.Add(RecordJson.Read(json));
            return true;
        }
        catch (Exception fault) when (fault is JsonException or FormatException or InvalidOperationException or KeyNotFoundException)
        {
            return false;
        }
    }
}
