using System.Globalization;
using System.Text;
namespace PlanModel.Tests.Rules;

public sealed class InformationRuleTests
{
    [Fact]
    public void Reports_a_task_whose_id_fits_another_phase_than_its_neighbours_do() => RuleTest.Check(
        """
        ## Phase 1: Core
        - [ ] 1.1 Types
        - [ ] 1.2 Schema
        - [ ] {|PLAN0003:2.9|} Service
        """,
        "Task '2.9' stands in phase 1, whose other tasks begin with '1.'; move it or correct its id");

    [Fact]
    public void Reports_once_a_phase_whose_ids_all_begin_with_another_number()
    {
        var report = RuleTest.Check(
            """
            ## Phase {|PLAN0003:1|}: Core
            - [ ] 4.1 Types
            - [ ] 4.2 Schema
            """,
            "The tasks of phase 1 begin with '4.'; references to 'Phase 1' mean these tasks");
        Assert.Equal(Severity.Info, report.Findings.First(f => f.Rule.Id == "PLAN0003").DefaultSeverity);
    }

    [Fact]
    public void Reports_a_phase_number_declared_twice() => RuleTest.Check(
        """
        ## Phase 1: Core
        - [ ] 1.1 Types

        ## Phase {|PLAN0004:1|}: More
        - [ ] 1.2 Schema
        """,
        "Phase '1' is declared twice, first at line 1; give one of them another number");

    [Fact]
    public void Reports_a_box_without_an_id() => RuleTest.Check(
        """
        ## Phase 1: Core
        - [ ] 1.1 Types
        - {|PLAN0006:[ ]|} Tidy up
        """,
        "This box has no id, so it is not a task; number it to make it one");

    [Fact]
    public void Reports_a_parent_whose_mark_disagrees_with_its_children() => RuleTest.Check(
        """
        ## Phase 1: Core
        - [{|PLAN0010:x|}] 1.1 Types
        - [ ] 1.1.1 Part
        - [{|PLAN0010: |}] 1.2 Schema
        - [x] 1.2.1 Part
        - [ ]* 1.2.2 Optional part
        """,
        "Task '1.1' is marked done, but its child '1.1.1' is not",
        "All children of task '1.2' are done, but it is not marked done");

    [Fact]
    public void Reports_a_task_done_before_its_dependency() => RuleTest.Check(
        """
        ## Phase 1: Core
        - [ ] 1.1 Types
        - [{|PLAN0012:x|}] 1.2 Schema (depends: 1.1)
        - [x] 1.3 Other
        - [x] 1.4 After the other (depends: 1.3)
        """,
        "Task '1.2' is marked done, but '1.1', on which it depends, is not");

    [Theory]
    [InlineData("## {|PLAN0015:Backend|}\n- [ ] 1.1 Types\n- [ ] 1.2 Schema\n", "it is not headed 'Phase N'")]
    [InlineData("## Phase {|PLAN0015:1|}: Core\n- [ ] T001 Types\n- [ ] T002 Schema\n", "its ids are not dotted numbers")]
    [InlineData("## Phase {|PLAN0015:1|}: Core\n- [ ] 1.1 [P] Types\n- [ ] 1.2 Schema\n", "it has [P] tasks")]
    public void Says_once_why_tasks_wait_for_their_place(string plan, string reason) => Assert.Contains(
        RuleTest.Check(plan + "\n## Other\n- [ ] 5.1 One\n- [ ] 5.2 Two\n").Findings,
        f => f.Message.EndsWith($"run in document order, because {reason}; write 'order: document' or 'order: parallel' in the front matter to decide", StringComparison.Ordinal));

    [Theory]
    [InlineData("---\norder: document\n---\n## Backend\n- [ ] 1.1 Types\n- [ ] 1.2 Schema\n")]
    [InlineData("## Phase 1: Core\n- [ ] 1.1 Types\n- [ ] 1.2 Schema\n")]
    [InlineData("## Backend\n- [ ] 1.1 The only one\n")]
    public void Says_nothing_of_an_order_that_is_written_or_makes_nobody_wait(string plan) => RuleTest.Check(plan);

    [Fact]
    public void Reports_a_box_without_a_blank_and_reads_it() => Assert.Single(
        RuleTest.Check(
            """
            ## Phase 1: Core
            - {|PLAN0016:[x]|}1.4 Title
            """,
            "No blank follows this box, so Markdown shows no checkbox; it was read as a task").Plan.Document.Tasks);

