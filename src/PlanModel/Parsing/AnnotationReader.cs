namespace PlanModel;

/// <summary>Reads the annotations and tags on a task's line and what remains as its title.</summary>
internal sealed class AnnotationReader(PlanText text, List<SyntaxFault> faults)
{
    // Groups nested deeper than this are prose; it keeps reading linear whatever the nesting.
    private const int MaxDepth = 6;

    private readonly AnnotationValueReader _values = new(text, faults);
    private readonly ProseDependencyReader _prose = new(text, faults);
    private Func<int, bool>? _isRemoved;
    private readonly BracketGroups _groups = new();
    private readonly List<TextSpan> _removed = [];

    /// <summary>The reader of single values, for key lines.</summary>
    public AnnotationValueReader Values => _values;

    /// <summary>Reads the text of a task.</summary>
    /// <param name="start">Where the text behind the id starts.</param>
    /// <param name="lineEnd">The end of the task's line.</param>
    /// <param name="end">The end of its paragraph: annotations may stand on a line that was wrapped.</param>
    /// <param name="into">Takes the annotations.</param>
    /// <returns>The title: the task's line without annotations and tags.</returns>
    public string Read(int start, int lineEnd, int end, TaskAnnotations into)
    {
        _removed.Clear();
        var groups = _groups.Find(text, start, end);
        ReadLeadingTags(groups, start, end, into);
        ReadGroups(groups, into);
        ReadArrows(start, end, into);
        SortRemoved();
        ReadTrailingTags(groups, start, lineEnd, into);
        if (end > lineEnd) ReadTrailingTags(groups, start, end, into);
        ReadMentions(start, end, into);
        _prose.Read(start, end, _isRemoved ??= IsRemoved);
        return TitleText.Of(text, start, lineEnd, _removed);
    }

    private void ReadLeadingTags(List<BracketGroup> groups, int start, int end, TaskAnnotations into)
    {
        var position = start;
        foreach (var group in groups)
        {
            position = SkipDecoration(position, end);
            if (group.Open != position) return;
            if (!TryReadTag(group, end, into)) return;
            position = group.Close + 1;
        }
    }

    // Bold marks and emoji between id and tags are decoration.
    private int SkipDecoration(int position, int end)
    {
        while (position < end && (char.IsWhiteSpace(text[position]) || text[position] is '*' or '-' or '–' or '—' || char.IsSurrogate(text[position]) || char.GetUnicodeCategory(text[position]) is System.Globalization.UnicodeCategory.OtherSymbol or System.Globalization.UnicodeCategory.NonSpacingMark)) position++;
        return position;
    }

    private void ReadGroups(List<BracketGroup> groups, TaskAnnotations into)
    {
        var handledTo = 0;
        foreach (var group in groups)
        {
            if (group.Open < handledTo || group.Depth > MaxDepth) continue;
            if (!TryReadAnnotation(group, into)) continue;
            handledTo = group.Close;
            _removed.Add(TextSpan.FromBounds(group.Open, group.Close + 1));
        }
    }

    private bool TryReadAnnotation(BracketGroup group, TaskAnnotations into)
    {
        var span = TextSpan.FromBounds(group.Open, group.Close + 1);
        // "handle('a:b')" and "cb(after: x)": brackets that hang on a word belong to it.
        if (group.Open > 0 && !group.IsSquare && char.IsLetterOrDigit(text[group.Open - 1]) && text[group.Open - 1] < '\u2E80') return false;
        var start = group.Open + 1;
        while (start < group.Close && text[start] is ' ' or '*' or '_') start++;
        var end = text.TrimEnd(start, group.Close);
        var key = AnnotationKeywords.Read(text, start, end, isKeyLine: false, out var value);
        if (key != AnnotationKey.None)
        {
            if (!IsDeclaration(key, value, end)) return false;
            _values.Read(key, span, TextSpan.FromBounds(value, Math.Max(value, end)), isKeyLine: false, into);
            return true;
        }

        if (!group.IsSquare && ReadPathList(text.SkipBlanks(group.Open + 1, group.Close), end, into)) return true;
        ReportMisspelled(start, end);
        return false;
    }

    // "(run: the tests)" needs a code span to be a command, and "(after: the release)" a reference to be a dependency.
    private bool IsDeclaration(AnnotationKey key, int value, int end) => key switch
    {
        AnnotationKey.Run or AnnotationKey.Shell => text.IndexOf(PlanText.Code, value, Math.Max(value, end)) >= 0,
        _ => true,
    };

