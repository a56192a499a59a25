using PlanCore;

namespace PlanModel.Tests.Golden;

/// <summary>The plans whose meaning was worked out by hand: what must come out, read, proved and simulated.</summary>
public sealed class GoldenPlanTests
{
    private const long Minute = 60_000;

    [Theory]
    [InlineData("independent")]
    [InlineData("dag")]
    [InlineData("batched")]
    [InlineData("overlap")]
    [InlineData("pipeline")]
    [InlineData("hybrid")]
    [InlineData("shapes")]
    public void No_golden_plan_has_a_finding_above_information(string name) =>
        Assert.DoesNotContain(Read(name).Findings, f => f.DefaultSeverity > Severity.Info);

    [Fact]
    public void Independent_is_chosen_and_starts_all_four_at_once()
    {
        var run = Simulate("independent");

        Assert.Equal(PatternKind.Independent, run.Plan.Choice.Pattern);
        Assert.All(run.Starts, start => Assert.Equal(0, start));
    }

    [Fact]
    public void Dag_is_chosen_and_runs_in_four_waves()
    {
        var plan = Read("dag").Plan;
        var run = Simulate("dag");

        Assert.Equal(PatternKind.Dag, run.Plan.Choice.Pattern);
        Assert.Equal(4 * Minute, run.Makespan);
        Assert.Equal([0, 0, 1, 2, 1, 3], run.Starts.Select(s => s / Minute));
        Assert.Equal(
            ["1.3 on 1.1", "1.3 on 1.2", "1.4 on 1.3", "1.5 on 1.1", "1.6 on 1.3", "1.6 on 1.4"],
            plan.Dependencies.Select(d => $"{plan.Document.Tasks[d.Task].Id} on {plan.Document.Tasks[d.On].Id}"));
    }

    [Fact]
    public void A_failure_in_dag_blocks_exactly_what_needs_it()
    {
        var run = Simulate("dag", fails: 1);

        Assert.Equal(
            [TaskState.Completed, TaskState.Failed, TaskState.Blocked, TaskState.Blocked, TaskState.Completed, TaskState.Blocked],
            run.States);
    }

    [Theory]
    [InlineData(null, PatternKind.Batched, 14)]
    [InlineData(PatternKind.Dag, PatternKind.Dag, 10)]
    internal void Batched_takes_14_minutes_in_batches_and_10_as_a_graph(PatternKind? asked, PatternKind chosen, int minutes)
    {
        var run = Simulate("batched", asked);

        Assert.Equal((chosen, minutes * Minute), (run.Plan.Choice.Pattern, run.Makespan));
        Assert.Equal(10 * Minute, Simulation.BoundOf(run.Plan, 5));
    }

    [Fact]
    public void Batched_without_its_note_is_one_conflict_that_names_all_four_tasks()
    {
        var text = File.ReadAllText(PathOf("batched"));
        var note = text.Split('\n').Single(line => line.StartsWith("**Execution Note:**", StringComparison.Ordinal));

        var report = PlanAnalysis.Analyze(PlanParser.Parse("batched.plan.md", text.Replace(note, "", StringComparison.Ordinal)));

        var conflict = Assert.Single(report.Findings, f => f.Rule.Id == "PLAN2001");
        Assert.StartsWith("Tasks '3.1', '3.2', '3.3' and '3.4' all write 'app/settings.json'", conflict.Message, StringComparison.Ordinal);
        Assert.Equal(8, report.Plan.Document.Lines.LineOf(conflict.Span.Start) + 1);
    }

    [Theory]
    [InlineData(PatternKind.Batched, null, 45, 20, 35)]
    [InlineData(null, null, 45, 20, 35)]
    [InlineData(PatternKind.Pipeline, null, 38, 16, 28)]
    [InlineData(PatternKind.Pipeline, 60, 31, 12, 21)]
    [InlineData(null, 60, 31, 12, 21)]
    internal void Overlap_opens_its_phases_as_the_pattern_and_the_threshold_say(PatternKind? pattern, int? threshold, int makespan, int second, int third)
    {
        var run = Simulate("overlap", pattern, threshold: threshold);

        Assert.Equal((makespan * Minute, second * Minute, third * Minute), (run.Makespan, run.Starts[5], run.Starts[10]));
    }

    [Fact]
    public void Pipeline_opens_its_phases_as_their_headings_and_notes_say()
    {
        var run = Simulate("pipeline");
        var start = run.Plan.Tables.Tasks.Select((t, i) => (t.Id, Start: run.Starts[i] / Minute)).ToDictionary(t => t.Id, t => t.Start);

        // 2.2 and 2.3 open when 1.1 and 1.2 are complete, 2.1 when 1.3 is; 3 and 4 after 1 and 2 together; 5 when half of 4 is.
        Assert.Equal((1, 1, 2), (start["2.2"], start["2.3"], start["2.1"]));
        Assert.Equal((3, 3, 3, 3), (start["3.1"], start["3.2"], start["4.1"], start["4.2"]));
        Assert.Equal(4, start["5.1"]);
        Assert.True(run.Plan.Tables.Tasks.Where(t => t.Id is "1.4" or "1.5").All(t => t.Is(TaskFlags.Background)));
    }