    [Fact]
    public void Reports_a_dependency_written_twice() => RuleTest.Check(
        """
        ## Phase 1: Core
        - [ ] 1.1 Types
        - [ ] 1.2 Schema (depends: 1.1, {|PLAN1004:1.1|})
        - [ ] 1.3 Service (depends: 1.1-1.2, {|PLAN1004:1.2|})
        """,
        "The dependency '1.1' of task '1.2' is already written; remove it",
        "The dependency '1.2' of task '1.3' is already written; remove it");

    [Fact]
    public void Knows_a_dependency_that_the_others_imply() => RuleTest.Check(
        """
        ## Phase 1: Core
        - [ ] 1.1 Types
        - [ ] 1.2 Schema (depends: 1.1)
        - [ ] 1.3 Service (depends: {|PLAN1005:1.1|}, 1.2)
        """,
        "Task '1.3' waits for '1.1' anyway, because it depends on '1.2'");

    [Fact]
    public void Reports_a_word_among_dependencies_and_reads_its_neighbours()
    {
        var report = RuleTest.Check(
            """
            ## Phase 1: Core
            - [ ] 1.1 Types
            - [ ] 1.2 Schema
            - [ ] 1.3 Service (depends: 1.1, {|PLAN1008:schema|}, 1.2)
            """,
            "'schema' is not a task or phase and is ignored; write a reason in parentheses behind the ids");
        Assert.Equal(2, report.Plan.Dependencies.Count);
    }

    [Fact]
    public void Prose_in_a_dependency_list_makes_no_edge_and_is_reported() => Assert.Empty(RuleTest.Check(
        """
        ## Phase 1: Core
        - [ ] 1.1 Types
        - [ ] 1.2 Schema (depends: {|PLAN1006:1.1 must not begin until 1.3 is merged|})
        - [ ] 1.3 Service
        """,
        "'1.1 must not begin until 1.3 is merged' is read as prose and makes no dependency; list only ids to declare one").Plan.Dependencies);

    [Fact]
    public void Reports_two_parallel_tasks_that_mention_only_one_file() => RuleTest.Check(
        """
        ## Phase 1: Core
        - [ ] 1.1 Write `src/a.cs`
        - [ ] 1.2 Change `{|PLAN2002:src/a.cs|}`
        - [ ] 1.3 Change `src/a.cs` and `src/b.cs`
        - [ ] 1.4 Change `src/c.cs`
        - [ ] 1.5 Change `src/c.cs` (depends: 1.4)
        """,
        "Tasks '1.1' and '1.2' mention 'src/a.cs' and can run at the same time; declare the file in parentheses, add a dependency, or mark them [SEQUENTIAL]");

    [Fact]
    public void Reports_overlapping_footprints_of_phases_that_open_together() => RuleTest.Check(
        """
        ## Phase 1: Guide (parallel-with: Phase 2)
        - Tasks modify: docs/*.md
        - [ ] 1.1 Guide

        ## Phase 2: Reference (parallel-with: Phase 1)
        - Tasks modify: {|PLAN2003:docs/a*|}
        - [ ] 2.1 Reference

        ## Phase 3: Later
        - Tasks modify: docs/a.md
        - [ ] 3.1 Later
        """,
        "Phases 1 and 2 can be open together and modify 'docs/*.md' and 'docs/a*', which overlap; let one wait for the other, or part the files");

    [Fact]
    public void Reports_contradictory_tags() => RuleTest.Check(
        """
        ---
        order: document
        ---
        ## Phase 1: Core
        - [ ] 1.1 {|PLAN2005:[P]|} [SEQUENTIAL] Types
        - [ ] 1.2 [P] Schema
        - [ ] 1.3 {|PLAN2005:[P]|} Service (depends: 1.2)
        """,
        "Task '1.1' is marked parallel and [SEQUENTIAL]; remove one of the tags",
        "Task '1.3' is marked parallel beside '1.2', on which it depends; it waits for it all the same");

    [Fact]
    public void Reports_openings_that_name_unknown_or_later_phases_or_impossible_shares() => RuleTest.Check(
        """
        ## Phase 1: Core
        - [ ] 1.1 Types

        ## Phase 2: More (parallel-with: Phase {|PLAN3002:7|})
        - [ ] 2.1 Schema

        ## Phase 3: Early (pipeline-start: {|PLAN3003:150%|} of Phase 1)
        - [ ] 3.1 Service

        ## Phase 4: Itself (pipeline-start: 50% of Phase {|PLAN3003:4|})
        - [ ] 4.1 Service
        """);

