using PlanCore;

namespace PlanModel;

/// <summary>PLAN2003: two phases that can be open together declare overlapping footprints.</summary>
internal sealed class FootprintConflictRule : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        "PLAN2003", "Overlapping footprints", RuleCategory.Files, Severity.Error,
        "Two phases that can be open together declare overlapping footprints: their tasks would edit the same files at the same time.");

    /// <summary>The most findings of one plan, and the most overlapping pairs that are looked at.</summary>
    private const int MostFindings = 1_000;
    private const int MostPairs = 1_000_000;

    /// <summary>How many tasks of pairs are looked at together; each look goes over the whole graph.</summary>
    private const int BatchSize = 100_000;

    public override void Check(RuleContext context)
    {
        var phases = new List<PhaseDeclaration>();
        foreach (var phase in context.Document.Phases)
        {
            if (phase.Footprint.Count > 0) phases.Add(phase);
        }

        if (phases.Count < 2) return;
        var meeting = PhasesThatMeet(context, phases);
        var tasks = TasksOf(context, meeting);
        var pairs = new List<Pair>();
        var members = 0;
        var findings = 0;
        foreach (var pair in OverlapsOf(meeting))
        {
            pairs.Add(pair);
            members += tasks[pair.A].Count + tasks[pair.B].Count;
            if (members < BatchSize) continue;
            findings += Report(context, meeting, tasks, pairs, MostFindings - findings);
            if (findings == MostFindings) return;
            pairs.Clear();
            members = 0;
        }

        Report(context, meeting, tasks, pairs, MostFindings - findings);
    }

    /// <summary>The pairs of phases whose footprints overlap, in the order of the later phase, each once.</summary>
    private static IEnumerable<Pair> OverlapsOf(List<PhaseDeclaration> phases)
    {
        var index = new Dictionary<string, int>(StringComparer.Ordinal);
        var patterns = new List<FilePattern>();
        var users = new List<List<(int Phase, FileDeclaration File)>>();
        for (var p = 0; p < phases.Count; p++)
        {
            foreach (var file in phases[p].Footprint)
            {
                var pattern = FilePattern.Of(file.Path);
                if (!index.TryGetValue(pattern.Text, out var at))
                {
                    index[pattern.Text] = at = patterns.Count;
                    patterns.Add(pattern);
                    users.Add([]);
                }

                users[at].Add((p, file));
            }
        }

        var overlaps = FileOverlaps.Of([.. patterns], PlanProof.MostOverlaps, out _);
        var pairs = 0;
        for (var b = 1; b < phases.Count; b++)
        {
            var known = new HashSet<int>();
            foreach (var second in phases[b].Footprint)
            {
                foreach (var pattern in overlaps[index[FilePattern.Of(second.Path).Text]])
                {
                    foreach (var (a, first) in users[pattern])
                    {
                        if (a >= b) break;
                        if (!known.Add(a)) continue;
                        yield return new Pair(a, b, first, second);
                        if (++pairs == MostPairs) yield break;
                    }
                }
            }
        }
    }

    /// <summary>The phases with some task that may run beside a task of another of these phases; pairs are only looked at among them.</summary>
    private static List<PhaseDeclaration> PhasesThatMeet(RuleContext context, List<PhaseDeclaration> phases)
    {
        var tasksOf = TasksOf(context, phases);
        var groups = new UnorderedGroups(context.Proof.Reachability);
        var all = new List<int>();
        var own = new int[phases.Count];
        for (var p = 0; p < phases.Count; p++)
        {
            own[p] = groups.Add(tasksOf[p], new byte[tasksOf[p].Count], [1, 0, 0, 0]);
            all.AddRange(tasksOf[p]);
        }

        var together = groups.Add(all, new byte[all.Count], [1, 0, 0, 0]);
        groups.Solve(context.CancellationToken);
        var meeting = new List<PhaseDeclaration>();
        var member = 0;
        for (var p = 0; p < phases.Count; p++)
        {
            var meets = false;
            for (var m = 0; m < tasksOf[p].Count; m++, member++) meets |= groups.PartnersOf(together, member) > groups.PartnersOf(own[p], m);
            if (meets) meeting.Add(phases[p]);
        }

        return meeting;
    }

    private static List<List<int>> TasksOf(RuleContext context, List<PhaseDeclaration> phases)
    {
        var numbers = new Dictionary<int, int>();
        var tasks = new List<List<int>>();
        for (var p = 0; p < phases.Count; p++)
        {
            numbers[phases[p].Index] = p;
            tasks.Add([]);
        }

        foreach (var task in context.Document.Tasks)
        {
            if (!task.IsOptional && numbers.TryGetValue(task.Phase, out var number)) tasks[number].Add(task.Index);
        }

        return tasks;
    }

    /// <returns>How many of the pairs were found to be open together, at most so many.</returns>
    private int Report(RuleContext context, List<PhaseDeclaration> phases, List<List<int>> tasks, List<Pair> pairs, int most)
    {
        var groups = new UnorderedGroups(context.Proof.Reachability);
        foreach (var pair in pairs)
        {
            var classes = new byte[tasks[pair.A].Count + tasks[pair.B].Count];
            for (var m = tasks[pair.A].Count; m < classes.Length; m++) classes[m] = 1;
            groups.Add([.. tasks[pair.A], .. tasks[pair.B]], classes, [0b10, 0b01, 0, 0]);
        }

        groups.Solve(context.CancellationToken);
        var found = 0;
        for (var g = 0; g < pairs.Count && found < most; g++)
        {
            var together = false;
            for (var m = 0; m < tasks[pairs[g].A].Count && !together; m++) together = groups.PartnersOf(g, m) > 0;
            if (!together) continue;
            Report(context, phases[pairs[g].A], phases[pairs[g].B], pairs[g].First, pairs[g].Second);
            found++;
        }

        return found;
    }

    private void Report(RuleContext context, PhaseDeclaration a, PhaseDeclaration b, FileDeclaration first, FileDeclaration second)
    {
        var files = first.Path == second.Path ? $"'{Words.Shown(second.Path)}'" : $"'{Words.Shown(first.Path)}' and '{Words.Shown(second.Path)}', which overlap";
        var message = $"Phases {Words.Shown(a.Id)} and {Words.Shown(b.Id)} can be open together and modify {files}; let one wait for the other, or part the files";
        context.Report(new Finding(Descriptor, second.Span, message) { AdditionalPlaces = [new FindingPlace(first.Span, $"phase {Words.Shown(a.Id)}")] });
    }

    /// <summary>Two phases, by their places among those that meet, and the first files of theirs that overlap.</summary>
    private readonly record struct Pair(int A, int B, FileDeclaration First, FileDeclaration Second);
}
