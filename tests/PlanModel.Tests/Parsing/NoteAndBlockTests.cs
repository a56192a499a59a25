namespace PlanModel.Tests.Parsing;

public sealed class NoteAndBlockTests
{
    [Fact]
    public void Notes_and_verification_blocks_are_read() => Assert.Equal("""
        phase 1 'A' PhaseHeading Parallel/PhaseDialect
          [ ] 1.1 'a'
          [ ] 1.2 'b'
          [ ] 1.4 'check' verify
          [ ] VERIFY 1 '' verify
        phase 2 'B' PhaseHeading Parallel/PhaseDialect start=when Task:1.1
          [ ] 2.1 'b'
        note SequentialTasks TaskRange:1.1..1.2 |  | one file
        note ParallelPhases PhaseRange:2..3 |  | why
        note ConcurrentVerification PhaseRange:2..3 | Verification:1 | 
        note Prose  |  | 1.1 must be after 1.2
        note Prose  |  | Keep calm.
        verify 1 phase=0 target=Phase background run the tests; it works
        fault UnreadNote '1.1 must be after 1.2'
        """, Dump.Of("""
        # T
        ## Phase 1: A
        **Execution Note:** Tasks 1.1-1.2 are [SEQUENTIAL] - one file
        **Execution Note:** Phases 2-3 are [PARALLEL] – why
        - [ ] 1.1 a
        - [ ] 1.2 b

        **VERIFY Phase 1 (non-blocking):**
        - [ ] 1.4 check
        - [ ] run the tests
        - it works

        **Pipeline Note:** Phases 2-3 run concurrently with Phase 1 VERIFY
        **Execution Note:** 1.1 must be after 1.2
        **Execution Note:** Keep calm.

        **pipeline-start:** when 1.1 completes

        ## Phase 2: B
        - [ ] 2.1 b
        """));

    [Fact]
    public void A_verification_block_takes_what_follows_up_to_a_heading_or_bold_line() => Assert.Equal("""
        phase 1 'A' PhaseHeading Parallel/PhaseDialect
          [ ] 1.1 'a'
          [ ] 1.2 'check' verify
          [ ] VERIFY 1.1 '' verify
          [ ] 1.3 'b'
          [ ] VERIFY 1 'Run `x`' verify
          [ ] 1.4 'c'
          [ ] 1.5 'd' verify
          [ ] 1.6 'e' section
        verify 1.1 phase=0 target=Task a bullet
        verify 1 phase=0 target=Number background all green
        verify 1b phase=0 target= 
        """, Dump.Of("""
        ## Phase 1: A
        - [ ] 1.1 a

        **VERIFY 1.1:**
        - [ ] 1.2 check
        - a bullet

        **Other:** words
        - [ ] 1.3 b
        - [ ] **VERIFY 1**: Run `x` (background: true)
          - [ ] all green
        - [ ] 1.4 c
        **Checkpoint**: ready
        - [ ] 1.5 d

        ### Part
        - [ ] 1.6 e
        """));

    [Fact]
    public void Suppressions_hold_for_a_line_or_the_file() => Assert.Equal("""
        phase 1 'A' PhaseHeading Parallel/PhaseDialect
          [ ] 1.1 'a'
        suppress PLAN2002 'different sections' file=False
        suppress PLAN0006 'both' file=False
        suppress PLAN0010 'both' file=False
        suppress PLAN1001 'all' file=True
        """, Dump.Of("""
        ## Phase 1: A
        <!-- plan-ignore PLAN2002: different sections -->
        - [ ] 1.1 a <!-- plan-ignore PLAN0006, PLAN0010: both -->
        <!-- plan-ignore-file PLAN1001: all -->
        """));

    [Fact]
    public void A_heading_with_an_id_and_a_dependency_line_is_a_task() => Assert.Equal("""
        phase 2 'B' PhaseHeading Document/Ids
          [ ] TASK-002 'Heading task' DependsOn(Task:2.1) Write:x.cs — Text of it.
        """, Dump.Of("""
        ## Phase 2: B
        ### TASK-002: Heading task
        **Dependencies**: 2.1
        **Files**: x.cs
        Text of it.

        ### TASK-003: No task without such a line
        """));

