using System.Globalization;

namespace PlanModel;

/// <summary>Reads the value of an annotation of known keyword.</summary>
internal sealed class AnnotationValueReader(PlanText text, List<SyntaxFault> faults)
{
    /// <summary>Reads a value.</summary>
    /// <param name="key">What the annotation speaks of.</param>
    /// <param name="span">The whole annotation.</param>
    /// <param name="value">The value without blanks around.</param>
    /// <param name="isKeyLine">Whether it is a key line, in which people write prose too.</param>
    /// <param name="into">Takes what was read.</param>
    public void Read(AnnotationKey key, TextSpan span, TextSpan value, bool isKeyLine, TaskAnnotations into)
    {
        if (value.Length == 0)
        {
            // An empty key line is the heading of a list.
            if (!isKeyLine) Report(span);
            return;
        }

        switch (key)
        {
            case AnnotationKey.DependsOn:
                into.AddDependency(ReadDependency(DependencyKind.DependsOn, span, value));
                break;
            case AnnotationKey.Blocks:
                // "Blocks: nothing" declares no edge in either direction.
                if (!NoneValue.Is(text, value)) into.AddDependency(ReadDependency(DependencyKind.Blocks, span, value));
                break;
            case AnnotationKey.Files or AnnotationKey.Writes:
                ReadFiles(value, FileAccess.Write, isKeyLine, into);
                break;
            case AnnotationKey.Reads:
                ReadFiles(value, FileAccess.Read, isKeyLine, into);
                break;
            case AnnotationKey.Estimate:
                into.Estimate = ReadDuration(value, isKeyLine) ?? into.Estimate;
                break;
            case AnnotationKey.Timeout:
                into.Timeout = ReadDuration(value, isKeyLine) ?? into.Timeout;
                break;
            case AnnotationKey.Retries:
                if (int.TryParse(text.Slice(value.Start, value.End), NumberStyles.None, CultureInfo.InvariantCulture, out var retries) && retries <= 1000) into.Retries = retries;
                else Report(value);
                break;
            case AnnotationKey.Priority:
                ReadPriority(value, isKeyLine, into);
                break;
            case AnnotationKey.Run or AnnotationKey.Shell:
                ReadCommand(key, value, into);
                break;
        }
    }

    /// <summary>Reads a dependency's value: a list of references, or a word that says there is nothing to wait for.</summary>
    public DependencyDeclaration ReadDependency(DependencyKind kind, TextSpan span, TextSpan value)
    {
        if (NoneValue.Is(text, value)) return new DependencyDeclaration(DependencyKind.None, span, value, []);
        return new DependencyDeclaration(kind, span, value, ReferenceListReader.Read(text, value));
    }

    /// <summary>Reads paths separated by commas or blanks; what is no path is left out, and reported where there is none at all.</summary>
    public void ReadFiles(TextSpan value, FileAccess access, bool isKeyLine, TaskAnnotations into)
    {
        var found = into.Files.Count;
        var position = value.Start;
        var words = 0;
        while (position < value.End)
        {
            while (position < value.End && (char.IsWhiteSpace(text[position]) || text[position] is ',' or ';' or '、' or '，')) position++;
            var start = position;
            while (position < value.End && !char.IsWhiteSpace(text[position]) && text[position] is not (',' or ';' or '、' or '，')) position++;
            if (position == start) break;
            words++;
            AddFile(start, position, access, isKeyLine, into);
        }

        if (into.Files.Count == found && !(isKeyLine && words > 1)) Report(value);
    }

    private void AddFile(int start, int end, FileAccess access, bool isKeyLine, TaskAnnotations into)
    {
        PathShape.TrimEmphasis(text, ref start, ref end);
        if (start < end && text[start] == PlanText.Code)
        {
            var index = text.CodeSpanAt(start);
            if (index < text.CodeSpans.Count && text.CodeSpans[index].Start == start) (start, end) = (text.ContentOf(text.CodeSpans[index]).Start, text.ContentOf(text.CodeSpans[index]).End);
        }

        while (end > start + 1 && text[end - 1] is '_' or '.') end--;
        var path = text.Slice(start, end);
        var isPath = isKeyLine ? PathShape.IsPath(path) : PathShape.IsPath(path) || IsPlainName(path);
        if (!isPath) return;
        var length = PathShape.LengthWithoutLine(path);
        into.AddFile(new FileDeclaration(path.Substring(0, length), new TextSpan(start, length), access));
    }

    // Behind "files:" a bare name is a path too: "Makefile".
    private static bool IsPlainName(string path)
    {
        foreach (var c in path)
        {
            if (!char.IsLetterOrDigit(c) && c is not ('.' or '/' or '_' or '-' or '*' or '\\' or '@' or '#' or '[' or ']' or '{' or '}' or '?' or '~' or '+')) return false;
        }

        return path.Length > 0 && char.IsLetterOrDigit(path[path.Length - 1]) && path.ToUpperInvariant() is not ("AND" or "NONE" or "N/A" or "NEW");
    }

    private TimeSpan? ReadDuration(TextSpan value, bool isKeyLine)
    {
        var written = text.Text.AsSpan(value.Start, Math.Min(value.Length, 100));
        if (DurationReader.TryRead(written, out var duration)) return duration;
        // "- Estimate: effort and priority" is a sentence of a description, not a bad duration.
        if (!isKeyLine || char.IsDigit(written[0])) Report(value);
        return null;
    }

    private void ReadPriority(TextSpan value, bool isKeyLine, TaskAnnotations into)
    {
        var end = value.Start;
        while (end < value.End && char.IsLetterOrDigit(text[end])) end++;
        switch (text.Slice(value.Start, end).ToUpperInvariant())
        {
            case "HIGH" or "HIGHEST" or "CRITICAL" or "URGENT" or "P0" or "P1" or "1":
                into.Priority = 1;
                break;
            case "NORMAL" or "MEDIUM" or "DEFAULT" or "P2" or "0":
                into.Priority = 0;
                break;
            case "LOW" or "LOWEST" or "P3" or "P4":
                into.Priority = -1;
                break;
            default:
                if (!isKeyLine && !text.StartsWith(value.Start, value.End, "-1")) Report(value);
                else if (!isKeyLine) into.Priority = -1;
                break;
        }
    }

    // The one code span that carries meaning: its text is the command.
    private void ReadCommand(AnnotationKey key, TextSpan value, TaskAnnotations into)
    {
        var index = text.CodeSpanAt(value.Start);
        if (index >= text.CodeSpans.Count || text.CodeSpans[index].End > value.End)
        {
            Report(value);
            return;
        }

        var content = text.ContentOf(text.CodeSpans[index]);
        var usesShell = key == AnnotationKey.Shell || text.StartsWith(value.Start, value.End, "shell:");
        if (content.Length == 0) Report(value);
        else into.Run = new CommandDeclaration(text.Slice(content.Start, content.End), content, usesShell);
    }

    private void Report(TextSpan span) => faults.Add(new SyntaxFault(SyntaxFaultKind.BadValue, span, text.Slice(span.Start, span.End)));
}