    private bool ReadPathList(int start, int end, TaskAnnotations into)
    {
        if (end - start is < 2 or > 4000 || !LooksLikePath(start, end)) return false;
        var first = into.Files.Count;
        var position = start;
        while (position < end)
        {
            var itemEnd = text.IndexOf(',', position, end);
            if (itemEnd < 0) itemEnd = end;
            var from = text.SkipBlanks(position, itemEnd);
            var to = text.TrimEnd(from, itemEnd);
            PathShape.TrimEmphasis(text, ref from, ref to);
            var path = text.Slice(from, to);
            var length = PathShape.LengthWithoutLine(path);
            if (!PathShape.IsPath(path.Substring(0, length)))
            {
                into.Files.RemoveRange(first, into.Files.Count - first);
                return false;
            }

            into.Files.Add(new FileDeclaration(path.Substring(0, length), new TextSpan(from, length), FileAccess.Write));
            position = itemEnd + 1;
        }

        return into.Files.Count > first;
    }

    // Cheap look before the words are taken apart: most parentheses are prose.
    private bool LooksLikePath(int start, int end)
    {
        var word = start;
        while (word < end && text[word] != ',' && !char.IsWhiteSpace(text[word])) word++;
        if (word < end && text[word] != ',') return false;
        return text.Chars.AsSpan(start, word - start).IndexOfAny('.', '/', '*') >= 0;
    }

    private void ReportMisspelled(int start, int end)
    {
        if (AnnotationKeywords.ReadMisspelled(text, start, end, out var word, out var value) is not { } keyword) return;
        var references = ReferenceListReader.Read(text, TextSpan.FromBounds(value, Math.Max(value, end)));
        if (references.Count == 0) return;
        foreach (var reference in references)
        {
            if (reference.Kind is ReferenceKind.Word or ReferenceKind.Malformed or ReferenceKind.Path) return;
        }

        faults.Add(new SyntaxFault(SyntaxFaultKind.UnknownKeyword, word, text.Slice(word.Start, word.End), keyword));
    }

    // "← 1.1, 1.2": as many references as follow.
    private void ReadArrows(int start, int end, TaskAnnotations into)
    {
        var position = start;
        while ((position = text.IndexOf('←', position, end)) >= 0)
        {
            var stop = position + 1;
            while (stop < end && text[stop] is not ('(' or '[' or '←' or '\n' or '\r')) stop++;
            var value = TextSpan.FromBounds(text.SkipBlanks(position + 1, stop), stop);
            var references = ReferenceListReader.Read(text, value);
            var count = references.FindIndex(static reference => reference.Kind is ReferenceKind.Word or ReferenceKind.Malformed or ReferenceKind.Path);
            if (count >= 0) references.RemoveRange(count, references.Count - count);
            if (references.Count > 0)
            {
                var span = TextSpan.FromBounds(position, references[references.Count - 1].Span.End);
                into.Dependencies.Add(new DependencyDeclaration(DependencyKind.DependsOn, span, TextSpan.FromBounds(value.Start, span.End), references));
                _removed.Add(span);
            }

            position = stop;
        }
    }

    private void ReadTrailingTags(List<BracketGroup> groups, int start, int end, TaskAnnotations into)
    {
        var last = end;
        var sorted = _removed.Count;
        for (var index = groups.Count - 1; ;)
        {
            last = text.TrimEnd(start, last);
            while (last > start && text[last - 1] == '*') last--;
            if (RemovedEndingAt(last, sorted) is { } removed)
            {
                last = removed;
                continue;
            }

            while (index >= 0 && groups[index].Close + 1 > last) index--;
            // Groups are in the order of their opening; the one that closes here is the outermost of those left.
            if (index < 0 || groups[index].Close + 1 != last || groups[index].Open <= start || !TryReadTag(groups[index], end, into)) break;
            last = groups[index].Open;
        }

        if (_removed.Count > sorted) SortRemoved();
    }

    private int? RemovedEndingAt(int end, int count)
    {
        var low = 0;
        var high = count - 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (_removed[middle].End == end) return _removed[middle].Start;
            if (_removed[middle].End < end) low = middle + 1;
            else high = middle - 1;
        }

