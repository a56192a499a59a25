namespace PlanModel;

/// <summary>Finds the files that a task's text only mentions: <c>update src/a.cs</c>.</summary>
internal sealed class MentionReader(PlanText text, ReadSpans read)
{
    private int _codeSpan;

    /// <summary>Reads the mentions in code spans, then those in plain words. Texts are read in document order.</summary>
    public void Read(int start, int end, TaskAnnotations into)
    {
        ReadCodeSpans(start, end, into);
        ReadWords(start, end, into);
    }

    private void ReadCodeSpans(int start, int end, TaskAnnotations into)
    {
        while (_codeSpan < text.CodeSpans.Count && text.CodeSpans[_codeSpan].Start < start) _codeSpan++;
        for (var index = _codeSpan; index < text.CodeSpans.Count && text.CodeSpans[index] is var span && span.Start < end; index++)
        {
            // Most code spans name no file: without a dot there is no extension.
            if (text.Text.IndexOf('.', span.Start, span.Length) < 0 || read.Contains(span.Start)) continue;
            var content = text.ContentOf(span);
            if (content.Length is > 1 and < 400) Add(content.Start, content.End, needsFolder: false, into);
        }
    }

    private void ReadWords(int start, int end, TaskAnnotations into)
    {
        var position = start;
        while (position < end)
        {
            var dot = text.IndexOf('.', position, end);
            if (dot < 0) return;
            if (IsInBrackets(dot, out var close))
            {
                position = close;
                continue;
            }

            var from = dot;
            while (from > position && !char.IsWhiteSpace(text[from - 1]) && text[from - 1] is not (',' or '"' or '\'') && (text[from - 1] is not ('(' or '[') || OpensPartOfPath(position, from - 1))) from--;
            int to;
            while ((to = WordEnd(from, end)) < dot) from = to + 1;
            position = to;
            if (read.Contains(from)) continue;
            while (to > from && text[to - 1] is '.' or ':' or '*') to--;
            if (to - from is > 3 and < 400) Add(from, to, text.IndexOf('/', from, to) >= 0 || !IsBehindVerb(start, from), into);
        }
    }

    // What stands in the brackets of an annotation was read with it.
    private bool IsInBrackets(int position, out int close)
    {
        close = 0;
        var index = read.IndexBehind(position);
        if (index == read.Count || read.Spans[index] is var span && span.Start > position) return false;
        if (text[span.Start] is not ('(' or '[') || OpensPartOfPath(0, span.Start)) return false;
        close = span.End - 1;
        return close > position;
    }

    // "src/app/(auth)/[id]/route.ts": a bracket behind a separator of the path belongs to a name of the path.
    private bool OpensPartOfPath(int start, int bracket)
    {
        // Two open at most: "[[...slug]]".
        if (bracket > start && text[bracket] == '[' && text[bracket - 1] == '[') bracket--;
        return bracket > start && (text[bracket - 1] == '/' || (text[bracket] == '[' && text[bracket - 1] is ']' or '-' or '.' or '_' or '@'));
    }

    // A closing bracket that no bracket of the word opened ends it.
    private int WordEnd(int start, int end)
    {
        var depth = 0;
        var position = start;
        while (position < end && !char.IsWhiteSpace(text[position]) && text[position] is not (',' or '"' or '\'' or ';'))
        {
            if (text[position] is '(' or '[') depth++;
            if (text[position] is ')' or ']' && depth-- == 0) break;
            position++;
        }

        return position;
    }

    private void Add(int start, int end, bool needsFolder, TaskAnnotations into)
    {
        var path = text.Slice(start, end);
        var length = PathShape.LengthWithoutLine(path);
        path = path.Substring(0, length);
        if (PathShape.IsMention(path, needsFolder)) into.AddFile(new FileDeclaration(path, new TextSpan(start, length), FileAccess.Mention));
    }

    // "in a.cs", "update a.cs": a file name without a folder needs a word before it that takes files.
    private bool IsBehindVerb(int start, int position)
    {
        var end = text.TrimEnd(start, position);
        var word = end;
        while (word > start && char.IsLetter(text[word - 1])) word--;
        return text.Slice(word, end).ToUpperInvariant() is "IN" or "TO" or "FROM" or "INTO" or "UPDATE" or "MODIFY" or "CREATE" or "EDIT" or "CHANGE" or "EXTEND" or "REFACTOR" or "DELETE" or "REMOVE" or "WRITE" or "FIX" or "ADD";
    }
}
