using System.Text;

namespace PlanTool.Files;

/// <summary>The text of a file, or the reason why there is none.</summary>
internal sealed class PlanFileText
{
    private readonly Encoding? _encoding;
    private readonly int _mark;

    /// <param name="text">The text without its byte order mark.</param>
    /// <param name="encoding">The encoding of the file.</param>
    /// <param name="bytes">The whole file.</param>
    /// <param name="mark">The length of the byte order mark.</param>
    public PlanFileText(string text, Encoding encoding, byte[] bytes, int mark)
    {
        (Text, Bytes, _encoding, _mark) = (text, bytes, encoding, mark);
    }

    private PlanFileText(string fault) => (Fault, Bytes) = (fault, []);

    /// <summary>The text, or <see langword="null"/>.</summary>
    public string? Text { get; }

    /// <summary>Why the file cannot be read, as what is said of it ("is a folder"), or <see langword="null"/>.</summary>
    public string? Fault { get; }

    /// <summary>The file as it was read.</summary>
    public byte[] Bytes { get; }

    public static PlanFileText Unreadable(string fault) => new(fault);

    /// <summary>Another text in the form of this file: the same encoding, the same byte order mark.</summary>
    /// <returns>The bytes, or <see langword="null"/> where the encoding cannot say the text or would change what is there.</returns>
    public byte[]? Encode(string text)
    {
        try
        {
            // Half a character in the file does not survive decoding; writing it back would change what nobody asked to change.
            return IsUnchanged(BytesOf(Text!)) ? BytesOf(text) : null;
        }
        catch (EncoderFallbackException)
        {
            return null;
        }
    }

    private byte[] BytesOf(string text) => [.. Bytes.AsSpan(0, _mark), .. _encoding!.GetBytes(text)];

    private bool IsUnchanged(byte[] bytes) => Bytes.AsSpan().SequenceEqual(bytes);
}
