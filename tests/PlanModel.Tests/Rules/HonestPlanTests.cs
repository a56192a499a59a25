using PlanCore;

namespace PlanModel.Tests.Rules;

/// <summary>What people write beside a plan's own ids and files breaks no build.</summary>
public sealed class HonestPlanTests
{
    [Theory]
    [InlineData("Python 3.11")]
    [InlineData("Node v20")]
    [InlineData("Python >=3.11")]
    [InlineData("Postgres 15.2-16.1")]
    [InlineData("macOS T2")]
    public void A_version_behind_a_product_is_a_word_among_the_dependencies(string product)
    {
        var report = RuleTest.Check(
            $$"""
            ## Phase 1: Core
            - [ ] 1.1 Types
            - [ ] 1.2 Service
              - Dependencies: 1.1, {|PLAN1008:{{product}}|}
            """,
            $"'{product}' is not a task or phase and is ignored; write a reason in parentheses behind the ids");

        Assert.Equal([(1, 0)], report.Plan.Dependencies.Select(d => (d.Task, d.On)));
    }

    [Fact]
    public void A_task_that_only_a_product_stands_before_waits_as_if_it_declared_nothing()
    {
        var report = RuleTest.Check(
            """
            ---
            order: document
            ---
            ## Phase 1: Core
            - [ ] 1.1 Types
            - [ ] 1.2 Service
              - Dependencies: {|PLAN1008:Python 3.11|}
            """);

        Assert.False(report.Plan.Tables.Tasks[1].Is(TaskFlags.DeclaresDependencies));
    }

    [Fact]
    public void A_known_id_behind_a_word_is_a_dependency_and_an_unknown_one_behind_a_comma_is_none() => RuleTest.Check(
        """
        ## Phase 1: Core
        - [ ] 1.1 Types
        - [ ] 1.2 Service (depends: {|PLAN1008:types|} 1.1)
        - [ ] 1.3 Tests (depends: {|PLAN1008:Python|}, {|PLAN1001:3.11|})
        - [ ] 1.4 Docs (depends: Task {|PLAN1001:3.11|})
        """);

    [Fact]
    public void A_phase_of_a_note_may_name_what_another_file_holds()
    {
        var report = RuleTest.Check(
            """
            ## Phase 1: Foundation
            - [ ] 1.1 Types

            ## Phase 2: Labels
            **Dependencies**: {|PLAN1008:task-437.03|} (labels must align)

            - [ ] 2.1 Labels
            """,
            "'task-437.03' is no id of this plan's kind and is ignored here");

        Assert.Equal(Severity.Info, report.Findings.Single(f => f.Rule.Id == "PLAN1008").DefaultSeverity);
        Assert.False(report.Plan.Tables.Phases[1].DeclaresOpening);
    }

    [Fact]
    public void An_unknown_id_of_the_plans_own_kind_is_an_error_of_the_phase() => RuleTest.Check(
        """
        ### WP01 — Census
        - [ ] T001 Count

        ### WP02 — Report
        **Dependencies**: {|PLAN3002:WP07|}, {|PLAN3002:WO01|}, {|PLAN3002:T009|}, {|PLAN3002:1.9|}

        - [ ] T002 Write
        """);

    [Fact]
    public void A_phase_that_says_it_blocks_another_is_told_where_to_say_it() => RuleTest.Check(
        """
        ## Phase 1: Core {|PLAN0011:(blocks: Phase 3)|}
        - [ ] 1.1 Types

        ## Phase 2: More
        {|PLAN0011:**Blocks**: Phase 3|}
        **Blocks**: nothing

        - [ ] 2.1 Later

        ## Phase 3: Last
        - [ ] 3.1 End
        """,
        "'(blocks: Phase 3)' is not understood; write '(depends on Phase 1)' in the heading of the phase that waits",
        "'**Blocks**: Phase 3' is not understood; write '(depends on Phase 2)' in the heading of the phase that waits");

    [Fact]
    public void Two_tasks_that_mention_one_file_beside_each_other_are_reported() => RuleTest.Check(
        """
        ## Phase 1: Core
        - [ ] 1.1 Split the class in `src/Auth.cs`
        - [ ] 1.2 Rename the methods in {|PLAN2002:src/Auth.cs|}
        - [ ] 1.3 Review `src/Auth.cs`
        """,
        "Tasks '1.1' and '1.2' mention 'src/Auth.cs' and can run at the same time; declare the file in parentheses, add a dependency, or mark them [SEQUENTIAL]");

    [Theory]
    [InlineData("Analyze the reader", "Review the writer")]
    [InlineData("**Audit** the reader", "Inspect the writer")]
    public void Tasks_that_only_look_at_a_file_do_not_conflict_over_it(string first, string second)
    {
        var report = RuleTest.Check(
            $"""
            ## Phase 1: Study
            - [ ] 1.1 {first}
              - File: `src/io.cs` - `Read()` method
            - [ ] 1.2 {second}
              - File: `src/io.cs` - `Write()` method
            - [ ] 1.3 {first} in `src/io.cs`
            """);

        Assert.All(report.Plan.Document.Tasks.Take(2), task => Assert.Equal(FileAccess.Read, Assert.Single(task.Files).Access));
    }

    [Theory]
    [InlineData("Review and mend the reader")]
    [InlineData("Review/mend the reader")]
    [InlineData("Reviewed reader")]
    public void A_second_verb_edits(string title) => RuleTest.Check(
        $$"""
        ## Phase 1: Core
        - [ ] 1.1 {{title}}
          - File: src/io.cs
        - [ ] 1.2 Mend the writer
          - File: {|PLAN2001:src/io.cs|}
        """);

    [Theory]
    [InlineData("**Acceptance Criteria**:")]
    [InlineData("**Success Criteria (all of them):**")]
    [InlineData("**Acceptance**: all of")]
    [InlineData("**Validation:**")]
    public void Boxes_below_a_label_that_names_criteria_are_criteria_up_to_the_next_label(string label) => RuleTest.Check(
        $$"""
        ## Phase 1: Core
        - [ ] 1.1 Types

        {{label}}
        - [ ] The build is green

        - [ ] So are the tests
        - [ ] 1.2 A number makes a task

        **Steps**:
        - {|PLAN0006:[ ]|} Tidy up

        {{label}}

        ### More
        - {|PLAN0006:[ ]|} Tidy up
        """);

    [Fact]
    public void Phases_that_changed_places_miss_no_number() => RuleTest.Check(
        """
        ## 3. Model
        - [ ] 3.1 Types

        ## 5. Endpoints
        - [ ] 5.1 Preview

        ## {|PLAN3005:4|}. Pages
        - [ ] 4.1 Form

        ## 6. Tests
        - [ ] 6.1 All

        ## {|PLAN3005:9|}. Release
        - [ ] 9.1 Pack
        """,
        "Phase 4 stands after phase 5; phases open in document order",
        "Phase 9 follows phase 6; a number is missing between them");
}
