namespace PlanModel.Tests.Rules;

public sealed class DependencyRuleTests
{
    [Fact]
    public void Reports_a_dependency_no_task_declares_and_names_the_near_one() => RuleTest.Check(
        """
        ## Phase 1: Core
        - [ ] 1.1 Types
        - [ ] 1.2 Schema
        - [ ] 1.3 Service (depends: 1.1, {|PLAN1001:1.22|})
        """,
        "Task '1.3' depends on '1.22', which this plan does not have; did you mean '1.2'?");

    [Fact]
    public void An_unknown_dependency_loses_no_other()
    {
        var report = RuleTest.Check(
            """
            ## Phase 1: Core
            - [ ] 1.1 Types
            - [ ] 1.2 Schema
            - [ ] 1.3 Service (depends: 1.1, {|PLAN1001:7.7|}, 1.2)
            """);

        Assert.Equal([(2, 0), (2, 1)], report.Plan.Dependencies.Select(d => (d.Task, d.On)));
    }

    [Fact]
    public void Both_ends_of_a_range_must_exist() => RuleTest.Check(
        """
        ## Phase 1: Core
        - [ ] 1.1 Types
        - [ ] 1.3 Schema
        - [ ] 1.4 Service (depends: 1.1-1.3)
        - [ ] 1.5 Tests (depends: {|PLAN1001:1.1-1.9|})
        """,
        "Task '1.5' depends on '1.9', which this plan does not have; did you mean '1.1'?");

    [Fact]
    public void Reports_a_cycle_at_the_reference_of_its_first_task() => RuleTest.Check(
        """
        # Release

        ## Phase 1: Core
        - [ ] 1.1 Types
        - [ ] 1.3 Service (depends: {|PLAN1002:1.4|})
        - [ ] 1.4 Endpoints (depends: 1.3)
        """,
        "Tasks wait for each other: 1.3 -> 1.4 -> 1.3 (1.3 depends on 1.4 at line 5; 1.4 depends on 1.3 at line 6); remove one of these dependencies");

    [Fact]
    public void A_cycle_names_only_its_own_tasks_and_reports_once_per_component()
    {
        var report = RuleTest.Check(
            """
            ## Phase 1: Core
            - [ ] 1.1 Before (depends: 1.2)
            - [ ] 1.2 One (depends: {|PLAN1002:1.4|})
            - [ ] 1.3 Two (depends: 1.2)
            - [ ] 1.4 Three (depends: 1.3, 1.2)
            - [ ] 1.5 Other one (depends: {|PLAN1002:1.6|})
            - [ ] 1.6 Other two (depends: 1.5)
            """,
            "Tasks wait for each other: 1.2 -> 1.4 -> 1.2 (1.2 depends on 1.4 at line 3; 1.4 depends on 1.2 at line 5); remove one of these dependencies, best that of 1.2 on 1.4, which ends their other cycles, too",
            "Tasks wait for each other: 1.5 -> 1.6 -> 1.5 (1.5 depends on 1.6 at line 6; 1.6 depends on 1.5 at line 7); remove one of these dependencies");

        Assert.Single(report.Findings.First(f => f.Rule.Id == "PLAN1002").AdditionalPlaces);
    }

    [Fact]
    public void A_cycle_through_a_sequential_note_names_the_note() => RuleTest.Check(
        """
        ## Phase 1: Core [SEQUENTIAL]
        - [ ] 1.1 First (depends: {|PLAN1002:1.2|})
        - [ ] 1.2 Second
        """,
        "Tasks wait for each other: 1.1 -> 1.2 -> 1.1 (1.1 depends on 1.2 at line 2; 1.2 follows 1.1 ([SEQUENTIAL]) at line 3); remove one of these dependencies");

    [Fact]
    public void Reports_a_task_that_depends_on_itself_its_parent_or_its_child() => RuleTest.Check(
        """
        ## Phase 1: Core
        - [ ] 1.1 Types (depends: {|PLAN1003:1.1|})
        - [ ] 1.2 Service (depends: {|PLAN1003:1.2.1|})
        - [ ] 1.2.1 Part (depends: {|PLAN1003:1.2|})
        """,
        "Task '1.1' depends on itself; remove this dependency",
        "Task '1.2' depends on its own child '1.2.1', after which it runs anyway; remove this dependency",
        "Task '1.2.1' depends on its own parent '1.2', which runs after it; remove this dependency");

    [Fact]
    public void Reports_a_malformed_id_and_reads_its_neighbours()
    {
        var report = RuleTest.Check(
            """
            ## Phase 1: Core
            - [ ] 1.1 Types
            - [ ] 1.2 Schema
            - [ ] 1.3 Service (depends: 1.1, {|PLAN1007:1..2|}, 1.2)
            """,
            "'1..2' in the dependencies of task '1.3' is not a task id; did you mean '1.2'?");

        Assert.Equal([0, 1], report.Plan.Dependencies.Select(d => d.On));
    }

    [Fact]
    public void A_thousand_step_diamond_ladder_with_a_cycle_at_its_end_is_reported_at_once()
    {
        var plan = new System.Text.StringBuilder("## Phase 1: Ladder\n");
        plan.Append("- [ ] 1.0 Start (depends: 1.3000)\n");
        for (var step = 1; step <= 1000; step++)
        {
            var (left, right, join, before) = (3 * step - 2, 3 * step - 1, 3 * step, 3 * step - 3);
            plan.Append(System.Globalization.CultureInfo.InvariantCulture, $"- [ ] 1.{left} Left (depends: 1.{before})\n- [ ] 1.{right} Right (depends: 1.{before})\n- [ ] 1.{join} Join (depends: 1.{left}, 1.{right})\n");
        }

        var report = PlanAnalysis.Analyze(PlanParser.Parse("ladder.plan.md", plan.ToString()), null, TestContext.Current.CancellationToken);

        var cycle = Assert.Single(report.Findings, f => f.Rule.Id == "PLAN1002");
        Assert.Equal(2000, cycle.AdditionalPlaces.Count);
        Assert.Single(report.Findings, f => f.Rule.DefaultSeverity == Severity.Error);
    }

    [Fact]
    public void A_chain_of_100000_tasks_is_no_cycle_and_closes_as_one()
    {
        var plan = new System.Text.StringBuilder("## Phase 1: Chain\n- [ ] 1.1 Start\n");
        for (var i = 2; i <= 100_000; i++) plan.Append(System.Globalization.CultureInfo.InvariantCulture, $"- [ ] 1.{i} Step (depends: 1.{i - 1})\n");
        var open = PlanAnalysis.Analyze(PlanParser.Parse("chain.plan.md", plan.ToString()), null, TestContext.Current.CancellationToken);
        Assert.DoesNotContain(open.Findings, f => f.Rule.DefaultSeverity == Severity.Error);

        var closed = PlanAnalysis.Analyze(
            PlanParser.Parse("chain.plan.md", plan.Replace("1.1 Start", "1.1 Start (depends: 1.100000)").ToString()), null, TestContext.Current.CancellationToken);
        Assert.Single(closed.Findings, f => f.Rule.Id == "PLAN1002");
    }
}
