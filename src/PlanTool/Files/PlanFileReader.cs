using System.Text;

namespace PlanTool.Files;

/// <summary>Reads a plan file as text: the one place where the tool opens a plan.</summary>
internal static class PlanFileReader
{
    /// <summary>The largest file that is read, in bytes (plan language, section 8).</summary>
    public const int MaximumLength = 16 * 1024 * 1024;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly Encoding StrictLatin1 = Encoding.GetEncoding("iso-8859-1", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);

    /// <summary>Reads a file.</summary>
    /// <param name="path">A full path.</param>
    /// <returns>The text without its byte order mark, or the reason why there is none.</returns>
    public static PlanFileText Read(string path)
    {
        try
        {
            if (Directory.Exists(path)) return PlanFileText.Unreadable("is a folder");
            if (!File.Exists(path)) return PlanFileText.Unreadable("does not exist");
            using var stream = new FileStream(path, FileMode.Open, System.IO.FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return ReadBytes(stream) is { } bytes
                ? Decode(bytes)
                : PlanFileText.Unreadable($"is larger than {MaximumLength / (1024 * 1024)} MiB");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return PlanFileText.Unreadable("cannot be opened: " + ReasonOf(e));
        }
    }

    /// <summary>Decodes as the compiler does: byte order marks first, then UTF-8, then Latin-1, so that positions agree with the build's.</summary>
    public static PlanFileText Decode(byte[] bytes)
    {
        var (encoding, skip) = MarkOf(bytes);
        string text;
        try
        {
            text = encoding.GetString(bytes, skip, bytes.Length - skip);
        }
        catch (DecoderFallbackException)
        {
            (encoding, skip) = (StrictLatin1, 0);
            text = encoding.GetString(bytes);
        }

        return text.Contains('\0', StringComparison.Ordinal) ? PlanFileText.Unreadable("is not text") : new PlanFileText(text, encoding, bytes, skip);
    }

    private static (Encoding Encoding, int Skip) MarkOf(byte[] bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => (StrictUtf8, 3),
        [0xFF, 0xFE, 0, 0, ..] => (Encoding.UTF32, 4),
        [0xFF, 0xFE, ..] => (Encoding.Unicode, 2),
        [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2),
        _ => (StrictUtf8, 0),
    };

    /// <summary>Reads up to the limit without trusting the length: a device or a growing file tells none.</summary>
    private static byte[]? ReadBytes(FileStream stream)
    {
        if (stream.CanSeek && stream.Length > MaximumLength) return null;
        using var bytes = new MemoryStream(stream.CanSeek ? (int)stream.Length : 0);
        var buffer = new byte[81920];
        for (var count = stream.Read(buffer); count > 0; count = stream.Read(buffer))
        {
            if (bytes.Length + count > MaximumLength) return null;
            bytes.Write(buffer, 0, count);
        }

        return bytes.ToArray();
    }

    private static string ReasonOf(Exception e) => e is UnauthorizedAccessException ? "access is denied" : e.Message.TrimEnd('.');
}
