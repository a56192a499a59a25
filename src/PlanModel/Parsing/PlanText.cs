using System.Buffers;

namespace PlanModel;

/// <summary>A plan's text beside a copy in which everything without meaning is blotted out at the same offsets.</summary>
/// <remarks>The copy and the code spans are lent by the pool and given back when reading ends.</remarks>
internal sealed class PlanText(string text) : IDisposable
{
    /// <summary>Stands in <see cref="Chars"/> for each unit of a code span.</summary>
    public const char Code = '\u0001';

    /// <summary>Stands in <see cref="Chars"/> for each unit of a link's target.</summary>
    public const char Target = '\u0002';

    /// <summary>The text as written.</summary>
    public string Text { get; } = text;

    /// <summary>The text with code spans and link targets blotted out and comments blanked.</summary>
    public char[] Chars { get; } = Copy(text);

    /// <summary>The code spans with their backticks, in document order.</summary>
    public RentedList<TextSpan> CodeSpans { get; } = new(0);

    /// <summary>The comments with their marks, in document order.</summary>
    public List<TextSpan> Comments { get; } = [];

    public char this[int position] => Chars[position];

    public void Dispose()
    {
        ArrayPool<char>.Shared.Return(Chars);
        CodeSpans.Dispose();
    }

    public string Slice(int start, int end) => Text.Substring(start, end - start);

    public int SkipBlanks(int start, int end)
    {
        while (start < end && char.IsWhiteSpace(Chars[start])) start++;
        return start;
    }

    public int TrimEnd(int start, int end)
    {
        while (end > start && char.IsWhiteSpace(Chars[end - 1])) end--;
        return end;
    }

    /// <summary>Whether a word stands at a place, in any case, and ends there.</summary>
    public bool IsWord(int start, int end, string word) => StartsWith(start, end, word) && (start + word.Length == end || !char.IsLetterOrDigit(Chars[start + word.Length]));

    /// <summary>Whether the text at a place starts so, in any case.</summary>
    public bool StartsWith(int start, int end, string words)
    {
        if (start + words.Length > end) return false;
        for (var i = 0; i < words.Length; i++)
        {
            var c = Chars[start + i];
            if (c == words[i]) continue;
            // Only letters differ from their other case by one bit.
            if ((c ^ words[i]) != 0x20 || (char)(c | 0x20) is < 'a' or > 'z') return false;
        }

        return true;
    }

    public int IndexOf(char c, int start, int end)
    {
        var index = Chars.AsSpan(start, end - start).IndexOf(c);
        return index < 0 ? -1 : start + index;
    }

    /// <summary>The first code span that starts at or behind an offset, as an index of <see cref="CodeSpans"/>.</summary>
    public int CodeSpanAt(int offset)
    {
        var low = 0;
        var high = CodeSpans.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (CodeSpans[middle].Start < offset) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    /// <summary>The content of a code span without backticks and the blanks beside them.</summary>
    public TextSpan ContentOf(TextSpan codeSpan)
    {
        var start = codeSpan.Start;
        var end = codeSpan.End;
        while (start < end && Text[start] == '`') start++;
        while (end > start && Text[end - 1] == '`') end--;
        while (start < end && char.IsWhiteSpace(Text[start])) start++;
        while (end > start && char.IsWhiteSpace(Text[end - 1])) end--;
        return TextSpan.FromBounds(start, end);
    }

    // A copy of a large text is too large to be thrown away at each key stroke.
    private static char[] Copy(string text)
    {
        var chars = ArrayPool<char>.Shared.Rent(text.Length);
        text.CopyTo(0, chars, 0, text.Length);
        return chars;
    }
}
