namespace PlanModel.Tests.Parsing;

public sealed class AnnotationTests
{
    [Fact]
    public void Every_spelling_of_a_dependency_is_read() => Assert.Equal("""
        phase 1 'A' PhaseHeading Parallel/PhaseDialect
          [ ] 1.1 'a' DependsOn(Task:1.2,Task:1.3) DependsOn(Task:1.4) DependsOn(Task:2.1) DependsOn(Task:1.5) DependsOn(Task:1.6) DependsOn(Task:1.7)
          [ ] 1.2 'b' Blocks(Task:1.9) None()
          [ ] 1.3 'c mid' None() None()
          [ ] 1.4 'd' DependsOn(Task:1.1,Task:1.2)
          [ ] 1.5 '← CURRENT'
        """, Dump.Of("""
        ## Phase 1: A
        - [ ] 1.1 a (depends: 1.2, 1.3) [depends: 1.4] (deps: 2.1) (after: 1.5)(needs: 1.6) (blocked by 1.7)
        - [ ] 1.2 b (blocks: 1.9) (depends: none)
        - [ ] 1.3 c (depends: n/a) mid (depends: —)
        - [ ] 1.4 d ← 1.1, 1.2
        - [ ] 1.5 ← CURRENT
        """));

    [Fact]
    public void Every_form_of_reference_is_read() => Assert.Equal("""
        phase 1 'A' PhaseHeading Parallel/PhaseDialect
          [ ] 1.6 'e' DependsOn(Task:1.1,Task:1.2,Task:1.3,Task:1.4,Task:T001)
          [ ] 1.7 'f' DependsOn(Phase:1,Phase:2,Phase:3,Phase:4,Phase:5,Phase:6,AllPreviousPhases:,Verification:1,Verification:2,Number:3)
          [ ] 1.8 'g' DependsOn(TaskRange:1.1..1.4,TaskRange:1.1..1.4,TaskRange:1.1..1.4,TaskRange:1.1..1.4,TaskRange:T001..T004,PhaseRange:1..3,PhaseRange:1..3)
          [ ] 1.9 'h' DependsOn(Task:1.1,Task:1.2)
        """, Dump.Of("""
        ## Phase 1: A
        - [ ] 1.6 e (depends on Task 1.1; 1.2 + 1.3 & 1.4 and T001)
        - [ ] 1.7 f (depends: Phase 1, Phases 2 & 3, all Phase 4, 5.x, all 6.x tasks, all previous phases, VERIFY 1, VERIFY Phase 2, 3)
        - [ ] 1.8 g (depends: 1.1-1.4, 1.1–1.4, 1.1 to 1.4, 1.1-4, T001-T004, Phases 1-3, 1-3)
        - [ ] 1.9 h (depends: 1.1 (reason, with 1.9), 1.2 — because of 1.3)
        """));

    [Fact]
    public void What_is_no_reference_stays_in_its_place_of_the_list() => Assert.Equal("""
        phase 1 'A' PhaseHeading Parallel/PhaseDialect
          [ ] 1.10 'i' DependsOn(Malformed:1..2,Malformed:v1,Word:schema,Path:plan.md,Task:1.1)
        """, Dump.Of("""
        ## Phase 1: A
        - [ ] 1.10 i (depends: 1..2, v1, schema, plan.md, 1.1)
        """));

    [Fact]
    public void A_misspelled_keyword_before_references_is_reported() => Assert.Equal("""
        phase 1 'A' PhaseHeading Parallel/PhaseDialect
          [ ] 1.11 'j (depnds: 1.1) (afterr: words) (dpends on 1.2)'
        fault UnknownKeyword 'depnds' -> depends
        fault UnknownKeyword 'dpends' -> depends
        """, Dump.Of("""
        ## Phase 1: A
        - [ ] 1.11 j (depnds: 1.1) (afterr: words) (dpends on 1.2)
        """));

    [Fact]
    public void Child_keys_are_annotations_and_other_children_the_description() => Assert.Equal("""
        phase 1 'A' PhaseHeading Parallel/PhaseDialect
          [ ] 1.12 'k' DependsOn(Task:1.1) DependsOn(Task:1.2) Blocks(Task:1.4) DependsOn(Task:T001) DependsOn(Task:1.9) Write:a.cs Write:b/c.ts Write:docs/*.md — [ ] a checklist / text of 1.3
        """, Dump.Of("""
        ## Phase 1: A
        - [ ] 1.12 k
          - Depends: 1.1
          - _Depends on: 1.2_
          - **Blocks**: 1.4 **Dependencies**: T001. More text 1.5
          - Files: a.cs, `b/c.ts`, docs/*.md
          - _Effort: M, Dependencies: 1.9, Risks: none_
          - [ ] a checklist
          text of 1.3
        """));

