namespace PlanModel.Tests.Rules;

/// <summary>Mending plans with very many faults.</summary>
public sealed class PlanMendingTests
{
    [Fact]
    public void A_thousand_tasks_without_an_id_of_their_own_get_one_each_in_one_round()
    {
        var text = "## Phase 1: A\n- [ ] 1.1 A\n" + string.Concat(Enumerable.Repeat("- [ ] 1.1 A\n", 600)) + string.Concat(Enumerable.Repeat("- [ ] A\n", 400));
        var report = Analyze(text);
        var mending = PlanMending.Mend(report, Analyze, static finding => finding.Rule.Id == "PLAN0001");
        Assert.Single(mending.Rounds);
        Assert.Equal(600, mending.Rounds[0].Mended.Count);
        mending = PlanMending.Mend(mending.Report, Analyze, static finding => finding.Rule.Id == "PLAN0006");
        Assert.Single(mending.Rounds);
        Assert.Equal(400, mending.Rounds[0].Mended.Count);
        Assert.Equal(Enumerable.Range(1, 1001).Select(static n => $"1.{n}"), mending.Report.Plan.Document.Tasks.Select(static t => t.Id));
        Assert.False(mending.IsCutShort);
    }

    [Fact]
    public void What_does_harm_in_a_large_plan_is_not_tried_for_ever()
    {
        var text = "## Phase 1: A\n" + string.Concat(Enumerable.Repeat("- [ ] 1.1 A\n", 60)) + "\n" + new string('a', 1_000_000);
        var worse = Analyze("## Phase 1: A\n- [ ] 1.1 A (depends: 1.1)\n");
        var read = 0L;
        var mending = PlanMending.Mend(
            Analyze(text),
            tried =>
            {
                read += tried.Length;
                return worse;
            },
            static finding => finding.Rule.Id == "PLAN0001");
        Assert.True(mending.IsCutShort);
        Assert.Empty(mending.Rounds);
        Assert.Equal(text, mending.Text);
        Assert.InRange(read, 30_000_000, 45_000_000);
    }

    private static PlanReport Analyze(string text) => PlanAnalysis.Analyze(PlanParser.Parse("plan.md", text));
}