    [Fact]
    public void Hybrid_runs_each_phase_by_its_own_pattern()
    {
        var run = Simulate("hybrid");

        Assert.Equal([PatternKind.Independent, PatternKind.Dag, PatternKind.Pipeline], run.Plan.Choice.Phases);
        Assert.Equal([0, 0, 0, 1, 2, 3, 4, 4, 4, 4], run.Starts.Select(s => s / Minute));
    }

    [Theory]
    [InlineData(3, 13)]
    [InlineData(4, 10)]
    [InlineData(5, 9)]
    [InlineData(6, 9)]
    public void Shapes_takes_the_worked_out_time_longest_chain_first(int limit, int makespan) =>
        Assert.Equal(makespan * Minute, Simulate("shapes", PatternKind.Dag, limit: limit).Makespan);

    [Fact]
    public void Shapes_has_37_tasks_40_edges_nine_waves_and_a_critical_path_of_nine()
    {
        var plan = Read("shapes").Plan;
        var run = Simulate("shapes", PatternKind.Dag, limit: int.MaxValue);

        Assert.Equal((37, 40), (plan.Document.Tasks.Count, plan.Dependencies.Count));
        Assert.Equal([7, 10, 6, 6, 3, 2, 1, 1, 1], run.Starts.GroupBy(s => s).OrderBy(g => g.Key).Select(g => g.Count()));
        Assert.Equal("5.1 5.2 5.3 5.4 5.5 5.6 8.2 8.4 8.5", string.Join(' ', CriticalPath.Of(run.Plan).Select(t => plan.Document.Tasks[t].Id)));
    }

    public static TheoryData<string, string> PlansAndPatterns()
    {
        var cases = new TheoryData<string, string>();
        foreach (var name in new[] { "independent", "dag", "batched", "overlap", "pipeline", "hybrid", "shapes" })
        {
            foreach (var pattern in Enum.GetNames<PatternKind>()) cases.Add(name, pattern);
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(PlansAndPatterns))]
    public void Every_pattern_keeps_what_is_declared_and_completes_every_task(string name, string pattern)
    {
        var run = Simulate(name, Enum.Parse<PatternKind>(pattern), limit: 3);

        Assert.All(run.States, state => Assert.Equal(TaskState.Completed, state));
        Assert.True(run.Makespan >= Simulation.BoundOf(run.Plan, 3));
        Assert.All(run.Plan.Tables.Dependencies, d => Assert.True(run.Ends[d.On] <= run.Starts[d.Task]));
        foreach (var one in run.Plan.Tables.Files)
        {
            foreach (var other in run.Plan.Tables.Files.Where(f => f.Task != one.Task && f.Path == one.Path && (f.Writes || one.Writes)))
            {
                Assert.True(run.Ends[one.Task] <= run.Starts[other.Task] || run.Ends[other.Task] <= run.Starts[one.Task]);
            }
        }

        Assert.All(run.Starts, start => Assert.True(run.Starts.Where((s, t) => s <= start && run.Ends[t] > start).Count() <= 3));
    }

    [Theory]
    [MemberData(nameof(PlansAndPatterns))]
    public void Under_every_pattern_a_failure_blocks_what_needs_it_and_spares_its_own_phase(string name, string pattern)
    {
        var tables = Read(name).Plan.Tables;
        for (var failing = 0; failing < tables.Tasks.Length; failing++)
        {
            var run = Simulate(name, Enum.Parse<PatternKind>(pattern), fails: failing);
            var needing = Needing(tables, failing);
            for (var t = 0; t < tables.Tasks.Length; t++)
            {
                if (t == failing) Assert.Equal(TaskState.Failed, run.States[t]);
                else if (needing.Contains(t)) Assert.Equal(TaskState.Blocked, run.States[t]);
                else if (tables.Tasks[t].Phase == tables.Tasks[failing].Phase && !tables.Tasks[t].Is(TaskFlags.Verification)) Assert.Equal(TaskState.Completed, run.States[t]);
                else Assert.True(run.States[t] is TaskState.Completed or TaskState.Blocked);
            }
        }
    }

    /// <summary>The tasks that need one by what is declared, directly or not.</summary>
    private static HashSet<int> Needing(PlanTables tables, int task)
    {
        var needing = new HashSet<int>();
        var left = new Stack<int>([task]);
        while (left.TryPop(out var at))
        {
            foreach (var dependency in tables.Dependencies.Where(d => d.On == at && needing.Add(d.Task))) left.Push(dependency.Task);
        }

        return needing;
    }

    private static Simulation Simulate(string name, PatternKind? pattern = null, int limit = 5, int? threshold = null, int fails = -1) =>
        Simulation.Run(
            Lowering.Lower(Read(name).Plan.Tables, new LoweringOptions { Pattern = pattern, PhaseThreshold = threshold }), limit, fails: task => task == fails);

    private static PlanReport Read(string name) => PlanAnalysis.Analyze(PlanParser.Parse(name + ".plan.md", File.ReadAllText(PathOf(name))));

    private static string PathOf(string name) => Path.Combine(AppContext.BaseDirectory, "golden", name + ".plan.md");
}