    [Fact]
    public void Reports_a_verification_label_that_names_nothing() => RuleTest.Check(
        """
        ## Phase 1: Core
        - [ ] 1.1 Types

        **VERIFY Phase {|PLAN3002:8|}:**
        - [ ] It builds
        """,
        "'8' names a phase or task that this plan does not have");

    [Fact]
    public void Reports_a_one_sided_parallel_with_and_completes_it()
    {
        var report = RuleTest.Check(
            """
            ## Phase 1: Guide (parallel-with: Phase {|PLAN3004:2|})
            - [ ] 1.1 Guide

            ## Phase 2: Reference
            - [ ] 2.1 Reference
            """,
            "Phase 2 does not say that it is parallel with phase 1; it holds for both");
        var finding = report.Findings.First(f => f.Rule.Id == "PLAN3004");
        Assert.Contains("## Phase 2: Reference (parallel-with: Phase 1)\n", finding.Fixes[0].ApplyTo(report.Plan.Document.Text), StringComparison.Ordinal);
    }

    [Fact]
    public void Reports_gaps_and_disorder_of_phase_numbers() => RuleTest.Check(
        """
        ## Phase 1: Core
        - [ ] 1.1 Types

        ## Phase {|PLAN3005:4|}: More
        - [ ] 4.1 Schema

        ## Phase {|PLAN3005:2|}: Early
        - [ ] 2.1 Service
        """,
        "Phase 4 follows phase 1; a number is missing between them",
        "Phase 2 stands after phase 4; phases open in document order");

    [Fact]
    public void Reports_settings_without_effect() => RuleTest.Check(
        """
        ---
        pattern: dag
        {|PLAN3006:batch-size|}: 4
        ---
        ## Phase 1: Core (pattern: {|PLAN3006:batched|})
        - [ ] 1.1 Types
        """,
        "'batch-size' has no effect: no phase runs in batches under the pattern 'dag'",
        "The pattern of phase 1 has no effect: the whole plan runs by 'dag'");

    [Theory]
    [InlineData("pattern", "fast", "write auto, independent, dag, batched, pipeline or hybrid")]
    [InlineData("phases", "open", "write gated or ignore")]
    [InlineData("order", "random", "write parallel or document")]
    [InlineData("phase-threshold", "130%", "write a share from 0 % to 100 %")]
    [InlineData("max-parallelism", "0", "write a whole number from 1")]
    [InlineData("max-attempts", "many", "write a whole number from 1")]
    [InlineData("timeout", "soon", "write a duration such as 90s, 10m or 2h")]
    public void Reports_an_invalid_setting(string key, string value, string expected) => RuleTest.Check(
        $"---\n{key}: {{|PLAN5001:{value}|}}\n---\n## Phase 1: Core\n- [ ] 1.1 Types\n",
        $"'{value}' is no value of '{key}'; {expected}");

    [Fact]
    public void Reports_an_invalid_option_of_the_project() => RuleTest.Check(
        "{|PLAN5001:|}## Phase 1: Core\n- [ ] 1.1 Types\n",
        new PlanFileOptions { MaxParallelism = "all" },
        "'all' is no value of 'PlanMaxParallelism'; write a whole number from 1");

    [Fact]
    public void A_comment_suppresses_a_finding_on_its_line_or_in_the_file()
    {
        RuleTest.Check(
            """
            ## Phase 1: Core
            - [ ] 1.1 Types (src/a.cs)
            <!-- plan-ignore PLAN2001: they edit different sections -->
            - [ ] 1.2 Schema (src/a.cs)
            """);
        RuleTest.Check(
            """
            <!-- plan-ignore-file PLAN2001: generated -->
            ## Phase 1: Core
            - [ ] 1.1 Types (src/a.cs)
            - [ ] 1.2 Schema (src/a.cs)
            """);
    }

    [Fact]
    public void Reports_suppressions_that_suppress_nothing_or_name_no_rule() => RuleTest.Check(
        """
        ## Phase 1: Core
        <!-- plan-ignore {|PLAN5003:PLAN2001|}: nothing here -->
        - [ ] 1.1 Types (src/a.cs)
        <!-- plan-ignore {|PLAN5003:PLAN7777|}: no rule -->
        - [ ] 1.2 Schema (src/b.cs)
        """,
        "Nothing here is reported as PLAN2001; remove the suppression",
        "'PLAN7777' is no rule; write an id of the catalogue such as PLAN2002");

