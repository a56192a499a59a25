namespace PlanModel.Tests.Parsing;

public sealed class PhaseFormTests
{
    [Fact]
    public void Every_spelling_of_a_numbered_phase_is_a_phase() => Assert.Equal("""
        phase 2 'Integration' PhaseHeading Parallel/PhaseDialect
          [ ] 2.1 'a'
        phase 3 'x' PhaseHeading Parallel/PhaseDialect
          [ ] 3.1 'a'
        phase 4 'x' PhaseHeading Parallel/PhaseDialect
          [ ] 4.1 'a'
        phase 5 'x' PhaseHeading Parallel/PhaseDialect
          [ ] 5.1 'a'
        phase 6 'x' PhaseHeading Parallel/PhaseDialect
          [ ] 6.1 'a'
        phase 7 'x (P0) [COMPLETE]' PhaseHeading Parallel/PhaseDialect
          [ ] 7.1 'a'
        phase A 'x' PhaseHeading Parallel/PhaseDialect
          [ ] 8.1 'a'
        phase 9 'x' PhaseHeading Parallel/PhaseDialect None()
          [ ] 9.1 'a'
        phase 10 '' PhaseHeading Parallel/PhaseDialect [SEQUENTIAL] DependsOn(Phase:1) parallel-with=Phase:3,Phase:4
          [ ] 10.1 'a'
        phase 11 'x' PhaseHeading Parallel/PhaseDialect pattern=dag DependsOn(Phase:2,Phase:3) start=60 Phase:10
          [ ] 11.1 'a'
        phase 12 'x' PhaseHeading Parallel/PhaseDialect start=when TaskRange:1.1..1.3
          [ ] 12.1 'a'
        """, Dump.Of("""
        # Plan

        ## Phase 2: Integration
        - [ ] 2.1 a
        ## Phase 3 - x
        - [ ] 3.1 a
        ## Phase 4 — x
        - [ ] 4.1 a
        ## Phase 5：x
        - [ ] 5.1 a
        ### Phase 6: x
        - [ ] 6.1 a
        ## PHASE 7: x (P0) [COMPLETE]
        - [ ] 7.1 a
        ## Phase A: x
        - [ ] 8.1 a
        ## Implementation Phase 9: x (No dependencies)
        - [ ] 9.1 a
        ## Phase 10 (depends on Phase 1) [SEQUENTIAL] (parallel-with: 3, 4)
        - [ ] 10.1 a
        ## Phase 11: x (depends: Phases 2 & 3) (pipeline-start: 60% of Phase 10) (pattern: dag)
        - [ ] 11.1 a
        ## Phase 12: x (pipeline-start: when 1.1-1.3 complete)
        - [ ] 12.1 a
        ## Running Phase 4 (After Phase 3 Completes)
        Prose.
        """));

    [Fact]
    public void Numbered_headings_and_headings_with_ids_are_phases_when_they_hold_tasks() => Assert.Equal("""
        phase 13 'Implementation' NumberedHeading Document/Heading
          [ ] 13.1 'a'
        phase 14 'Implementation' NumberedHeading Document/Heading
          [ ] 14.1.1 'a'
          [ ] 14.2 'b' section
        phase WP01 'Census' IdHeading Document/Heading DependsOn(Task:WP02,Task:WP03)
          [ ] T001 'a'
        """, Dump.Of("""
        ## 13. Implementation
        - [ ] 13.1 a
        ## 15. No tasks here

        ## 14 Implementation
        ### 14.1 Data layer
        - [ ] 14.1.1 a
        ### Other part
        - [ ] 14.2 b
        ## WP01 — Census
        **Dependencies**: WP02, WP03
        - [ ] T001 a
        """));

    [Fact]
    public void Any_other_heading_with_tasks_is_a_phase_numbered_by_its_tasks_or_its_position() => Assert.Equal("""
        phase 1 'A' PhaseHeading Parallel/PhaseDialect
          [ ] 1.1 'a'
        phase 21 'Backend' TaskHeading Document/Heading
          [ ] 21.1 'a'
        phase 3 'Epic C — Notifications' TaskHeading Document/Heading
          [ ] T100 'a'
        phase 22 '3B. Filters' TaskHeading Document/Heading
          [ ] 22.1 'a'
        """, Dump.Of("""
        # Plan
        ## Phase 1: A
        - [ ] 1.1 a
        ## Backend
        - [ ] 21.1 a
        ## Epic C — Notifications
        - [ ] T100 a
        ## 3B. Filters
        - [ ] 22.1 a
        """));

    [Fact]
    public void Boxes_under_criteria_outside_every_phase_are_silent_whatever_they_start_with() => Assert.Equal("""
        phase 1 'A' PhaseHeading Parallel/PhaseDialect
          [ ] 1.1 'a'
          [ ] 1.2 'inside a phase' section
        """, Dump.Of("""
        # Plan
        ## Phase 1: A
        - [ ] 1.1 a
        ### Acceptance criteria
        - [ ] 1.2 inside a phase
        - [ ] no id
        ## Success Criteria
        - [x] SC-003: fast
        - [ ] 6.1: x
        ## Legend
        - [P] tasks = different files
        - [ ] T001 example
        """));

