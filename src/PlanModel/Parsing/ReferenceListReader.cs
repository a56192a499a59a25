namespace PlanModel;

/// <summary>Reads lists of references: <c>1.1, 1.3-1.5 and Phase 2</c>. What an item names is not looked up here.</summary>
internal sealed class ReferenceListReader
{
    private enum Noun
    {
        None,
        Task,
        Phase,
        Verification,
    }

    private readonly PlanText _text;
    private readonly List<Reference> _references = [];
    private readonly int _end;
    private int _position;
    private Noun _noun;
    private bool _isDirectlyBehindNoun;
    private int _wordEnd = -1;

    private ReferenceListReader(PlanText text, int start, int end)
    {
        _text = text;
        _position = start;
        _end = end;
    }

    /// <summary>Reads the references of a value; words that are none are among them.</summary>
    public static List<Reference> Read(PlanText text, TextSpan value)
    {
        var reader = new ReferenceListReader(text, BehindLeadIn(text, value.Start, value.End), value.End);
        while (reader.ReadItem())
        {
        }

        return reader._references;
    }

    /// <summary>Reads the first reference of a value, or <see langword="null"/> if there is none.</summary>
    public static Reference? ReadFirst(PlanText text, TextSpan value)
    {
        var reader = new ReferenceListReader(text, BehindLeadIn(text, value.Start, value.End), value.End);
        while (reader._references.Count == 0 && reader.ReadItem())
        {
        }

        return reader._references.Count > 0 ? reader._references[0] : null;
    }

    /// <summary>Whether a value says that there is nothing to wait for: <c>none</c>, <c>n/a</c>, a dash; a reason may follow.</summary>
    public static bool IsNone(PlanText text, TextSpan value)
    {
        var start = text.SkipBlanks(value.Start, value.End);
        while (start < value.End && text[start] is '*' or '_') start++;
        if (start >= value.End || text[start] is >= '0' and <= '9') return false;
        var end = start;
        while (end < value.End && !char.IsWhiteSpace(text[end]) && text[end] is not (',' or ';' or '(' or '.' or '*' or '_' or ':')) end++;
        return end - start <= 7 && text.Slice(start, end).ToUpperInvariant() is "NONE" or "-" or "–" or "—" or "--" or "N/A" or "NA" or "NOTHING" or "NO" or "NIL" or "无" or "無"
            && !ContainsReference(text, end, value.End);
    }

    // "**Dependencies**: Depends on 1.1" says it twice.
    private static int BehindLeadIn(PlanText text, int start, int end)
    {
        start = text.SkipBlanks(start, end);
        foreach (var word in (ReadOnlySpan<string>)["depends on", "depends upon", "blocked by", "requires"])
        {
            if (text.IsWord(start, end, word)) return text.SkipBlanks(start + word.Length, end);
        }

        return start;
    }

    private static bool ContainsReference(PlanText text, int start, int end)
    {
        var head = Math.Min(end, start + 400);
        foreach (var reference in Read(text, TextSpan.FromBounds(start, head)))
        {
            if (reference.Kind is ReferenceKind.Task or ReferenceKind.TaskRange) return true;
        }

        return false;
    }

    private bool ReadItem()
    {
        SkipSeparators();
        if (_position >= _end) return false;
        if (_text[_position] is '(' or '[' && SkipReason()) return true;
        var tokenEnd = TokenEnd(_position);
        var start = _position;
        var end = tokenEnd;
        Strip(ref start, ref end);
        _position = tokenEnd;
        if (start >= end) return true;
        if (IsDash(start, end)) return ReadBehindDash(start);
        ReadToken(start, end);
        return true;
    }

    private void ReadToken(int start, int end)
    {
        var isDirect = _isDirectlyBehindNoun;
        _isDirectlyBehindNoun = false;
        if (TryReadWord(start, end)) return;
        var id = IdReader.ReadReference(_text, start, end);
        if (id.Shape != IdShape.None && id.End == end)
        {
            AddId(id, isDirect);
            return;
        }

        if (id.Shape != IdShape.None && TryReadRange(id, end, isDirect)) return;
        if (_noun == Noun.Phase && end - start == 1 && char.IsLetter(_text[start]))
        {
            Add(ReferenceKind.Phase, start, end, Token(start, end));
            return;
        }

        if (TryReadPhaseWildcard(start, end)) return;
        _noun = Noun.None;
        var original = OriginalToken(start, end);
        var kind = PathShape.IsPath(original) ? ReferenceKind.Path : HasDigit(original) ? ReferenceKind.Malformed : ReferenceKind.Word;
        if (kind == ReferenceKind.Word) _wordEnd = end;
        Add(kind, start, end, original);
    }

