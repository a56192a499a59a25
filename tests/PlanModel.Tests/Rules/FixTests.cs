namespace PlanModel.Tests.Rules;

public sealed class FixTests
{
    [Theory]
    [InlineData("PLAN1001", "- [ ] 1.1 A\n- [ ] 1.2 B (depends: 1.11)\n", "- [ ] 1.1 A\n- [ ] 1.2 B (depends: 1.1)\n")]
    [InlineData("PLAN1003", "- [ ] 1.1 A\n- [ ] 1.2 B (depends: 1.2, 1.1)\n", "- [ ] 1.1 A\n- [ ] 1.2 B (depends: 1.1)\n")]
    [InlineData("PLAN1003", "- [ ] 1.1 A\n- [ ] 1.2 B (depends: 1.1, 1.2)\n", "- [ ] 1.1 A\n- [ ] 1.2 B (depends: 1.1)\n")]
    [InlineData("PLAN1003", "- [ ] 1.1 A\n- [ ] 1.2 B (depends: 1.2)\n", "- [ ] 1.1 A\n- [ ] 1.2 B\n")]
    [InlineData("PLAN1002", "- [ ] 1.1 A (depends: 1.2)\n- [ ] 1.2 B (depends: 1.1)\n", "- [ ] 1.1 A\n- [ ] 1.2 B (depends: 1.1)\n")]
    [InlineData("PLAN1004", "- [ ] 1.1 A\n- [ ] 1.2 B (depends: 1.1, 1.1)\n", "- [ ] 1.1 A\n- [ ] 1.2 B (depends: 1.1)\n")]
    [InlineData("PLAN1005", "- [ ] 1.1 A\n- [ ] 1.2 B (depends: 1.1)\n- [ ] 1.3 C (depends: 1.1, 1.2)\n", "- [ ] 1.1 A\n- [ ] 1.2 B (depends: 1.1)\n- [ ] 1.3 C (depends: 1.2)\n")]
    [InlineData("PLAN0001", "- [ ] 1.1 A\n- [ ] 1.2 B\n- [ ] 1.1 C\n", "- [ ] 1.1 A\n- [ ] 1.2 B\n- [ ] 1.3 C\n")]
    [InlineData("PLAN0006", "- [ ] 1.1 A\n- [ ] Tidy up\n", "- [ ] 1.1 A\n- [ ] 1.2 Tidy up\n")]
    [InlineData("PLAN0016", "- [ ] 1.1 A\n- [ ]1.2 B\n", "- [ ] 1.1 A\n- [ ] 1.2 B\n")]
    [InlineData("PLAN0009", "- [ ] 1.1 A\n- [ ] 1.2 B (depnds: 1.1)\n", "- [ ] 1.1 A\n- [ ] 1.2 B (depends: 1.1)\n")]
    [InlineData("PLAN1007", "- [ ] 1.1 A\n- [ ] 1.2 B (depends: 1..1)\n", "- [ ] 1.1 A\n- [ ] 1.2 B (depends: 1.1)\n")]
    [InlineData("PLAN2001", "- [ ] 1.1 A (a.cs)\n- [ ] 1.2 B (a.cs)\n", "\n**Execution Note:** Tasks 1.1, 1.2 are [SEQUENTIAL] - same file\n\n- [ ] 1.1 A (a.cs)\n- [ ] 1.2 B (a.cs)\n")]
    public void The_first_fix_mends_the_finding_and_brings_no_other(string rule, string faulty, string mended)
    {
        const string heading = "## Phase 1: Core\n";
        var before = Analyze(heading + faulty);
        var finding = before.Findings.First(f => f.Rule.Id == rule);

        var text = finding.Fixes[0].ApplyTo(heading + faulty);

        Assert.Equal(heading + mended, text);
        Assert.DoesNotContain(Analyze(text).Findings, f => f.DefaultSeverity > Severity.Hidden || f.Rule.Id == rule);
    }

    private static PlanReport Analyze(string text) => PlanAnalysis.Analyze(PlanParser.Parse("fix.plan.md", text));
}
