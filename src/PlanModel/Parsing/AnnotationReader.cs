namespace PlanModel;

/// <summary>Reads the annotations and tags on a task's line and what remains as its title.</summary>
internal sealed class AnnotationReader
{
    // Groups nested deeper than this are prose; it keeps reading linear whatever the nesting.
    private const int MaxDepth = 6;

    private readonly PlanText _text;
    private readonly List<SyntaxFault> _faults;
    private readonly BracketGroups _groups = new();
    private readonly ReadSpans _read = new();
    private readonly TagReader _tags;
    private readonly MentionReader _mentions;
    private readonly ProseDependencyReader _prose;

    public AnnotationReader(PlanText text, List<SyntaxFault> faults)
    {
        _text = text;
        _faults = faults;
        _tags = new TagReader(text, _read);
        _mentions = new MentionReader(text, _read);
        _prose = new ProseDependencyReader(text, faults);
        Values = new AnnotationValueReader(text, faults);
    }

    /// <summary>The reader of single values, for key lines.</summary>
    public AnnotationValueReader Values { get; }

    /// <summary>Reads the text of a task.</summary>
    /// <param name="start">Where the text behind the id starts.</param>
    /// <param name="lineEnd">The end of the task's line.</param>
    /// <param name="end">The end of its paragraph: annotations may stand on a line that was wrapped.</param>
    /// <param name="into">Takes the annotations.</param>
    /// <returns>The title: the task's line without annotations and tags.</returns>
    public string Read(int start, int lineEnd, int end, TaskAnnotations into)
    {
        _read.Clear();
        var groups = _groups.Find(_text, start, end);
        _tags.ReadLeading(groups, start, end, into);
        ReadGroups(groups, into);
        ReadArrows(start, end, into);
        _read.Sort();
        _tags.ReadTrailing(groups, start, lineEnd, into);
        if (end > lineEnd) _tags.ReadTrailing(groups, start, end, into);
        _mentions.Read(start, end, into);
        _prose.ReadBetween(_read.Spans, start, end);
        return TitleText.Of(_text, start, lineEnd, _read.Spans);
    }

    private void ReadGroups(List<BracketGroup> groups, TaskAnnotations into)
    {
        var handledTo = 0;
        foreach (var group in groups)
        {
            if (group.Open < handledTo || group.Depth > MaxDepth) continue;
            if (!TryReadAnnotation(group, into)) continue;
            handledTo = group.Close;
            _read.Add(group.Open, group.Close + 1);
        }
    }

    private bool TryReadAnnotation(BracketGroup group, TaskAnnotations into)
    {
        var span = TextSpan.FromBounds(group.Open, group.Close + 1);
        // "handle('a:b')" and "cb(after: x)": brackets that hang on a word belong to it.
        if (group.Open > 0 && !group.IsSquare && char.IsLetterOrDigit(_text[group.Open - 1]) && _text[group.Open - 1] < '\u2E80') return false;
        var start = group.Open + 1;
        while (start < group.Close && _text[start] is ' ' or '*' or '_') start++;
        var end = _text.TrimEnd(start, group.Close);
        var key = AnnotationKeywords.Read(_text, start, end, isKeyLine: false, out var value);
        if (key != AnnotationKey.None)
        {
            if (!IsDeclaration(key, value, end)) return false;
            Values.Read(key, span, TextSpan.FromBounds(value, Math.Max(value, end)), isKeyLine: false, into);
            return true;
        }

        if (!group.IsSquare && ReadPathList(_text.SkipBlanks(group.Open + 1, group.Close), end, into)) return true;
        ReportMisspelled(start, end);
        return false;
    }

    // "(run: the tests)" needs a code span to be a command, and "(after: the release)" a reference to be a dependency.
    private bool IsDeclaration(AnnotationKey key, int value, int end) => key switch
    {
        AnnotationKey.Run or AnnotationKey.Shell => _text.IndexOf(PlanText.Code, value, Math.Max(value, end)) >= 0,
        _ => true,
    };

    private bool ReadPathList(int start, int end, TaskAnnotations into)
    {
        if (end - start is < 2 or > 4000 || !LooksLikePath(start, end)) return false;
        var first = into.Files.Count;
        var position = start;
        while (position < end)
        {
            var itemEnd = _text.IndexOf(',', position, end);
            if (itemEnd < 0) itemEnd = end;
            var from = _text.SkipBlanks(position, itemEnd);
            var to = _text.TrimEnd(from, itemEnd);
            PathShape.TrimEmphasis(_text, ref from, ref to);
            var path = _text.Slice(from, to);
            var length = PathShape.LengthWithoutLine(path);
            if (length < path.Length) path = path.Substring(0, length);
            if (!PathShape.IsPath(path))
            {
                into.RemoveFilesFrom(first);
                return false;
            }

            into.AddFile(new FileDeclaration(path, new TextSpan(from, length), FileAccess.Write));
            position = itemEnd + 1;
        }

        return into.Files.Count > first;
    }

    // Cheap look before the words are taken apart: most parentheses are prose.
    private bool LooksLikePath(int start, int end)
    {
        var hasMark = false;
        foreach (var c in _text.Chars.AsSpan(start, end - start))
        {
            if (c == ',') break;
            if (char.IsWhiteSpace(c)) return false;
            hasMark |= c is '.' or '/' or '*';
        }

        return hasMark;
    }

    private void ReportMisspelled(int start, int end)
    {
        if (AnnotationKeywords.ReadMisspelled(_text, start, end, out var word, out var value) is not { } keyword) return;
        var references = ReferenceListReader.Read(_text, TextSpan.FromBounds(value, Math.Max(value, end)));
        if (references.Count == 0) return;
        foreach (var reference in references)
        {
            if (reference.Kind is ReferenceKind.Word or ReferenceKind.Malformed or ReferenceKind.Path) return;
        }

        _faults.Add(new SyntaxFault(SyntaxFaultKind.UnknownKeyword, word, _text.Slice(word.Start, word.End), keyword));
    }

    // "← 1.1, 1.2": as many references as follow.
    private void ReadArrows(int start, int end, TaskAnnotations into)
    {
        var position = start;
        while ((position = _text.IndexOf('←', position, end)) >= 0)
        {
            var stop = position + 1;
            while (stop < end && _text[stop] is not ('(' or '[' or '←' or '\n' or '\r')) stop++;
            var value = TextSpan.FromBounds(_text.SkipBlanks(position + 1, stop), stop);
            var references = ReferenceListReader.Read(_text, value);
            var count = references.FindIndex(static reference => reference.Kind is ReferenceKind.Word or ReferenceKind.Malformed or ReferenceKind.Path);
            if (count >= 0) references.RemoveRange(count, references.Count - count);
            if (references.Count > 0)
            {
                var span = TextSpan.FromBounds(position, references[references.Count - 1].Span.End);
                into.AddDependency(new DependencyDeclaration(DependencyKind.DependsOn, span, TextSpan.FromBounds(value.Start, span.End), references));
                _read.Add(span.Start, span.End);
            }

            position = stop;
        }
    }
}