    [Fact]
    public void A_heading_of_the_same_level_closes_a_phase_and_a_lower_one_does_not() => Assert.Equal("""
        phase 1 'A' PhaseHeading Parallel/PhaseDialect
          [ ] 1.1 'a'
          [ ] 1.2.1 'b' section
        phase 7 '' Implicit Document/Heading
          [ ] 7.1 'loose'
        """, Dump.Of("""
        ## Phase 1: A
        - [ ] 1.1 a

        ### 1.2 Data layer
        - [ ] 1.2.1 b
        ## Notes
        - [ ] nothing
        ## Tasks
        - [ ] 7.1 loose
        """));

    [Fact]
    public void Top_level_tasks_with_children_are_phases_where_no_heading_is() => Assert.Equal("""
        phase 1 'First' TopLevelTask Document/Heading
          [ ] 1 'First'
          [ ] 1.1 'Part'
        phase 2 'Second' TopLevelTask Document/Heading
          [x] 2 'Second'
        phase 3 'Third' TopLevelTask Document/Heading
          [ ] 3 'Third'
          [ ] 3.1 'Part' optional
        """, Dump.Of("""
        # Implementation Plan

        ## Tasks
        - [ ] 1. First
          - [ ] 1.1 Part
        - [x] 2. Second
        - [ ] 3. Third
          - [ ]* 3.1 Part
        """));

    [Fact]
    public void A_phase_that_is_told_again_without_tasks_is_prose() => Assert.Equal("""
        phase 1 'A' PhaseHeading Parallel/PhaseDialect
          [ ] 1.1 'a'
        phase 2 'B' PhaseHeading Parallel/PhaseDialect
          [ ] 2.1 'b'
        """, Dump.Of("""
        ## Phase 1: A
        - [ ] 1.1 a
        ## Phase 2: B
        - [ ] 2.1 b
        ## Timeline
        ### Phase 1: one week
        ### Phase 2: two weeks
        ## Phase 2: B again
        Prose.
        """));

    [Fact]
    public void Several_phases_of_level_one_are_phases_and_one_is_the_title() => Assert.Equal("""
        phase 1 'A' PhaseHeading Parallel/PhaseDialect
          [ ] 1.1 'a'
        phase 2 'B' PhaseHeading Parallel/PhaseDialect
          [ ] 2.1 'b'
        """, Dump.Of("""
        # Phase 1: A
        - [ ] 1.1 a
        # Phase 2: B
        - [ ] 2.1 b
        """));

    [Fact]
    public void A_task_marked_P_makes_its_phase_wait_in_document_order() => Assert.Equal("""
        phase 1 'A' PhaseHeading Document/ParallelTags
          [ ] 1.1 'a'
          [ ] 1.2 'b' [P]
        phase 2 'B' PhaseHeading Document/Ids
          [ ] T001 'a'
        phase 3 'C' PhaseHeading Parallel/PhaseDialect
          [ ] 3.1 'a' [P]
        """, Dump.Of("""
        ## Phase 1: A
        - [ ] 1.1 a
        - [ ] 1.2 (P) b
        ## Phase 2: B
        - [ ] T001 a
        ## Phase 3: C
        - [ ] 3.1 [PARALLEL] a
        """));

    [Fact]
    public void An_underlined_line_is_a_heading_and_an_underlined_label_is_not() => Assert.Equal("""
        phase 1 'A' PhaseHeading Parallel/PhaseDialect
          [ ] 1.1 'a'
          [ ] 1.2 'b'
        """, Dump.Of("""
        Plan
        ====

        Phase 1: A
        ----------
        - [ ] 1.1 a

        **Objective:** all
        ---
        - [ ] 1.2 b
        """));

    [Fact]
    public void A_heading_is_a_task_whose_dependencies_follow_another_bold_key() => Assert.Equal("""
        phase 1 '' Implicit Document/Heading
          [ ] WP01 'Census' None()
        phase 2 '' Implicit Document/Heading
          [ ] WP02 'Report' DependsOn(Task:WP01)
        """, Dump.Of("""
        # Work packages

        ## WP01 — Census
        **Subtasks**: T001 T002 · **Dependencies**: none · **Estimated prompt**: 380 lines

        ## WP02 — Report
        **Subtasks**: T003 · **Dependencies**: WP01 (its count) · **Estimated prompt**: 320 lines
        """));

    [Fact]
    public void A_heading_that_another_heading_depends_on_is_a_task_once() => Assert.Equal("""
        phase 1 '' Implicit Document/Heading
          [ ] WP01 'Census' — **Requirements**: FR-001
        phase 2 '' Implicit Document/Heading
          [ ] WP03 'Report' DependsOn(Task:WP01,TaskRange:WP04..WP05) — Prose.
        phase 3 '' Implicit Document/Heading
          [ ] WP05 'Numbers' — Prose.
        """, Dump.Of("""
        # Work packages

        ## WP01 — Census
        **Requirements**: FR-001

        ## WP02 — Nobody waits for it
        Prose.

        ## WP03 — Report
        **Requirements**: FR-002 · **Dependencies**: WP01, WP04-WP05

        ### WP04 — A part
        Prose.

        ## WP05 — Numbers
        Prose.

        ## WP01 — Told again
        Prose.
        """));
}
