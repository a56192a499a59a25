using PlanModel;

namespace PlanCodeFixes.Tests;

/// <summary>For every rule with fixes: what an editor offers, and the plan after the first of them.</summary>
public sealed class PlanFileFixTests
{
    private const string Heading = "## Phase 1: Core\n- [ ] 1.1 A\n";

    public static TheoryData<string, string, string, string[]> Fixes => new()
    {
        { "PLAN0001", "- [ ] 1.2 B\n- [ ] 1.1 C\n", "- [ ] 1.2 B\n- [ ] 1.3 C\n", ["Renumber it as '1.3'"] },
        { "PLAN0005", "- [] 1.2 B\n", "- [ ] 1.2 B\n", ["Write '[ ]'"] },
        { "PLAN0006", "- [ ] Tidy up\n", "- [ ] 1.2 Tidy up\n", ["Number it '1.2'"] },
        { "PLAN0009", "- [ ] 1.2 B (depnds: 1.1)\n", "- [ ] 1.2 B (depends: 1.1)\n", ["Change to 'depends'"] },
        { "PLAN0016", "- [ ]1.2 B\n", "- [ ] 1.2 B\n", ["Insert a blank"] },
        { "PLAN1001", "- [ ] 1.2 B (depends: 1.11)\n", "- [ ] 1.2 B (depends: 1.1)\n", ["Change to '1.1'"] },
        { "PLAN1001", "- [ ] 1.2 B\n\n## Phase 2: Rest\n- [ ] 2.1 C (depends: Phase 11)\n", "- [ ] 1.2 B\n\n## Phase 2: Rest\n- [ ] 2.1 C (depends: Phase 1)\n", ["Change to '1'"] },
        { "PLAN1002", "- [ ] 1.2 B (depends: 1.3)\n- [ ] 1.3 C (depends: 1.2)\n", "- [ ] 1.2 B\n- [ ] 1.3 C (depends: 1.2)\n", ["Remove the dependency of '1.2' on '1.3'", "Remove the dependency of '1.3' on '1.2'"] },
        { "PLAN1003", "- [ ] 1.2 B (depends: 1.1, 1.2)\n", "- [ ] 1.2 B (depends: 1.1)\n", ["Remove this dependency"] },
        { "PLAN1004", "- [ ] 1.2 B (depends: 1.1, 1.1)\n", "- [ ] 1.2 B (depends: 1.1)\n", ["Remove this dependency"] },
        { "PLAN1005", "- [ ] 1.2 B (depends: 1.1)\n- [ ] 1.3 C (depends: 1.1, 1.2)\n", "- [ ] 1.2 B (depends: 1.1)\n- [ ] 1.3 C (depends: 1.2)\n", ["Remove this dependency"] },
        { "PLAN1006", "- [ ] 1.2 B can only start after 1.1\n", "- [ ] 1.2 B can only start after 1.1 (depends: 1.1)\n", ["Declare the dependency: (depends: 1.1)"] },
        { "PLAN1006", "- [ ] 1.2 B\n\n**Execution Note:** 1.2 must run after 1.1\n", "- [ ] 1.2 B (depends: 1.1)\n\n**Execution Note:** 1.2 must run after 1.1\n", ["Let '1.2' depend on '1.1'"] },
        { "PLAN1006", "- [ ] 1.2 B\n\n**Execution Note:** [SEQUENTIAL] holds for 1.1 and 1.2\n", "- [ ] 1.2 B\n\n**Execution Note:** Tasks 1.1, 1.2 are [SEQUENTIAL] - [SEQUENTIAL] holds for 1.1 and 1.2\n", ["Begin with 'Tasks 1.1, 1.2 are [SEQUENTIAL]'"] },
        { "PLAN1006", "- [ ] 1.2 B (depends: must not begin until 1.1 is merged)\n", "- [ ] 1.2 B (depends: 1.1 - must not begin until 1.1 is merged)\n", ["Begin with '1.1'"] },
        { "PLAN1007", "- [ ] 1.2 B (depends: 1..1)\n", "- [ ] 1.2 B (depends: 1.1)\n", ["Change to '1.1'"] },
        { "PLAN2001", "- [ ] 1.2 B (a.cs)\n- [ ] 1.3 C (a.cs)\n", "- [ ] 1.2 B (a.cs)\n- [ ] 1.3 C (a.cs) (depends: 1.2)\n", ["Run them one at a time with an Execution Note", "Let each wait for the one before it"] },
        { "PLAN2002", "- [ ] 1.2 B in `src/a.cs`\n- [ ] 1.3 C in `src/a.cs` (depends: 1.1)\n", "- [ ] 1.2 B in `src/a.cs`\n- [ ] 1.3 C in `src/a.cs` (depends: 1.1, 1.2)\n", ["Run them one at a time with an Execution Note", "Let each wait for the one before it"] },
        { "PLAN2004", "- [ ] 1.2 B\n\n**Execution Note:** Tasks 1.1, 1.22 are [SEQUENTIAL]\n", "- [ ] 1.2 B\n\n**Execution Note:** Tasks 1.1, 1.2 are [SEQUENTIAL]\n", ["Change to '1.2'"] },
        { "PLAN3002", "\n## Phase 2: Rest (pipeline-start: when 1.11 completes)\n- [ ] 2.1 C\n", "\n## Phase 2: Rest (pipeline-start: when 1.1 completes)\n- [ ] 2.1 C\n", ["Change to '1.1'"] },
        { "PLAN3002", "\n## Phase 2: Rest (pipeline-start: 60% of Phase 11)\n- [ ] 2.1 C\n", "\n## Phase 2: Rest (pipeline-start: 60% of Phase 1)\n- [ ] 2.1 C\n", ["Change to '1'"] },
        { "PLAN3004", "\n## Phase 2: B\n- [ ] 2.1 C\n\n## Phase 3: C (parallel-with: Phase 2)\n- [ ] 3.1 C\n", "\n## Phase 2: B (parallel-with: Phase 3)\n- [ ] 2.1 C\n\n## Phase 3: C (parallel-with: Phase 2)\n- [ ] 3.1 C\n", ["Declare it at phase 2, too"] },
    };

