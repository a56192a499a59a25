using System.Text;

namespace PlanCore;

/// <summary>A declared path or glob in comparable form.</summary>
internal sealed class FilePattern
{
    private FilePattern(string text, bool isGlob)
    {
        Text = text;
        IsGlob = isGlob;
        Segments = text.Split('/');
        _heads = new AffixKey[Math.Min(Segments.Length, HeadLength)];
        for (var i = 0; i < _heads.Length && Segments[i] != "**"; i++) _heads[i] = AffixKey.Of(Segments[i]);
    }

    /// <summary>With slashes, without <c>./</c> and empty segments, in lower case if case does not count.</summary>
    public string Text { get; }

    public bool IsGlob { get; }

    /// <summary>The first segment if it is literal, else <see langword="null"/>: two patterns of different roots never meet.</summary>
    public string? LiteralRoot => Segments[0].IndexOfAny(Wildcards) < 0 ? Segments[0] : null;

    /// <summary>How many segments are compared by their keys.</summary>
    private const int HeadLength = 3;

    private readonly AffixKey[] _heads;

    private static readonly char[] Wildcards = ['*', '?'];

    private string[] Segments { get; }

    /// <summary>Normalises a path: backslashes, <c>./</c>, <c>a/../</c>, a trailing slash (a folder: everything in it) and a line suffix go.</summary>
    /// <param name="path">The path as written.</param>
    /// <param name="ignoreCase">Whether two spellings of one letter are one file.</param>
    public static FilePattern Of(string path, bool ignoreCase = true)
    {
        var text = path.Replace('\\', '/').Trim();
        text = WithoutLine(text);
        var isFolder = text.Length > 0 && text[text.Length - 1] == '/';
        var segments = new List<string>();
        foreach (var segment in text.Split('/'))
        {
            if (segment.Length == 0 || segment == ".") continue;
            if (segment == ".." && segments.Count > 0 && segments[segments.Count - 1] is var above && above != ".." && above != "**") segments.RemoveAt(segments.Count - 1);
            else if (segment != "**" || segments.Count == 0 || segments[segments.Count - 1] != "**") segments.Add(segment);
        }

        if (isFolder && (segments.Count == 0 || segments[segments.Count - 1] != "**")) segments.Add("**");
        var joined = new StringBuilder();
        if (text.Length > 0 && text[0] == '/') joined.Append('/');
        for (var i = 0; i < segments.Count; i++) joined.Append(i > 0 ? "/" : "").Append(segments[i]);
        var normal = ignoreCase ? joined.ToString().ToLowerInvariant() : joined.ToString();
        return new FilePattern(normal, normal.IndexOfAny(Wildcards) >= 0);
    }

    /// <summary>Tells whether some file is in both; a path also stands for the folder of that name, with everything in it.</summary>
    public bool Intersects(FilePattern other)
    {
        if (!IsGlob && !other.IsGlob)
        {
            return string.Equals(Text, other.Text, StringComparison.Ordinal) || IsFolderOf(Text, other.Text) || IsFolderOf(other.Text, Text);
        }

        return HeadsAgree(other) && EndsAgree(Segments, other.Segments) && SegmentsIntersect(Segments, other.Segments);
    }

    /// <summary>
    /// The literal beginning, or the literal end read backwards, of a segment that a file of the pattern has at a fixed place; empty where
    /// nothing is fixed.
    /// </summary>
    /// <param name="index">Which segment, 0 for the first or the last.</param>
    /// <param name="isFromBack">Whether segments are counted from the last one.</param>
    /// <param name="isEnd">Whether the segment's end is asked for.</param>
    public string Affix(int index, bool isFromBack, bool isEnd)
    {
        // What may stand for a folder fixes nothing at its end: the file lies deeper.
        if (index >= Segments.Length || (isFromBack && MayBeFolder(Segments[Segments.Length - 1]))) return "";
        for (var i = 0; i <= index; i++)
        {
            if (Segments[isFromBack ? Segments.Length - 1 - i : i] == "**") return "";
        }

        var segment = Segments[isFromBack ? Segments.Length - 1 - index : index];
        var length = 0;
        while (length < segment.Length && !IsWildcard(segment[isEnd ? segment.Length - 1 - length : length])) length++;
        if (!isEnd) return segment.Substring(0, length);
        var end = segment.Substring(segment.Length - length).ToCharArray();
        Array.Reverse(end);
        return new string(end);
    }

    /// <summary>Whether the first segments can meet, told from a few bytes of each.</summary>
    private bool HeadsAgree(FilePattern other)
    {
        for (var i = 0; i < _heads.Length && i < other._heads.Length; i++)
        {
            if (!_heads[i].MayMeet(other._heads[i])) return false;
            if (Segments[i] == "**" || other.Segments[i] == "**") return true;
        }

        return true;
    }

