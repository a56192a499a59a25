using PlanCore;

namespace PlanModel;

/// <summary>PLAN2001: two tasks that nothing orders declare the same file.</summary>
internal sealed class FileConflictRule : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        "PLAN2001", "File conflict", RuleCategory.Files, Severity.Error,
        "Two tasks that nothing orders declare the same file, at least one of them to write it: the runtime keeps them apart, but their order is left to chance.");

    /// <summary>Readers and writers of one pattern: two readers never conflict.</summary>
    private static readonly byte[] SamePattern = [0b0010, 0b0011, 0, 0];

    /// <summary>Readers and writers of one pattern (0, 1) and of another that overlaps it (2, 3).</summary>
    private static readonly byte[] TwoPatterns = [0b1000, 0b1100, 0b0010, 0b0011];

    /// <summary>The most findings of one plan, and the most places in them: who has so many conflicts needs no more to see why.</summary>
    private const int MostFindings = 1_000;
    private const int MostPlaces = 100_000;

    /// <summary>How many members of contests are looked at together; each look goes over the whole graph.</summary>
    private const int BatchSize = 100_000;

    /// <summary>A pattern whose users meet so many others, each user counted with each pattern, is one contest with all of them.</summary>
    private const int HubSize = 100_000;

    public override void Check(RuleContext context)
    {
        var exclusions = context.Proof.Lowered.Exclusions;
        // Beyond the limit PLAN0013 speaks; what was found up to it is only a part.
        if (exclusions.Beyond >= 0 || Array.IndexOf(exclusions.IsContended, true) < 0) return;
        var unordered = FindUnordered(context, exclusions);
        if (Array.IndexOf(unordered, true) < 0) return;
        var isHub = new bool[exclusions.Patterns.Length];
        for (var p = 0; p < isHub.Length; p++) isHub[p] = (long)exclusions.UsersOf(p).Count * (exclusions.ConflictsOf(p).Length - 1) > HubSize;
        var budget = (Findings: MostFindings, Places: MostPlaces);
        var contests = new List<Contest>();
        var members = 0;
        foreach (var contest in ContestsOf(exclusions, isHub, unordered))
        {
            contests.Add(contest);
            members += contest.Tasks.Count;
            if (members < BatchSize) continue;
            Report(context, exclusions, contests, ref budget);
            if (budget.Findings <= 0 || budget.Places <= 0) return;
            contests.Clear();
            members = 0;
        }

        Report(context, exclusions, contests, ref budget);
    }

    /// <summary>The tasks that could run beside some other task whose files hang together with theirs; no other task has a conflict.</summary>
    private static bool[] FindUnordered(RuleContext context, Exclusions exclusions)
    {
        var part = new int[exclusions.Patterns.Length];
        for (var p = 0; p < part.Length; p++) part[p] = p;
        for (var p = 0; p < part.Length; p++)
        {
            foreach (var other in exclusions.ConflictsOf(p)) part[Find(part, other)] = Find(part, p);
        }

        var writers = new Dictionary<int, SortedDictionary<int, bool>>();
        for (var p = 0; p < part.Length; p++)
        {
            if (!exclusions.IsContended[p]) continue;
            if (!writers.TryGetValue(Find(part, p), out var tasks)) writers[Find(part, p)] = tasks = [];
            foreach (var use in exclusions.UsersOf(p))
            {
                tasks.TryGetValue(use.Task, out var writes);
                tasks[use.Task] = writes || use.Writes;
            }
        }

        var groups = new UnorderedGroups(context.Proof.Reachability);
        var members = new List<List<int>>();
        foreach (var tasks in writers.Values)
        {
            members.Add([.. tasks.Keys]);
            groups.Add(members[members.Count - 1], [.. tasks.Values.Select(static writes => (byte)(writes ? 1 : 0))], SamePattern);
        }

        groups.Solve(context.CancellationToken);
        var unordered = new bool[context.Document.Tasks.Count];
        for (var g = 0; g < members.Count; g++)
        {
            for (var m = 0; m < members[g].Count; m++) unordered[members[g][m]] |= groups.PartnersOf(g, m) > 0;
        }

        return unordered;
    }

    private static int Find(int[] part, int pattern)
    {
        while (part[pattern] != pattern) pattern = part[pattern] = part[part[pattern]];
        return pattern;
    }

    private void Report(RuleContext context, Exclusions exclusions, List<Contest> contests, ref (int Findings, int Places) budget)
    {
        var groups = new UnorderedGroups(context.Proof.Reachability);
        foreach (var contest in contests) groups.Add(contest.Tasks, contest.Classes, contest.Others.Count == 0 ? SamePattern : TwoPatterns);
        groups.Solve(context.CancellationToken);
        for (var c = 0; c < contests.Count && budget.Findings > 0 && budget.Places > 0; c++)
        {
            var tasks = new List<int>();
            for (var m = 0; m < contests[c].Tasks.Count; m++)
            {
                if (groups.PartnersOf(c, m) > 0) tasks.Add(contests[c].Tasks[m]);
            }

            if (tasks.Count < 2) continue;
            context.Report(FindingFor(context, exclusions, contests[c], tasks));
            budget = (budget.Findings - 1, budget.Places - tasks.Count);
        }
    }

    private static IEnumerable<Contest> ContestsOf(Exclusions exclusions, bool[] isHub, bool[] unordered)
    {
        for (var p = 0; p < isHub.Length; p++)
        {
            if (!exclusions.IsContended[p]) continue;
            var others = new List<int>();
            foreach (var other in exclusions.ConflictsOf(p))
            {
                if (other == p || isHub[p])
                {
                    if (other != p) others.Add(other);
                }
                else if (other > p && !isHub[other] && ContestOf(exclusions, p, [other], unordered) is { } pair)
                {
                    yield return pair;
                }
            }

            if (ContestOf(exclusions, p, [], unordered) is { } own) yield return own;
            if (others.Count > 0 && ContestOf(exclusions, p, others, unordered) is { } hub) yield return hub;
        }
    }

    /// <summary>The tasks that meet at one pattern, or one at it and one at another that overlaps it.</summary>
    private static Contest? ContestOf(Exclusions exclusions, int pattern, List<int> others, bool[] unordered)
    {
        var classes = new SortedDictionary<int, byte>();
        var writers = new HashSet<int>();
        Collect(pattern, 0, classes);
        if (others.Count > 0)
        {
            var second = new SortedDictionary<int, byte>();
            foreach (var other in others) Collect(other, 2, second);
            foreach (var pair in second)
            {
                // Who declares both patterns meets the others at the one they share.
                if (!classes.ContainsKey(pair.Key)) classes[pair.Key] = pair.Value;
                else if (others.Count == 1) classes.Remove(pair.Key);
            }
        }

        return classes.Count < 2 ? null : new Contest(pattern, others, [.. classes.Keys], [.. classes.Values], writers);

        void Collect(int from, byte reader, SortedDictionary<int, byte> into)
        {
            foreach (var use in exclusions.UsersOf(from))
            {
                if (!unordered[use.Task]) continue;
                into.TryGetValue(use.Task, out var known);
                into[use.Task] = (byte)(known | reader | (use.Writes ? 1 : 0));
                if (use.Writes) writers.Add(use.Task);
            }
        }
    }

    private Finding FindingFor(RuleContext context, Exclusions exclusions, Contest contest, List<int> tasks)
    {
        var (pattern, others, writes) = (contest.Pattern, contest.Others, contest.Writers);
        var texts = new HashSet<string>(others.ConvertAll(other => exclusions.Patterns[other].Text), StringComparer.Ordinal) { exclusions.Patterns[pattern].Text };
        var names = tasks.ConvertAll(t => context.Document.Tasks[t].Id);
        var files = tasks.ConvertAll(t => FileOf(context, t, texts));
        var place = files[1];
        var file = others.Count == 0 || files[0].Path == place.Path ? $"'{Words.Shown(place.Path)}'" : $"'{Words.Shown(files[0].Path)}' and '{Words.Shown(place.Path)}', which overlap,";
        var verb = tasks.TrueForAll(writes.Contains) ? (tasks.Count == 2 ? "both write" : "all write") : "write and read";
        var message = $"Tasks {Words.List(names)} {verb} {file} and nothing orders them; add a dependency between them or mark them [SEQUENTIAL]";
        var places = new List<FindingPlace>();
        for (var i = 0; i < tasks.Count; i++)
        {
            if (i != 1) places.Add(new FindingPlace(files[i].Span, $"task '{Words.Shown(names[i])}'"));
        }

        return new Finding(Descriptor, place.Span, message) { AdditionalPlaces = places, Fixes = ConflictFixes.For(context.Document, tasks) };
    }

    private static FileDeclaration FileOf(RuleContext context, int task, HashSet<string> texts)
    {
        foreach (var file in context.Document.Tasks[task].Files)
        {
            if (file.Access == FileAccess.Mention) continue;
            if (texts.Contains(FilePattern.Of(file.Path).Text)) return file;
        }

        throw new InvalidOperationException("A task conflicts at a file that it does not declare.");
    }

    private sealed record Contest(int Pattern, List<int> Others, List<int> Tasks, byte[] Classes, HashSet<int> Writers);
}