    private void AddId(IdToken id, bool isDirect)
    {
        var token = Token(id.Start, id.End);
        if (id.Shape == IdShape.Letters || (id.Shape == IdShape.Dotted && !(isDirect && _noun is Noun.Phase or Noun.Verification)))
        {
            _noun = _noun == Noun.Task ? Noun.Task : Noun.None;
            Add(ReferenceKind.Task, id.Start, id.End, token);
            return;
        }

        // "Stage 1", "Node 20": a number that belongs to a word names nothing of the plan.
        if (_noun == Noun.None && IsBehindWord(id.Start))
        {
            var word = _references[_references.Count - 1];
            _references.RemoveAt(_references.Count - 1);
            Add(ReferenceKind.Word, word.Span.Start, id.End, Token(word.Span.Start, id.End));
            return;
        }

        var kind = _noun switch { Noun.Phase => ReferenceKind.Phase, Noun.Task => ReferenceKind.Task, Noun.Verification => ReferenceKind.Verification, _ => ReferenceKind.Number };
        Add(kind, id.Start, id.End, token);
    }

    private bool TryReadRange(IdToken first, int end, bool isDirect)
    {
        if (first.End + 1 >= end || _text[first.End] is not ('-' or '–' or '—' or '~')) return false;
        var last = IdReader.ReadReference(_text, first.End + 1, end);
        if (last.Shape == IdShape.None || last.End != end) return false;
        AddRange(first, last, isDirect);
        return true;
    }

    private void AddRange(IdToken first, IdToken last, bool isDirect)
    {
        var from = Token(first.Start, first.End);
        var to = Token(last.Start, last.End);
        if (last.Shape == IdShape.Integer && first.Shape is IdShape.Dotted or IdShape.Letters)
        {
            // 1.1-4 and T001-004: the prefix goes without saying.
            var digits = from.Length;
            while (digits > 0 && from[digits - 1] is >= '0' and <= '9') digits--;
            to = from.Substring(0, digits) + to;
        }

        var isPhase = first.Shape == IdShape.Integer ? _noun == Noun.Phase : first.Shape == IdShape.Dotted && isDirect && _noun == Noun.Phase;
        var kind = isPhase ? ReferenceKind.PhaseRange : first.Shape == IdShape.Integer && _noun != Noun.Task ? ReferenceKind.NumberRange : ReferenceKind.TaskRange;
        if (kind == ReferenceKind.TaskRange && _noun == Noun.Phase) _noun = Noun.None;
        _references.Add(new Reference(kind, TextSpan.FromBounds(first.Start, last.End), _text.Slice(first.Start, last.End), from, to));
    }

    private bool TryReadWord(int start, int end)
    {
        if (!char.IsLetter(_text[start])) return false;
        if (IsAny(start, end, "and", "und", "et", "both", "y")) return true;
        if (IsAny(start, end, "to", "through", "thru", "until") && ExtendToRange()) return true;
        if (IsAny(start, end, "task", "tasks", "subtask", "subtasks")) return Say(Noun.Task);
        if (IsAny(start, end, "phase", "phases")) return Say(Noun.Phase);
        if (IsAny(start, end, "verify")) return ReadVerify(start, end);
        if (IsAny(start, end, "all", "every", "previous", "earlier", "prior", "preceding") && TryReadAll(start, end)) return true;
        return false;
    }

    private bool Say(Noun noun)
    {
        // "all 3.x tasks", "1.1 task": the noun behind its number says nothing new.
        _noun = noun;
        _isDirectlyBehindNoun = true;
        return true;
    }

    // "VERIFY 1", "VERIFY Phase 1" and "Phase 1 VERIFY".
    private bool ReadVerify(int start, int end)
    {
        var next = _text.SkipBlanks(_position, _end);
        if (_text.IsWord(next, _end, "Phase")) next = _text.SkipBlanks(next + 5, _end);
        var id = IdReader.ReadReference(_text, next, _end);
        if (id.Shape != IdShape.None && !IdReader.GoesOn(_text.Chars, id.End, _end))
        {
            _position = id.End;
            _noun = Noun.None;
            _references.Add(new Reference(ReferenceKind.Verification, TextSpan.FromBounds(start, id.End), _text.Slice(start, id.End), Token(id.Start, id.End)));
            return true;
        }

        if (_references.Count == 0 || _references[_references.Count - 1] is not { Kind: ReferenceKind.Phase } phase) return false;
        var span = TextSpan.FromBounds(phase.Span.Start, end);
        _references[_references.Count - 1] = new Reference(ReferenceKind.Verification, span, _text.Slice(span.Start, span.End), phase.First);
        return true;
    }

    // "all previous phases", "previous phases", "all Phase 3", "all 3.x tasks".
    private bool TryReadAll(int start, int end)
    {
        var position = start;
        var sawPrevious = false;
        for (var words = 0; words < 5; words++)
        {
            var wordEnd = TokenEnd(position);
            if (IsAny(position, wordEnd, "previous", "earlier", "prior", "preceding", "above")) sawPrevious = true;
            else if (IsAny(position, wordEnd, "phase", "phases"))
            {
                if (!sawPrevious) break;
                _references.Add(new Reference(ReferenceKind.AllPreviousPhases, TextSpan.FromBounds(start, wordEnd), _text.Slice(start, wordEnd), ""));
                _position = wordEnd;
                return true;
            }
            else if (!IsAny(position, wordEnd, "all", "every", "of", "the", "other")) break;
            position = _text.SkipBlanks(wordEnd, _end);
        }

        if (!IsAny(start, end, "all", "every")) return false;
        var next = _text.SkipBlanks(end, _end);
        while (_text.IsWord(next, _end, "of") || _text.IsWord(next, _end, "the")) next = _text.SkipBlanks(TokenEnd(next), _end);
        var nextEnd = TokenEnd(next);
        if (!IsAny(next, nextEnd, "phase", "phases") && IdReader.ReadReference(_text, next, nextEnd).Shape == IdShape.None) return false;
        _position = next;
        return true;
    }

