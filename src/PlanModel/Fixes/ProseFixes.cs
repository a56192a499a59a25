namespace PlanModel;

/// <summary>Writes what prose says of order in a form that is read; the prose stays as the reason.</summary>
internal sealed class ProseFixes(BoundPlan plan)
{
    private static readonly string[] WaitWords = ["after", "once", "when", "until", "wait", "waits"];

    private static readonly string[] Negations = ["not", "never", "no", "without", "cannot", "don't", "doesn't"];

    private readonly HashSet<(int Task, int On)> _declared = new(plan.Dependencies.Select(static d => (d.Task, d.On)));

    /// <summary>Whether a note that is not read says no more than the plan declares.</summary>
    public bool IsDeclared(SyntaxFault note) =>
        WaitOf(new Sentence(plan, note.Span)) is { } wait && wait.On.All(on => _declared.Contains((wait.Task, on)));

    /// <summary>The fix of a note: the read form before its words, or a dependency at the task that it speaks of.</summary>
    public IReadOnlyList<PlanFix> ForNote(SyntaxFault note)
    {
        var document = plan.Document;
        var sentence = new Sentence(plan, note.Span);
        if (IsPipelineNote(document.Text, note.Span.Start)) return WaitOf(sentence) is { } early ? Insert($"Tasks {document.Tasks[early.Task].Id} can start when {Ids(early.On)} complete. ") : [];
        if (sentence.Holds("[SEQUENTIAL]")) return sentence.Tasks.Count > 1 ? Insert($"Tasks {string.Join(", ", sentence.Tasks)} are [SEQUENTIAL] - ") : [];
        if (sentence.Holds("[PARALLEL]")) return sentence.Phases.Count > 1 ? Insert($"Phases {string.Join(", ", sentence.Phases)} are [PARALLEL] - ") : [];
        if (WaitOf(sentence) is not { } wait || DependencyAddition.For(document, document.Tasks[wait.Task], wait.On.Select(on => document.Tasks[on].Id).ToArray()) is not { } edit) return [];
        return [new PlanFix($"Let '{Words.Shown(document.Tasks[wait.Task].Id)}' depend on {Words.List(wait.On.Select(on => document.Tasks[on].Id).ToList())}", [edit])];

        PlanFix[] Insert(string form) => [new PlanFix($"Begin with '{Words.Shown(form.Trim(' ', '-', '.'))}'", [new TextEdit(new TextSpan(note.Span.Start, 0), form)])];
    }

    /// <summary>The fix of a value that reads as prose although it names one other task.</summary>
    public IReadOnlyList<PlanFix> ForValue(BindingFault value)
    {
        if (value.Task < 0) return [];
        var sentence = new Sentence(plan, value.Span);
        var own = plan.Document.Tasks[value.Task].Id;
        var others = sentence.Tasks.Where(id => !string.Equals(id, own, StringComparison.OrdinalIgnoreCase)).ToList();
        if (others.Count != 1 || (sentence.HasWord(Negations) && !sentence.HasWord(["until", "before"]))) return [];
        return [new PlanFix($"Begin with '{others[0]}'", [new TextEdit(new TextSpan(value.Span.Start, 0), others[0] + " - ")])];
    }

    private static bool IsPipelineNote(string text, int value)
    {
        const string label = "Pipeline Note";
        while (value > 0 && (text[value - 1] is '*' or ':' or '：' || char.IsWhiteSpace(text[value - 1]))) value--;
        return value >= label.Length && string.CompareOrdinal(text, value - label.Length, label, 0, label.Length) == 0;
    }

    private string Ids(IReadOnlyList<int> tasks) => string.Join(", ", tasks.Select(t => plan.Document.Tasks[t].Id));

    /// <summary>"2.1 can start after 1.3": one task before the word, those it waits for behind it.</summary>
    private (int Task, IReadOnlyList<int> On)? WaitOf(Sentence sentence)
    {
        if (sentence.HasWord(Negations) && !sentence.HasWord(["until"])) return null;
        if (sentence.IndexOfWord(WaitWords) is not (>= 0 and var word)) return null;
        var before = sentence.TasksIn(0, word);
        var behind = sentence.TasksIn(word, int.MaxValue);
        if (before.Count != 1 || behind.Count == 0 || !plan.TryGetTask(before[0], out var task)) return null;
        var on = new List<int>();
        foreach (var id in behind)
        {
            if (!plan.TryGetTask(id, out var other) || other.Index == task.Index) return null;
            on.Add(other.Index);
        }

        return (task.Index, on);
    }

    /// <summary>The words of a piece of prose.</summary>
    private sealed class Sentence
    {
        private readonly List<string> _words = [];
        private readonly BoundPlan _plan;
        private readonly string _text;

        public Sentence(BoundPlan plan, TextSpan span)
        {
            (_plan, _text) = (plan, plan.Document.TextOf(span));
            for (var i = 0; i < _text.Length;)
            {
                var start = i;
                while (i < _text.Length && (char.IsLetterOrDigit(_text[i]) || _text[i] is '.' or '-' or '_' or '\'')) i++;
                if (i == start)
                {
                    i++;
                    continue;
                }

                _words.Add(_text.Substring(start, i - start).TrimEnd('.', '-', '\''));
            }

            Tasks = TasksIn(0, int.MaxValue);
        }

        /// <summary>The ids of tasks, each once, in the order written.</summary>
        public List<string> Tasks { get; }

        /// <summary>The ids of phases behind the word, in the order written.</summary>
        public List<string> Phases
        {
            get
            {
                var phases = new List<string>();
                var isBehindNoun = false;
                foreach (var word in _words)
                {
                    if (Is(word, "phase") || Is(word, "phases")) isBehindNoun = true;
                    else if (isBehindNoun && _plan.TryGetPhase(word, out var phase) && !phases.Contains(phase.Id)) phases.Add(phase.Id);
                    else if (!Is(word, "and")) isBehindNoun = false;
                }

                return phases;
            }
        }

        public bool Holds(string marker) => _text.IndexOf(marker, StringComparison.OrdinalIgnoreCase) >= 0;

        public bool HasWord(string[] words) => IndexOfWord(words) >= 0;

        public int IndexOfWord(string[] words) => _words.FindIndex(w => Array.Exists(words, known => Is(w, known)));

        public List<string> TasksIn(int start, int end)
        {
            var ids = new List<string>();
            for (var w = start; w < Math.Min(end, _words.Count); w++)
            {
                if (_plan.TryGetTask(_words[w], out var task) && !ids.Contains(task.Id)) ids.Add(task.Id);
            }

            return ids;
        }

        private static bool Is(string word, string known) => string.Equals(word, known, StringComparison.OrdinalIgnoreCase);
    }
}
