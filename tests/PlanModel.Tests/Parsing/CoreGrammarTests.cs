namespace PlanModel.Tests.Parsing;

public sealed class CoreGrammarTests
{
    [Fact]
    public void A_phase_heading_opens_a_phase_and_its_boxes_are_tasks() => Assert.Equal("""
        phase 1 'Core' PhaseHeading Parallel/PhaseDialect
          [ ] 1.1 'Define the types' Write:src/types/Auth.cs
          [x] 1.2 'Define the schema' DependsOn(Task:1.1)
          [~] 1.3 'Write the service' DependsOn(Task:1.1,Task:1.2) Write:docs/*.md Write:README.md estimate=00:04:00
        phase 2 'Release' PhaseHeading Parallel/PhaseDialect [SEQUENTIAL]
          [ ] 2.1 'Package' [SEQUENTIAL]
        """, Dump.Of("""
        # Sign-in

        ## Phase 1: Core
        - [ ] 1.1 Define the types (src/types/Auth.cs)
        - [x] 1.2 Define the schema (depends: 1.1)
        * [~] 1.3 Write the service (depends: 1.1, 1.2) (docs/*.md, README.md) (estimate: 4m)

        ## Phase 2: Release [SEQUENTIAL]
        - [ ] 2.1 [SEQUENTIAL] Package
        """));

    [Theory]
    [InlineData("- [ ] 1.1 a", ' ')]
    [InlineData("- [x] 1.1 a", 'x')]
    [InlineData("- [X] 1.1 a", 'X')]
    [InlineData("- [-] 1.1 a", '-')]
    [InlineData("- [~] 1.1 a", '~')]
    [InlineData("- [!] 1.1 a", '!')]
    [InlineData("* [ ] 1.1 a", ' ')]
    [InlineData("+ [ ] 1.1 a", ' ')]
    [InlineData("1. [ ] 1.1 a", ' ')]
    [InlineData("   - [ ] 1.1 a", ' ')]
    [InlineData("\t- [ ] 1.1 a", ' ')]
    [InlineData("        - [ ] 1.1 a", ' ')]
    [InlineData("> - [x] 1.1 a", 'x')]
    [InlineData("> > * [x] 1.1 a", 'x')]
    [InlineData("- [ ] **1.1** a", ' ')]
    [InlineData("- [ ] **1.1 a**", ' ')]
    [InlineData("- [ ] 1.1: a", ' ')]
    [InlineData("- [ ] 1.1. a", ' ')]
    [InlineData("- [ ] [1.1] a", ' ')]
    [InlineData("- [ ] Task 1.1: a", ' ')]
    [InlineData("- [ ] **Task 1.1**: a", ' ')]
    [InlineData("- [ ]\t1.1 a", ' ')]
    public void Every_bullet_mark_and_decoration_gives_the_same_task(string line, char mark)
    {
        var task = Assert.Single(Dump.Parse(line).Tasks);
        Assert.Equal(("1.1", "a", mark), (task.Id, task.Title, task.Mark));
        Assert.Equal(mark == ' ' && line.Contains("[\t]", StringComparison.Ordinal) ? '\t' : mark, line[task.MarkSpan.Start]);
        Assert.Equal("1.1", line.Substring(task.IdSpan.Start, task.IdSpan.Length));
    }

    [Theory]
    [InlineData("1.2.3.4", "1.2.3.4")]
    [InlineData("1.2a", "1.2a")]
    [InlineData("3.1.A", "3.1.A")]
    [InlineData("T001", "T001")]
    [InlineData("T001a", "T001a")]
    [InlineData("WP01", "WP01")]
    [InlineData("TASK-001", "TASK-001")]
    [InlineData("TASK-1.1", "TASK-1.1")]
    [InlineData("FEAT-12:", "FEAT-12")]
    [InlineData("1.", "1")]
    [InlineData("1)", "1")]
    [InlineData("12:", "12")]
    [InlineData("**1**", "1")]
    [InlineData("[T001]", "T001")]
    public void Every_form_of_id_is_read(string written, string id) => Assert.Equal(id, Assert.Single(Dump.Parse($"- [ ] {written} a").Tasks).Id);

    [Theory]
    [InlineData("10 high bugs fixed")]
    [InlineData("S3 bucket")]
    [InlineData("UTF-8 everywhere")]
    [InlineData("1st step")]
    [InlineData("3rd. party")]
    [InlineData("100% covered")]
    [InlineData("1/2 done")]
    [InlineData("E2E：新增")]
    [InlineData("`1.1` is a code span")]
    public void Words_that_start_like_an_id_are_none(string title) => Assert.Empty(Dump.Parse($"- [ ] {title}").Tasks);