    /// <summary>Whether the segments before the first and behind the last <c>**</c> can meet; most patterns part here, without a table.</summary>
    private static bool EndsAgree(string[] a, string[] b)
    {
        var shorter = Math.Min(a.Length, b.Length);
        for (var i = 0; i < shorter && a[i] != "**" && b[i] != "**"; i++)
        {
            if (!AffixesAgree(a[i], b[i])) return false;
        }

        // From the end only where neither may stand for a folder that holds the other.
        if (MayBeFolder(a[a.Length - 1]) || MayBeFolder(b[b.Length - 1])) return true;
        for (var i = 1; i <= shorter && a[a.Length - i] != "**" && b[b.Length - i] != "**"; i++)
        {
            if (!AffixesAgree(a[a.Length - i], b[b.Length - i])) return false;
        }

        return true;
    }

    /// <summary>Whether two segments agree before their first and behind their last wildcard, as far as both are literal there.</summary>
    private static bool AffixesAgree(string a, string b)
    {
        if (a.IndexOf('*') < 0 && b.IndexOf('*') < 0) return SameLengthMeets(a, b);
        for (var i = 0; i < a.Length && i < b.Length && !IsWildcard(a[i]) && !IsWildcard(b[i]); i++)
        {
            if (a[i] != b[i]) return false;
        }

        for (var i = 1; i <= a.Length && i <= b.Length && !IsWildcard(a[a.Length - i]) && !IsWildcard(b[b.Length - i]); i++)
        {
            if (a[a.Length - i] != b[b.Length - i]) return false;
        }

        return true;
    }

    private static bool IsWildcard(char c) => c is '*' or '?';

    private static bool IsFolderOf(string folder, string path) =>
        path.Length > folder.Length && path[folder.Length] == '/' && path.StartsWith(folder, StringComparison.Ordinal);

    /// <summary>
    /// The product of both patterns as automata over segments: a state is a position in each; <c>**</c> stays or is left
    /// without reading. Linear in the number of states, without recursion.
    /// </summary>
    private static bool SegmentsIntersect(string[] a, string[] b)
    {
        var width = b.Length + 1;
        var reached = new bool[(a.Length + 1) * width];
        var pending = new Stack<int>();
        Push(0, 0);
        while (pending.Count > 0)
        {
            var state = pending.Pop();
            var (i, j) = (state / width, state % width);

            if (i == a.Length || j == b.Length)
            {
                if (EndsWith(a, i, b, j) || EndsWith(b, j, a, i)) return true;
                continue;
            }

            var (anyA, anyB) = (a[i] == "**", b[j] == "**");
            if (anyA) Push(i + 1, j);
            if (anyB) Push(i, j + 1);
            if (anyA && anyB) continue;
            if (anyA) Push(i, j + 1);
            else if (anyB) Push(i + 1, j);
            else if (SegmentIntersects(a[i], b[j])) Push(i + 1, j + 1);
        }

        return false;

        void Push(int i, int j)
        {
            if (reached[i * width + j]) return;
            reached[i * width + j] = true;
            pending.Push(i * width + j);
        }
    }

    /// <summary>A pattern is used up: the other is too, or what is left of it lies in the folder that the first one names.</summary>
    private static bool EndsWith(string[] a, int i, string[] b, int j)
    {
        if (i < a.Length) return false;
        while (j < b.Length && b[j] == "**") j++;
        return j == b.Length || MayBeFolder(a[a.Length - 1]);
    }

    /// <summary>A name without wildcards and without an extension may be a folder's.</summary>
    private static bool MayBeFolder(string segment) => segment.IndexOfAny(Wildcards) < 0 && segment.LastIndexOf('.') <= 0;

    /// <summary>The same product over the characters of two segments; <c>*</c> is any run, <c>?</c> any one character.</summary>
    private static bool SegmentIntersects(string a, string b)
    {
        if (a.IndexOf('*') < 0 && b.IndexOf('*') < 0) return SameLengthMeets(a, b);
        var width = b.Length + 1;
        var reached = new bool[(a.Length + 1) * width];
        reached[0] = true;
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                if (!reached[i * width + j]) continue;
                if (i == a.Length && j == b.Length) return true;
                var (starA, starB) = (i < a.Length && a[i] == '*', j < b.Length && b[j] == '*');
                if (starA) reached[(i + 1) * width + j] = true;
                if (starB) reached[i * width + j + 1] = true;
                if (i == a.Length || j == b.Length) continue;
                if (starA) reached[i * width + j + 1] = true;
                if (starB) reached[(i + 1) * width + j] = true;
                if (!starA && !starB && (a[i] == b[j] || a[i] == '?' || b[j] == '?')) reached[(i + 1) * width + j + 1] = true;
            }
        }

        return false;
    }

    /// <summary>Segments without <c>*</c> meet character by character.</summary>
    private static bool SameLengthMeets(string a, string b)
    {
        if (a.Length != b.Length) return false;
        for (var i = 0; i < a.Length; i++)
        {
            if (a[i] != b[i] && a[i] != '?' && b[i] != '?') return false;
        }

        return true;
    }

    private static string WithoutLine(string text)
    {
        var colon = text.LastIndexOf(':');
        if (colon <= 1) return text;
        for (var i = colon + 1; i < text.Length; i++)
        {
            if (!(text[i] is >= '0' and <= '9' or '-')) return text;
        }

        return text.Substring(0, colon);
    }
}