    [Fact]
    public void Files_are_declared_read_and_mentioned() => Assert.Equal("""
        phase 1 'A' PhaseHeading Parallel/PhaseDialect
          [ ] 1.13 'l `g/h.cs` in i/j.cs' Write:src/a.cs Write:docs/api/*.md Write:docs/x.md Write:a Write:b Write:c Write:d Write:e Read:f Mention:g/h.cs Mention:i/j.cs
        """, Dump.Of("""
        ## Phase 1: A
        - [ ] 1.13 l (src/a.cs) (docs/api/*.md, docs/x.md) (files: a, b) (modifies: c) (creates: d) (deletes: e) (reads: f) `g/h.cs` in i/j.cs
        """));

    [Fact]
    public void Parentheses_and_brackets_of_prose_stay_in_the_title() => Assert.Equal("""
        phase 1 'A' PhaseHeading Parallel/PhaseDialect
          [ ] 1.14 'm (Mainnet/Testnet) (pass/fail) (position:relative, flex:1) handle('a:b') (1) (run + skip) ([P]ause) show [PARALLEL] mode'
        """, Dump.Of("""
        ## Phase 1: A
        - [ ] 1.14 m (Mainnet/Testnet) (pass/fail) (position:relative, flex:1) handle('a:b') (1) (run + skip) ([P]ause) show [PARALLEL] mode
        """));

    [Fact]
    public void Tags_hints_and_a_command_are_read() => Assert.Equal("""
        phase 1 'A' PhaseHeading Document/ParallelTags
          [ ] 1.15 'n' [P] tags=US1,SMALL,P0 estimate=02:00:00 timeout=00:10:00 retries=2 priority=1 run=`dotnet build`
          [ ] 1.16 'o' [SEQUENTIAL] DependsOn(Task:1.1)
        """, Dump.Of("""
        ## Phase 1: A
        - [ ] 1.15 [P] [US1] n (estimate: 2h) (timeout: 10m) (retries: 2) (priority: high) (run: `dotnet build`) [SMALL] (P0)
        - [ ] 1.16 o [SEQUENTIAL] (depends: 1.1)
        """));

    [Fact]
    public void Values_that_are_not_understood_are_reported_and_the_others_stay() => Assert.Equal("""
        phase 1 'A' PhaseHeading Parallel/PhaseDialect
          [ ] 1.17 'p (run: the tests)' estimate=00:10:00 shell=`a | b`
        fault BadValue 'soon'
        fault BadValue 'x'
        fault BadValue 'maybe'
        """, Dump.Of("""
        ## Phase 1: A
        - [ ] 1.17 p (estimate: soon) (retries: x) (priority: maybe) (shell: `a | b`) (estimate: PT10M) (run: the tests)
        """));

    [Fact]
    public void Boxes_that_are_nearly_tasks_are_reported() => Assert.Equal("""
        phase 1 'A' PhaseHeading Parallel/PhaseDialect
          [ ] 1.18 'q' optional
          [x] 1.19 'r'
        fault BoxWithoutBlank '[x]'
        fault UnreadableTask '[]'
        fault UnreadableTask '[?]'
        fault BoxWithoutId '[ ]'
        fault UnreadableTask '[ ]'
        fault UnreadableTask '[ ]'
        """, Dump.Of("""
        ## Phase 1: A
        - [ ]* 1.18 q
        - [x]1.19 r
        - []
        - [?] 1.20 s
        - [ ] no id
        -[ ] 1.21 t
        [ ] 1.22 u
        """));

    [Fact]
    public void Annotations_may_stand_on_a_wrapped_line() => Assert.Equal("""
        phase 1 'A' PhaseHeading Parallel/PhaseDialect
          [ ] 1.1 'A long title that' DependsOn(Task:1.2,Task:1.3) Write:src/a.cs Write:b.cs — wraps (depends: 1.2, / 1.3) (src/a.cs)
        """, Dump.Of("""
        ## Phase 1: A
        - [ ] 1.1 A long title that
          wraps (depends: 1.2,
          1.3) (src/a.cs)
          **Files**: b.cs
        """));

    [Fact]
    public void Prose_keys_declare_nothing() => Assert.Equal("""
        phase 1 'A' PhaseHeading Parallel/PhaseDialect
          [ ] 1.1 'a' DependsOn(Task:1.2) — After: up to 9 chunks of 512 / Needs: a review / Run: `x` and look / _Requirements: 1.1, 1.2_
        """, Dump.Of("""
        ## Phase 1: A
        - [ ] 1.1 a
          - After: up to 9 chunks of 512
          - Needs: a review
          - Estimate: effort and priority
          - Run: `x` and look
          - _Requirements: 1.1, 1.2_
          - Needs: 1.2
        """));
}