    [Fact]
    public void A_range_line_declares_each_of_its_tasks() => Assert.Equal("""
        phase 1 'A' PhaseHeading Parallel/PhaseDialect
          [ ] 1.1 'Implementation tasks' range
          [ ] 1.2 'Implementation tasks' range
          [ ] 1.3 'Implementation tasks' range
        """, Dump.Of("## Phase 1: A\n- [ ] 1.1-1.3 Implementation tasks"));

    [Theory]
    [InlineData("1.4-1.1", "ReversedRange", "1.4,1.1")]
    [InlineData("1.1-1.1001", "HugeRange", "1.1,1.1001")]
    [InlineData("1.5-2.2", "RangeAcrossPhases", "1.5,2.2")]
    public void A_range_line_that_says_nothing_sensible_is_a_fault_and_keeps_its_ends(string range, string fault, string ids)
    {
        var plan = Dump.Parse($"## Phase 1: A\n- [ ] {range} x");
        Assert.Equal(ids, string.Join(",", plan.Tasks.Select(task => task.Id)));
        var only = Assert.Single(plan.Faults);
        Assert.Equal((fault, range), (only.Kind.ToString(), plan.TextOf(only.Span)));
    }

    [Fact]
    public void The_largest_range_has_a_thousand_tasks()
    {
        var plan = Dump.Parse("## Phase 1: A\n- [ ] 1.1-1.1000 x");
        Assert.Empty(plan.Faults);
        Assert.Equal(1000, plan.Tasks.Count);
    }

    [Fact]
    public void Nothing_inside_fences_code_comments_and_link_targets_carries_meaning() => Assert.Equal("""
        phase 1 'A' PhaseHeading Parallel/PhaseDialect
          [ ] 1.1 'Parse `(depends: 9.1)` text'
          [ ] 1.2 'See [the page](depends: 9.2)'
          [ ] 1.3 'c'
        """, Dump.Of("""
        ## Phase 1: A
        ```markdown
        ## Phase 9: B
        - [ ] 9.1 fenced
        ```
        - [ ] 1.1 Parse `(depends: 9.1)` text
        - [ ] 1.2 See [the page](depends: 9.2)
        <!--
        - [ ] 9.3 commented
        -->
        - [ ] 1.3 c <!-- (depends: 9.4) -->

          ~~~
          - [ ] 9.5 in a fence of an item
          ~~~
        """));

    [Fact]
    public void Line_ends_and_a_byte_order_mark_change_nothing()
    {
        const string text = "---\norder: document\n---\n# T\n\n## Phase 1: A\n- [ ] 1.1 a (depends: 1.2,\n  1.3)\n  - Depends: 1.4\n\n```\n- [ ] 9.9 x\n```\n- [ ] 1.2 b\n";
        var expected = Dump.Of(text);
        Assert.Equal(expected, Dump.Of(text.Replace("\n", "\r\n", StringComparison.Ordinal)));
        Assert.Equal(expected, Dump.Of(text.Replace("\n", "\r", StringComparison.Ordinal)));
        Assert.Equal(expected, Dump.Of("\uFEFF" + text));
        Assert.Equal(expected, Dump.Of("\uFEFF" + text.Replace("\n", "\r\n", StringComparison.Ordinal)));
    }

    [Fact]
    public void Tasks_without_any_heading_stand_in_one_implicit_phase() => Assert.Equal("""
        phase 1 '' Implicit Document/Heading
          [ ] 1.1 'a'
          [ ] 1.2 'b' DependsOn(Task:1.1)
        """, Dump.Of("# Title\n\n- [ ] 1.1 a\n- [ ] 1.2 b (depends: 1.1)\n"));

    [Fact]
    public void An_execution_note_names_sequential_tasks()
    {
        var plan = Dump.Parse("## Phase 1: A\n\n**Execution Note:** Tasks 1.1-1.3, 1.5 and 1.7 are [SEQUENTIAL] — one file\n\n- [ ] 1.1 a");
        var note = Assert.Single(plan.Notes);
        Assert.Equal((NoteKind.SequentialTasks, "TaskRange:1.1..1.3,Task:1.5,Task:1.7", "one file"), (note.Kind, Dump.References(note.Subject), note.Reason));
    }

    [Fact]
    public void Front_matter_gives_settings_and_names_unknown_and_nested_keys() => Assert.Equal("""
        setting name=Release
        setting order=document
        setting paterns=x
        setting phases= nested
        fault UnknownKey 'paterns'
        fault NestedKey 'phases'
        """, Dump.Of("---\nname: \"Release\" # the name\norder: document\n# a comment\npaterns: x\nphases:\n  - gated\n---\n# T\n"));

    [Fact]
    public void The_title_is_the_first_heading_of_level_one() => Assert.Equal("Ship it", Dump.Parse("# **Ship** it\n\n# Other\n").Title);
}
