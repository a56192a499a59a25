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

    public override void Check(RuleContext context)
    {
        var exclusions = context.Proof.Lowered.Exclusions;
        // Beyond the limit PLAN0013 speaks; what was found up to it is only a part.
        if (exclusions.Beyond >= 0 || Array.IndexOf(exclusions.IsContended, true) < 0) return;
        var groups = new UnorderedGroups(context.Proof.Reachability);
        var contests = new List<Contest>();
        for (var p = 0; p < exclusions.Patterns.Length; p++)
        {
            if (!exclusions.IsContended[p]) continue;
            foreach (var other in exclusions.ConflictsOf(p))
            {
                if (other >= p) Add(groups, contests, exclusions, p, other);
            }
        }

        groups.Solve(context.CancellationToken);
        foreach (var contest in contests)
        {
            var tasks = new List<int>();
            for (var m = 0; m < contest.Tasks.Count; m++)
            {
                if (groups.PartnersOf(contest.Group, m) > 0) tasks.Add(contest.Tasks[m]);
            }

            if (tasks.Count > 1) context.Report(FindingFor(context, exclusions, contest.Pattern, contest.Other, tasks, contest.Writers));
        }
    }

    /// <summary>The tasks that meet at one pattern, or one at each of two that overlap.</summary>
    private static void Add(UnorderedGroups groups, List<Contest> contests, Exclusions exclusions, int pattern, int other)
    {
        var classes = new SortedDictionary<int, byte>();
        var writers = new HashSet<int>();
        foreach (var use in exclusions.UsersOf(pattern))
        {
            classes.TryGetValue(use.Task, out var known);
            classes[use.Task] = (byte)(known | (use.Writes ? 1 : 0));
            if (use.Writes) writers.Add(use.Task);
        }

        if (other != pattern)
        {
            var shared = new HashSet<int>();
            var second = new SortedDictionary<int, byte>();
            foreach (var use in exclusions.UsersOf(other))
            {
                // Who declares both patterns meets the others at the one they share.
                if (classes.ContainsKey(use.Task)) shared.Add(use.Task);
                second.TryGetValue(use.Task, out var known);
                second[use.Task] = (byte)(known | (use.Writes ? 3 : 2));
                if (use.Writes) writers.Add(use.Task);
            }

            foreach (var pair in second) classes[pair.Key] = pair.Value;
            foreach (var task in shared) classes.Remove(task);
        }

        if (classes.Count < 2) return;
        var tasks = new List<int>(classes.Keys);
        var group = groups.Add(tasks, new List<byte>(classes.Values).ToArray(), pattern == other ? SamePattern : TwoPatterns);
        contests.Add(new Contest(pattern, other, group, tasks, writers));
    }

    private Finding FindingFor(RuleContext context, Exclusions exclusions, int pattern, int other, List<int> tasks, HashSet<int> writes)
    {
        var names = tasks.ConvertAll(t => context.Document.Tasks[t].Id);
        var files = tasks.ConvertAll(t => FileOf(context, exclusions, t, pattern, other));
        var place = files[1];
        var file = pattern == other || files[0].Path == place.Path ? $"'{Words.Shown(place.Path)}'" : $"'{Words.Shown(files[0].Path)}' and '{Words.Shown(place.Path)}', which overlap,";
        var verb = tasks.TrueForAll(writes.Contains) ? (tasks.Count == 2 ? "both write" : "all write") : "write and read";
        var message = $"Tasks {Words.List(names)} {verb} {file} and nothing orders them; add a dependency between them or mark them [SEQUENTIAL]";
        var places = new List<FindingPlace>();
        for (var i = 0; i < tasks.Count; i++)
        {
            if (i != 1) places.Add(new FindingPlace(files[i].Span, $"task '{Words.Shown(names[i])}'"));
        }

        return new Finding(Descriptor, place.Span, message) { AdditionalPlaces = places, Fixes = ConflictFixes.For(context.Document, tasks) };
    }

    private static FileDeclaration FileOf(RuleContext context, Exclusions exclusions, int task, int pattern, int other)
    {
        foreach (var file in context.Document.Tasks[task].Files)
        {
            if (file.Access == FileAccess.Mention) continue;
            var text = FilePattern.Of(file.Path).Text;
            if (text == exclusions.Patterns[pattern].Text || text == exclusions.Patterns[other].Text) return file;
        }

        throw new InvalidOperationException("A task conflicts at a file that it does not declare.");
    }

    private sealed record Contest(int Pattern, int Other, int Group, List<int> Tasks, HashSet<int> Writers);
}
