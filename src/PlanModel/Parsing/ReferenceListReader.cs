namespace PlanModel;

/// <summary>Reads lists of references: <c>1.1, 1.3-1.5 and Phase 2</c>. What an item names is not looked up here.</summary>
internal ref struct ReferenceListReader
{
    private enum Noun
    {
        None,
        Task,
        Phase,
        Verification,
    }

    private static readonly string[] LeadIns = ["depends on", "depends upon", "blocked by", "requires"];
    private static readonly string[] Conjunctions = ["and", "und", "et", "both", "y"];
    private static readonly string[] RangeWords = ["to", "through", "thru", "until"];
    private static readonly string[] TaskNouns = ["task", "tasks", "subtask", "subtasks"];
    private static readonly string[] PhaseNouns = ["phase", "phases"];
    private static readonly string[] AllWords = ["all", "every"];
    private static readonly string[] PreviousWords = ["previous", "earlier", "prior", "preceding"];
    private static readonly string[] Fillers = ["all", "every", "of", "the", "other"];

    private readonly PlanText _text;
    private readonly List<Reference> _references;
    private readonly int _end;
    private int _position;
    private Noun _noun;
    private bool _isDirectlyBehindNoun;
    private int _wordEnd;

    private ReferenceListReader(PlanText text, int start, int end)
    {
        _text = text;
        _references = new List<Reference>(2);
        _position = start;
        _end = end;
        _wordEnd = -1;
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

    // "**Dependencies**: Depends on 1.1" says it twice.
    private static int BehindLeadIn(PlanText text, int start, int end)
    {
        start = text.SkipBlanks(start, end);
        foreach (var word in LeadIns)
        {
            if (text.IsWord(start, end, word)) return text.SkipBlanks(start + word.Length, end);
        }

        return start;
    }

    private bool ReadItem()
    {
        var start = ReferenceTokens.SkipSeparators(_text, _position, _end);
        if (start >= _end) return false;
        if (_text[start] == '(')
        {
            // A parenthesis is a reason; brackets around an id are decoration.
            _position = ReferenceTokens.ReasonEnd(_text, start, _end);
            return true;
        }

        var end = ReferenceTokens.End(_text, start, _end);
        _position = end;
        ReferenceTokens.Strip(_text, ref start, ref end, _end);
        if (start >= end) return true;
        if (ReferenceTokens.IsDash(_text, start, end)) return ReadBehindDash(start);
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
        if (IsAny(start, end, Conjunctions)) return true;
        if (IsAny(start, end, RangeWords) && ExtendToRange()) return true;
        if (IsAny(start, end, TaskNouns)) return Say(Noun.Task);
        if (IsAny(start, end, PhaseNouns)) return Say(Noun.Phase);
        if (end - start == 6 && _text.StartsWith(start, end, "verify")) return ReadVerify(start, end);
        if ((IsAny(start, end, AllWords) || IsAny(start, end, PreviousWords)) && TryReadAll(start, end)) return true;
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
            var wordEnd = ReferenceTokens.End(_text, position, _end);
            if (IsAny(position, wordEnd, PreviousWords) || (wordEnd - position == 5 && _text.StartsWith(position, wordEnd, "above"))) sawPrevious = true;
            else if (IsAny(position, wordEnd, PhaseNouns))
            {
                if (!sawPrevious) break;
                _references.Add(new Reference(ReferenceKind.AllPreviousPhases, TextSpan.FromBounds(start, wordEnd), _text.Slice(start, wordEnd), ""));
                _position = wordEnd;
                return true;
            }
            else if (!IsAny(position, wordEnd, Fillers)) break;
            position = _text.SkipBlanks(wordEnd, _end);
        }

        if (!IsAny(start, end, AllWords)) return false;
        var next = _text.SkipBlanks(end, _end);
        while (_text.IsWord(next, _end, "of") || _text.IsWord(next, _end, "the")) next = _text.SkipBlanks(ReferenceTokens.End(_text, next, _end), _end);
        var nextEnd = ReferenceTokens.End(_text, next, _end);
        if (!IsAny(next, nextEnd, PhaseNouns) && IdReader.ReadReference(_text, next, nextEnd).Shape == IdShape.None) return false;
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

    private bool IsBehindWord(int start) => _wordEnd >= 0 && _references.Count > 0 && _references[_references.Count - 1].Kind == ReferenceKind.Word && _text.SkipBlanks(_wordEnd, _end) == start;

    private bool IsAny(int start, int end, string[] words) => ReferenceTokens.IsAny(_text, start, end, words);

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