    [Theory]
    [MemberData(nameof(Fixes))]
    public async Task An_editor_offers_the_fixes_of_the_model(string rule, string faulty, string mended, string[] titles)
    {
        using var editor = new Editor(Heading + faulty);
        var actions = await editor.ActionsAsync(rule);
        Assert.Equal(titles, actions.Select(a => a.Title));
        await editor.ApplyAsync(rule is "PLAN2001" or "PLAN2002" ? actions[1] : actions[0]);
        Assert.Equal(Heading + mended, await editor.TextAsync());
        Assert.Empty(await editor.DiagnoseAsync(rule));
    }

    [Theory]
    [InlineData("PLAN0011", "---\nordr: document\n---\n- [ ] 1.1 A\n- [ ] 1.2 B\n", "---\norder: document\n---\n- [ ] 1.1 A\n- [ ] 1.2 B\n", "Change to 'order'")]
    [InlineData("PLAN0015", "---\nname: Some\n---\n- [ ] 1.1 A\n- [ ] 1.2 B\n", "---\norder: document\nname: Some\n---\n- [ ] 1.1 A\n- [ ] 1.2 B\n", "Write 'order: document'", "Write 'order: parallel'")]
    [InlineData("PLAN1006", "---\norder: document\n---\n- [ ] T001 A\n- [ ] T002 B\n- [ ] T003 C can only start after T001\n", "---\norder: document\n---\n- [ ] T001 A\n- [ ] T002 B\n- [ ] T003 C can only start after T001 (depends: T002, T001)\n", "Declare the dependency: (depends: T001)")]
    public async Task Front_matter_and_what_it_says_are_respected(string rule, string faulty, string mended, params string[] titles)
    {
        using var editor = new Editor(faulty);
        var actions = await editor.ActionsAsync(rule);
        Assert.Equal(titles, actions.Select(a => a.Title));
        await editor.ApplyAsync(actions[0]);
        Assert.Equal(mended, await editor.TextAsync());
    }

    [Fact]
    public void Every_rule_that_claims_fixes_is_tested_here() => Assert.Equal(
        PlanFixes.Rules, Fixes.Select(row => row.Data.Item1).Append("PLAN0011").Append("PLAN0015").Distinct().Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("- [ ] 1.2 B (depends: 1.3)\n- [ ] 1.3 C (depends: 1.22)\n", "PLAN1001")]
    [InlineData("- [ ] 1.12 B (depends: 1.122)\n", "PLAN1001")]
    public async Task A_fix_that_would_bring_another_fault_is_not_offered(string faulty, string rule)
    {
        using var editor = new Editor(Heading + faulty);
        var actions = await editor.ActionsAsync(rule);
        Assert.DoesNotContain(actions, a => a.Title is "Change to '1.2'" or "Change to '1.12'");
    }

    [Fact]
    public async Task Fix_all_mends_every_plan_of_the_project_in_the_way_that_was_chosen()
    {
        const string Conflicts = "## Phase 1: Core\n- [ ] 1.1 A (a.cs)\n- [ ] 1.2 B (a.cs)\n- [ ] 1.3 C (b.cs)\n- [ ] 1.4 D (b.cs)\n";
        const string Ordered = "## Phase 1: Core\n- [ ] 1.1 A (a.cs)\n- [ ] 1.2 B (a.cs) (depends: 1.1)\n- [ ] 1.3 C (b.cs)\n- [ ] 1.4 D (b.cs) (depends: 1.3)\n";
        using var editor = new Editor(Conflicts, null, ("second.plan.md", Conflicts));
        await editor.FixAllAsync("PLAN2001", (await editor.ActionsAsync("PLAN2001"))[1].EquivalenceKey!);
        Assert.Equal((Ordered, Ordered), (await editor.TextAsync(), await editor.TextAsync("second.plan.md")));
    }
}
