using PlanCore;

namespace PlanModel;

/// <summary>PLAN2001: two tasks that nothing orders declare the same file.</summary>
internal sealed class FileConflictRule : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        "PLAN2001", "File conflict", RuleCategory.Files, Severity.Error,
        "Two tasks that nothing orders declare the same file, at least one of them to write it: the runtime keeps them apart, but their order is left to chance.");

    public override void Check(RuleContext context)
    {
        var exclusions = context.Proof.Lowered.Exclusions;
        for (var p = 0; p < exclusions.Patterns.Length; p++)
        {
            if (!exclusions.IsContended[p]) continue;
            foreach (var other in exclusions.ConflictsOf(p))
            {
                context.CancellationToken.ThrowIfCancellationRequested();
                if (other >= p) CheckPair(context, exclusions, p, other);
            }
        }
    }

    private void CheckPair(RuleContext context, Exclusions exclusions, int pattern, int other)
    {
        var (writes, uses) = Gather(exclusions, pattern, other);
        var tasks = new List<int>(uses.Keys);
        var involved = new SortedSet<int>();
        context.Proof.Reachability.FindUnordered(tasks, (i, j) =>
        {
            var (a, b) = (tasks[i], tasks[j]);
            if (!writes.Contains(a) && !writes.Contains(b)) return;
            if (pattern != other && (uses[a] & uses[b]) != 0 && (uses[a] | uses[b]) != 3) return;
            involved.Add(a);
            involved.Add(b);
        });
        if (involved.Count > 0) context.Report(FindingFor(context, exclusions, pattern, other, new List<int>(involved), writes));
    }

    /// <summary>Who uses one of two patterns: a bit for each that a task uses.</summary>
    private static (HashSet<int> Writes, SortedDictionary<int, int> Uses) Gather(Exclusions exclusions, int pattern, int other)
    {
        var writes = new HashSet<int>();
        var uses = new SortedDictionary<int, int>();
        foreach (var use in exclusions.UsersOf(pattern)) Add(use, 1);
        if (other != pattern)
        {
            foreach (var use in exclusions.UsersOf(other)) Add(use, 2);
        }

        return (writes, uses);

        void Add(Use use, int bit)
        {
            uses.TryGetValue(use.Task, out var bits);
            uses[use.Task] = bits | bit;
            if (use.Writes) writes.Add(use.Task);
        }
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
}