    [Fact]
    public void Knows_what_a_plan_is() => RuleTest.Check(
        """
        ## Phase 1: Core
        - [ ] {|PLAN9001:1.1|} Types
        - [ ] 1.2 Schema
        - [ ] 1.3 Service (depends: 1.1, 1.2)
        """,
        "3 tasks in 1 phase; critical path of 2 tasks; up to 2 at once; pattern dag (its tasks have dependencies); 1.5 times as fast as one after the other with 5 at once");

    [Fact]
    public void Reports_values_and_settings_that_are_not_understood() => RuleTest.Check(
        """
        ---
        {|PLAN0011:pattren|}: dag
        {|PLAN0011:colour|}: red
        ---
        ## Phase 1: Core
        - [ ] 1.1 Types (estimate: {|PLAN0011:soon|})
        """,
        "'pattren' is no setting of a plan; did you mean 'pattern'?",
        "'colour' is no setting of a plan",
        "'soon' is not understood");

    [Fact]
    public void Front_matter_of_another_tool_is_no_warning()
    {
        const string tasks = "---\n## Phase 1: Core\n- [ ] 1.1 Types\n";
        var report = RuleTest.Check("---\n{|PLAN0011:id|}: BACK-89\nassignee: nobody\nphase: two\n" + tasks, "The front matter is of another tool: 'id', 'assignee' and 'phase' are no settings of a plan");
        Assert.All(report.Findings.Where(f => f.Rule.Id == "PLAN0011"), f => Assert.Equal(Severity.Info, f.DefaultSeverity));
        report = RuleTest.Check("---\n{|PLAN0011:description|}: Tasks\n" + tasks, "The front matter is of another tool: 'description' is no setting of a plan");
        Assert.All(report.Findings.Where(f => f.Rule.Id == "PLAN0011"), f => Assert.Equal(Severity.Info, f.DefaultSeverity));
    }

    [Fact]
    public void Reports_lines_that_look_like_tasks_and_cannot_be_read() => RuleTest.Check(
        """
        ## Phase 1: Core
        - [ ] 1.1 Types
        - {|PLAN0005:[]|} 1.2 Schema
        - {|PLAN0005:[?]|} 1.3 Service
        """,
        "'[]' is no box, so this line is not read as a task; write '- [ ] 1.2 Title'",
        "'[?]' is no box, so this line is not read as a task; write '- [ ] 1.2 Title'");

    [Fact]
    public void Reports_an_open_fence_or_comment_that_swallows_tasks()
    {
        RuleTest.Check(
            "## Phase 1: Core\n- [ ] 1.1 Types\n\n{|PLAN0008:```|}\n- [ ] 1.2 Swallowed\n",
            "This code fence is never closed, so the tasks behind it are not read; close it");
        RuleTest.Check(
            "## Phase 1: Core\n- [ ] 1.1 Types\n\n{|PLAN0008:<!--|}\n- [ ] 1.2 Swallowed\n",
            "This comment is never closed, so the tasks behind it are not read; close it");
    }

    [Fact]
    public void Reports_a_keyword_one_edit_from_a_known_one() => RuleTest.Check(
        """
        ## Phase 1: Core
        - [ ] 1.1 Types
        - [ ] 1.2 Schema ({|PLAN0009:depnds|}: 1.1)
        """,
        "'depnds' is no annotation; did you mean 'depends'?");

    [Fact]
    public void Reports_a_plan_beyond_the_limit_once() => RuleTest.Check(
        "{|PLAN0013:|}" + new string('x', (16 * 1024 * 1024) + 1),
        "The plan has more than 16 MiB; split it into several plans");

    [Fact]
    public void Reports_references_that_stand_for_too_much_once()
    {
        var plan = new StringBuilder("## Phase 1: Core\n");
        for (var task = 1; task <= 1000; task++) plan.Append(CultureInfo.InvariantCulture, $"- [ ] 1.{task} Part\n");
        plan.Append("## Phase 2: Use\n");
        for (var task = 1; task <= 1001; task++) plan.Append(CultureInfo.InvariantCulture, $"- [ ] 2.{task} Use (depends: {(task == 1001 ? "{|PLAN0013:1.1-1.1000|}" : "1.1-1.1000")})\n");
        RuleTest.Check(plan.ToString(), "The references up to '1.1-1.1000' stand for more than 1,000,000 dependencies; depend on fewer tasks, or let phases order them");
    }
}