        return null;
    }

    private void SortRemoved() => _removed.Sort(static (left, right) => left.Start.CompareTo(right.Start));

    private bool TryReadTag(BracketGroup group, int end, TaskAnnotations into)
    {
        if (!StandsFree(group, end)) return false;
        var span = TextSpan.FromBounds(group.Open, group.Close + 1);
        var start = group.Open + 1;
        var tagEnd = group.Close;
        if (!group.IsSquare)
        {
            // Only (P) and a priority such as (P0) are tags in round brackets.
            if (text[start] != 'P' || tagEnd - start > 2 || (tagEnd - start == 2 && !char.IsDigit(text[start + 1])) || tagEnd == start) return false;
        }
        else if (!IsTagText(start, tagEnd)) return false;
        if (AnnotationKeywords.Read(text, start, tagEnd, isKeyLine: false, out _) != AnnotationKey.None) return false;
        var tag = text.Slice(start, tagEnd).Trim();
        if (tag is "P" || string.Equals(tag, "PARALLEL", StringComparison.OrdinalIgnoreCase)) into.ParallelTag ??= span;
        else if (string.Equals(tag, "SEQUENTIAL", StringComparison.OrdinalIgnoreCase)) into.SequentialTag ??= span;
        else into.Tags.Add((group.Open, tag));
        _removed.Add(span);
        return true;
    }

    private bool StandsFree(BracketGroup group, int end)
    {
        var before = group.Open == 0 ? ' ' : text[group.Open - 1];
        var after = group.Close + 1 >= end ? ' ' : text[group.Close + 1];
        return (char.IsWhiteSpace(before) || before is '*' or ']' or ':' or '.' or ')') && (char.IsWhiteSpace(after) || after is '*' or '[' or ':');
    }

    private bool IsTagText(int start, int end)
    {
        if (end - start is < 1 or > 60 || !char.IsLetterOrDigit(text[start])) return false;
        for (var i = start; i < end; i++)
        {
            var c = text[i];
            if (!char.IsLetterOrDigit(c) && c is not (' ' or '-' or '_' or ':' or '+' or '/' or '.' or '#' or ',' or '&')) return false;
        }

        return true;
    }

    private void ReadMentions(int start, int end, TaskAnnotations into)
    {
        for (var index = text.CodeSpanAt(start); index < text.CodeSpans.Count && text.CodeSpans[index].Start < end; index++)
        {
            if (IsRemoved(text.CodeSpans[index].Start)) continue;
            var content = text.ContentOf(text.CodeSpans[index]);
            if (content.Length is > 1 and < 400) AddMention(content.Start, content.End, needsFolder: false, into);
        }

        var position = start;
        while (position < end)
        {
            var dot = text.IndexOf('.', position, end);
            if (dot < 0) return;
            var from = dot;
            while (from > position && !char.IsWhiteSpace(text[from - 1]) && text[from - 1] is not (',' or '"' or '\'') && (text[from - 1] is not ('(' or '[') || OpensPartOfPath(position, from - 1))) from--;
            int to;
            while ((to = WordEnd(from, end)) < dot) from = to + 1;
            position = to;
            if (IsRemoved(from)) continue;
            while (to > from && text[to - 1] is '.' or ':' or '*') to--;
            if (to - from is > 3 and < 400) AddMention(from, to, text.IndexOf('/', from, to) >= 0 || !IsBehindVerb(start, from), into);
        }
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

    private void AddMention(int start, int end, bool needsFolder, TaskAnnotations into)
    {
        var path = text.Slice(start, end);
        var length = PathShape.LengthWithoutLine(path);
        path = path.Substring(0, length);
        if (PathShape.IsMention(path, needsFolder)) into.Files.Add(new FileDeclaration(path, new TextSpan(start, length), FileAccess.Mention));
    }

    // "in a.cs", "update a.cs": a file name without a folder needs a word before it that takes files.
    private bool IsBehindVerb(int start, int position)
    {
        var end = text.TrimEnd(start, position);
        var word = end;
        while (word > start && char.IsLetter(text[word - 1])) word--;
        return text.Slice(word, end).ToUpperInvariant() is "IN" or "TO" or "FROM" or "INTO" or "UPDATE" or "MODIFY" or "CREATE" or "EDIT" or "CHANGE" or "EXTEND" or "REFACTOR" or "DELETE" or "REMOVE" or "WRITE" or "FIX" or "ADD";
    }

    private bool IsRemoved(int position)
    {
        var low = 0;
        var high = _removed.Count - 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (position < _removed[middle].Start) high = middle - 1;
            else if (position >= _removed[middle].End) low = middle + 1;
            else return true;
        }

        return false;
    }
}