    [Fact]
    public void Waves_are_dependencies_wave_by_wave() => Assert.Equal("""
        phase 3 '' PhaseHeading Parallel/PhaseDialect
          [ ] 3.1 'a'
          [ ] 3.2 'b' DependsOn(Task:3.1)
          [ ] 3.3 'c' DependsOn(Task:3.1)
        fault BadValue '9.9'
        """, Dump.Of("""
        ## Phase 3
        - [ ] 3.1 a
        - [ ] 3.2 b
        - [ ] 3.3 c
        ## Task Dependency Graph
        ```json
        {"waves":[{"id":0,"tasks":["3.1"]},{"id":1,"tasks":["3.2","3.3"]},{"id":2,"tasks":["9.9"]}]}
        ```
        """));

    [Fact]
    public void A_block_without_end_that_swallows_tasks_is_reported() => Assert.Equal("""
        phase 1 'A' PhaseHeading Parallel/PhaseDialect
          [ ] 1.1 'a'
        fault UnterminatedFence '```'
        """, Dump.Of("""
        ## Phase 1: A
        - [ ] 1.1 a

        ```
        - [ ] 1.2 b
        """));

    [Fact]
    public void A_comment_without_end_that_swallows_tasks_is_reported() => Assert.Equal("""
        phase 1 'A' PhaseHeading Parallel/PhaseDialect
          [ ] 1.1 'a'
        fault UnterminatedComment '<!--'
        """, Dump.Of("""
        ## Phase 1: A
        - [ ] 1.1 a

        <!--
        - [ ] 1.2 b
        """));

    [Fact]
    public void The_footprint_of_a_phase_is_no_file_of_its_tasks() => Assert.Equal("""
        phase 1 'A' PhaseHeading Parallel/PhaseDialect Write:docs/* Write:src/a.cs
          [ ] 1.1 'a'
        """, Dump.Of("""
        ## Phase 1: A
        - Tasks modify: docs/*, src/a.cs
        - [ ] 1.1 a
        """));

    [Fact]
    public void The_golden_pipeline_plan_is_read() => Assert.Equal("""
        phase 1 'Core' PhaseHeading Parallel/PhaseDialect
          [ ] 1.1 'Create the types'
          [ ] 1.2 'Create the utilities'
          [ ] 1.3 'Create the service' DependsOn(Task:1.1,Task:1.2)
          [ ] 1.4 'Type check' verify
          [ ] 1.5 'Unit tests' verify
        phase 2 'Integration' PhaseHeading Parallel/PhaseDialect start=when Task:1.3
          [ ] 2.1 'Integration tests' DependsOn(Task:1.3)
          [ ] 2.2 'Smoke test'
          [ ] 2.3 'Load test'
        phase 3 'Documentation' PhaseHeading Parallel/PhaseDialect parallel-with=Phase:4 Write:docs/*
          [ ] 3.1 'Guide'
          [ ] 3.2 'Reference'
        phase 4 'Tests' PhaseHeading Parallel/PhaseDialect parallel-with=Phase:3 Write:tests/*
          [ ] 4.1 'End-to-end tests'
          [ ] 4.2 'Property tests'
        phase 5 'Release' PhaseHeading Parallel/PhaseDialect start=50 Phase:4
          [ ] 5.1 'Package'
        note EarlyTasks TaskRange:2.2..2.3 | TaskRange:1.1..1.2 | 
        verify 1 phase=0 target=Phase background 
        """, Dump.Of("""
        # Ship the client

        ## Phase 1: Core

        - [ ] 1.1 Create the types
        - [ ] 1.2 Create the utilities
        - [ ] 1.3 Create the service (depends: 1.1, 1.2)

        **VERIFY Phase 1:** (background: true)
        - [ ] 1.4 Type check
        - [ ] 1.5 Unit tests

        ## Phase 2: Integration
        **pipeline-start:** when 1.3 completes (not waiting for VERIFY)

        - [ ] 2.1 Integration tests (depends: 1.3)
        - [ ] 2.2 Smoke test
        - [ ] 2.3 Load test

        **Pipeline Note:** Phase 2 tasks 2.2-2.3 can start when 1.1-1.2 complete,
        before VERIFY Phase 1 finishes.

        ## Phase 3: Documentation (parallel-with: Phase 4)
        - Tasks modify: docs/*

        - [ ] 3.1 Guide
        - [ ] 3.2 Reference

        ## Phase 4: Tests (parallel-with: Phase 3)
        - Tasks modify: tests/*

        - [ ] 4.1 End-to-end tests
        - [ ] 4.2 Property tests

        ## Phase 5: Release (pipeline-start: 50% of Phase 4)

        - [ ] 5.1 Package
        """));
}