    // "3.x": every task of phase 3.
    private bool TryReadPhaseWildcard(int start, int end)
    {
        if (end - start < 3 || _text[end - 2] != '.' || _text[end - 1] is not ('x' or 'X' or '*')) return false;
        var id = IdReader.ReadReference(_text, start, end - 2);
        if (id.Shape == IdShape.None || id.End != end - 2) return false;
        Add(ReferenceKind.Phase, start, end, Token(start, end - 2));
        return true;
    }

    // "1.1 to 1.4" and "1.1 - 1.4"
    private bool ExtendToRange()
    {
        var next = _text.SkipBlanks(_position, _end);
        var last = IdReader.ReadReference(_text, next, _end);
        if (last.Shape == IdShape.None || IdReader.GoesOn(_text.Chars, last.End, _end) || _references.Count == 0) return false;
        var previous = _references[_references.Count - 1];
        if (previous.Kind is not (ReferenceKind.Task or ReferenceKind.Number or ReferenceKind.Phase)) return false;
        var first = IdReader.ReadReference(_text, previous.Span.Start, previous.Span.End);
        if (first.Shape != last.Shape) return false;
        _references.RemoveAt(_references.Count - 1);
        AddRange(first, last, isDirect: previous.Kind == ReferenceKind.Phase);
        _position = last.End;
        return true;
    }

    // Behind a dash between blanks stands the other end of a range, or a reason, which ends the list.
    private bool ReadBehindDash(int dash)
    {
        if (_references.Count > 0 && _text.SkipBlanks(_references[_references.Count - 1].Span.End, _end) == dash && ExtendToRange()) return true;
        return _references.Count == 0;
    }

    private void SkipSeparators()
    {
        while (_position < _end && (char.IsWhiteSpace(_text[_position]) || _text[_position] is ',' or ';' or '+' or '&' or '、' or '，' or '；' or PlanText.Target)) _position++;
    }

    // A parenthesis is a reason; brackets around an id are decoration.
    private bool SkipReason()
    {
        if (_text[_position] == '[') return false;
        var depth = 0;
        for (var i = _position; i < _end; i++)
        {
            if (_text[i] == '(') depth++;
            if (_text[i] == ')' && --depth == 0)
            {
                _position = i + 1;
                return true;
            }
        }

        _position = _end;
        return true;
    }

    private int TokenEnd(int start)
    {
        var position = start;
        while (position < _end && !char.IsWhiteSpace(_text[position]) && _text[position] is not (',' or ';' or '+' or '&' or '、' or '，' or '；' or PlanText.Target))
        {
            if (_text[position] == '(' && position > start && _text[position - 1] != '/') break;
            position++;
        }

        return Math.Max(position, Math.Min(start + 1, _end));
    }

    private void Strip(ref int start, ref int end)
    {
        while (start < end && _text[start] is '*' or '_' or '[' or '"' or '\'' or '~') start++;
        while (end > start && _text[end - 1] is '*' or '_' or ']' or '"' or '\'' or '.' or ':' or '!' or '。' or ')' or '~') end--;
        // "3.*" keeps its end, "**1.1.**" does not.
        if (end > start && end + 1 < _end && _text[end] == '.' && _text[end + 1] == '*' && (end + 2 == _end || _text[end + 2] != '*')) end += 2;
    }

    private bool IsDash(int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (_text[i] is not ('-' or '–' or '—' or '→')) return false;
        }

        return true;
    }

    private bool IsBehindWord(int start) => _wordEnd >= 0 && _references.Count > 0 && _references[_references.Count - 1].Kind == ReferenceKind.Word && _text.SkipBlanks(_wordEnd, _end) == start;

    private bool IsAny(int start, int end, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (word.Length == end - start && _text.StartsWith(start, end, word)) return true;
        }

        return false;
    }

    private void Add(ReferenceKind kind, int start, int end, string first) => _references.Add(new Reference(kind, TextSpan.FromBounds(start, end), first.Length == end - start && kind <= ReferenceKind.Verification ? first : _text.Slice(start, end), first));

    private string Token(int start, int end) => _text.Slice(start, end);

    private string OriginalToken(int start, int end) => _text.Slice(start, end).Trim('`', ' ');

    private static bool HasDigit(string token)
    {
        foreach (var c in token)
        {
            if (c is >= '0' and <= '9') return true;
        }

        return false;
    }
}
