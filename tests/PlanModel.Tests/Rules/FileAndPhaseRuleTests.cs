namespace PlanModel.Tests.Rules;

public sealed class FileAndPhaseRuleTests
{
    [Fact]
    public void Reports_two_parallel_tasks_that_write_one_file() => RuleTest.Check(
        """
        ## Phase 1: Core
        - [ ] 1.1 Types (src/a.cs)
        - [ ] 1.2 Schema ({|PLAN2001:./src\a.cs|})
        """,
        @"Tasks '1.1' and '1.2' both write './src\a.cs' and nothing orders them; add a dependency between them or mark them [SEQUENTIAL]");

    [Fact]
    public void A_glob_and_a_file_in_it_conflict() => RuleTest.Check(
        """
        ## Phase 1: Core
        - [ ] 1.1 All pages (docs/**/*.md)
        - [ ] 1.2 One page ({|PLAN2001:docs/api/index.md|})
        - [ ] 1.3 Elsewhere (samples/*.md)
        """,
        "Tasks '1.1' and '1.2' both write 'docs/**/*.md' and 'docs/api/index.md', which overlap, and nothing orders them; add a dependency between them or mark them [SEQUENTIAL]");

    [Fact]
    public void One_report_names_every_task_of_a_file_at_the_second()
    {
        var report = RuleTest.Check(
            """
            ## Phase 3: Settings
            - [ ] 3.1 Add (app/settings.json)
            - [ ] 3.2 Move ({|PLAN2001:app/settings.json|})
            - [ ] 3.3 Remove (app/settings.json)
            """,
            "Tasks '3.1', '3.2' and '3.3' all write 'app/settings.json' and nothing orders them; add a dependency between them or mark them [SEQUENTIAL]");

        Assert.Equal(2, report.Findings.First(f => f.Rule.Id == "PLAN2001").AdditionalPlaces.Count);
    }

    [Theory]
    [InlineData("(depends: 1.1)")]
    [InlineData("(depends: 1.3)")]
    public void Tasks_that_a_dependency_orders_may_share_a_file(string annotation) => RuleTest.Check(
        $"""
        ## Phase 1: Core
        - [ ] 1.1 Types (src/a.cs)
        - [ ] 1.2 Schema (src/a.cs) {annotation}
        - [ ] 1.3 Between (depends: 1.1)
        """);

    [Fact]
    public void Tasks_of_phases_one_after_the_other_may_share_a_file_unless_a_dependency_skips_the_gate() => RuleTest.Check(
        """
        ## Phase 1: Core
        - [ ] 1.1 Types (src/a.cs)
        - [ ] 1.2 Schema

        ## Phase 2: More
        - [ ] 2.1 Waits for the phase ({|PLAN2001:src/a.cs|})
        - [ ] 2.2 Skips it (src/a.cs) (depends: 1.2)
        """,
        "Tasks '1.1', '2.1' and '2.2' all write 'src/a.cs' and nothing orders them; add a dependency between them or mark them [SEQUENTIAL]");

    [Fact]
    public void Sequential_tasks_may_share_a_file() => RuleTest.Check(
        """
        ## Phase 1: Core
        **Execution Note:** Tasks 1.1-1.2 are [SEQUENTIAL] - one file

        - [ ] 1.1 Types (src/a.cs)
        - [ ] 1.2 Schema (src/a.cs)
        """);

    [Fact]
    public void Reports_a_note_that_names_an_unknown_task() => RuleTest.Check(
        """
        ## Phase 1: Core
        **Execution Note:** Tasks 1.1, {|PLAN2004:1.7|} are [SEQUENTIAL] - one file

        - [ ] 1.1 Types
        - [ ] 1.2 Schema
        """,
        "The note names '1.7', which this plan does not have; did you mean '1.1'?");

    [Fact]
    public void Reports_a_task_that_waits_for_a_phase_that_waits_for_it() => RuleTest.Check(
        """
        # Release

        ## Phase 1: Core
        - [ ] 1.1 Types
        - [ ] 1.4 Service (depends: {|PLAN3001:2.1|})

        ## Phase 2: More
        - [ ] 2.1 Later
        - [ ] 2.2 Last
        """,
        "Task '1.4' can never start: 1.4 depends on 2.1 (line 5), and phase 2 opens after phase 1 (line 7), which contains 1.4");

    [Fact]
    public void A_task_behind_a_cycle_is_reported_as_nothing_else() => RuleTest.Check(
        """
        ## Phase 1: Core
        - [ ] 1.1 One (depends: {|PLAN1002:1.2|})
        - [ ] 1.2 Two (depends: 1.1)

        ## Phase 2: More
        - [ ] 2.1 Behind
        """);

    [Fact]
    public void Marks_change_nothing_about_a_deadlock() => RuleTest.Check(
        """
        ## Phase 1: Core
        - [x] 1.1 Types
        - [ ] 1.2 Service (depends: {|PLAN3001:2.1|})

        ## Phase 2: More
        - [x] 2.1 Later
        """);

    [Fact]
    public void Globs_that_all_meet_each_other_exceed_the_limit_and_are_one_report()
    {
        var plan = new System.Text.StringBuilder("## Phase 1: Core\n");
        for (var i = 1; i <= 1_000; i++) plan.Append(System.Globalization.CultureInfo.InvariantCulture, $"- [ ] 1.{i} Step (**/a{i}*b*c*/**)\n");

        var report = PlanAnalysis.Analyze(PlanParser.Parse("globs.plan.md", plan.ToString()), null, TestContext.Current.CancellationToken);

        var error = Assert.Single(report.Findings, f => f.DefaultSeverity == Severity.Error);
        Assert.Equal("PLAN0013: The declared files overlap in more than 100,000 pairs; declare files that differ, or let fewer tasks declare globs", $"{error.Rule.Id}: {error.Message}");
        Assert.Same(error, report.FirstFault);
    }
}
