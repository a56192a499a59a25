using System.Buffers;
using System.Text.Json;

namespace PlanRuntime;

/// <summary>
/// A lock that the operating system takes back from a dead process, and beside it a file that says who has it. The file
/// alone means nothing: only who has the lock writes it, and a dead holder leaves it behind.
/// </summary>
/// <param name="files">The folder.</param>
/// <param name="lockName">The file that is locked.</param>
/// <param name="holderName">The file that names the holder.</param>
internal sealed class StateLock(StateFiles files, string lockName, string holderName)
{
    private IDisposable? _taken;

    /// <summary>Takes the lock.</summary>
    /// <param name="holder">Who takes it.</param>
    /// <param name="other">Who has it; or who died with it, where it was taken.</param>
    public bool TryTake(PlanStateHolder holder, out PlanStateHolder? other)
    {
        var taken = files.TryLock(lockName);
        try
        {
            other = ReadHolder();
            if (taken is null) return false;
            files.Replace(holderName, Write(holder), sync: false);
            (_taken, taken) = (taken, null);
            return true;
        }
        finally
        {
            taken?.Dispose();
        }
    }

    public void Release()
    {
        try
        {
            files.Delete(holderName);
        }
        catch (Exception fault) when (StateFaults.IsOfFiles(fault))
        {
            // The name of one that is gone means nothing to the next.
        }

        _taken?.Dispose();
        _taken = null;
    }

    /// <returns><see langword="null"/> if nobody has it.</returns>
    public PlanStateHolder? Holder()
    {
        if (!files.Exists(holderName)) return null;
        if (files.TryLock(lockName) is not { } free) return ReadHolder();
        free.Dispose();
        return null;
    }

    private static byte[] Write(PlanStateHolder holder)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            RecordJson.Write(json, holder);
            json.WriteEndObject();
        }

        return bytes.WrittenSpan.ToArray();
    }

    private PlanStateHolder? ReadHolder()
    {
        try
        {
            if (files.Read(holderName) is not { } bytes) return null;
            using var document = JsonDocument.Parse(bytes);
            return RecordJson.ReadHolder(document.RootElement.GetProperty("holder"));
        }
        catch (Exception fault) when (fault is JsonException or FormatException or InvalidOperationException or KeyNotFoundException)
        {
            return null;
        }
    }
}
