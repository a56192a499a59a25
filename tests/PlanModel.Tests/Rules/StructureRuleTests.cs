namespace PlanModel.Tests.Rules;

public sealed class StructureRuleTests
{
    [Fact]
    public void Reports_the_second_task_of_an_id_with_the_place_of_the_first()
    {
        var report = RuleTest.Check(
            """
            ## Phase 1: Core
            - [ ] 1.1 Types
            - [ ] 1.2 Schema
            - [ ] {|PLAN0001:1.1|} Service
            """,
            "Task '1.1' is declared twice, first at line 2; give one of them another id");

        var place = Assert.Single(report.Findings.First(f => f.Rule.Id == "PLAN0001").AdditionalPlaces);
        Assert.Equal("1.1", report.Plan.Document.TextOf(place.Span));
        Assert.Equal(1, report.Plan.Document.Lines.LineOf(place.Span.Start));
    }

    [Theory]
    [InlineData("")]
    [InlineData("# Notes\n\nNothing to do here.\n")]
    [InlineData("```\n- [ ] 1.1 In a fence\n```\n")]
    public void Reports_a_plan_without_tasks(string text)
    {
        var report = PlanAnalysis.Analyze(PlanParser.Parse("empty.plan.md", text), null, TestContext.Current.CancellationToken);

        var finding = Assert.Single(report.Findings);
        Assert.Equal(("PLAN0002", "The plan has no task; write one as '- [ ] 1.1 Title'"), (finding.Rule.Id, finding.Message));
        Assert.Equal(new TextSpan(0, 0), finding.Span);
        Assert.Null(report.FirstFault);
    }

    [Fact]
    public void Reports_ranges_that_run_backwards_or_are_too_large() => RuleTest.Check(
        """
        ## Phase 1: Core
        - [ ] {|PLAN0007:1.4-1.2|} Types
        - [ ] {|PLAN0007:1.5-1.5000|} Many
        - [ ] 1.1 Service
        """,
        "The range '1.4-1.2' runs backwards; write the smaller id first",
        "The range '1.5-1.5000' names more than 1,000 tasks; split it");

    [Fact]
    public void Reports_an_unreadable_file_by_its_name()
    {
        var report = PlanAnalysis.Unreadable("docs/plan.md", "is a folder");

        var finding = Assert.Single(report.Findings);
        Assert.Equal(("PLAN0017", "The plan file 'docs/plan.md' is a folder; correct the PlanFile item or remove it"), (finding.Rule.Id, finding.Message));
        Assert.Same(finding, report.FirstFault);
    }

    [Fact]
    public void Every_finding_of_a_file_is_reported_in_the_order_of_its_places() => RuleTest.Check(
        """
        ## Phase 1: Core
        - [ ] 1.1 Types (depends: {|PLAN1001:9.1|})
        - [ ] {|PLAN0001:1.1|} Again (depends: {|PLAN1001:9.2|})
        - [ ] 1.2 Self (depends: {|PLAN1003:1.2|}) (src/a.cs)
        - [ ] 1.3 Other ({|PLAN2001:src/a.cs|})
        """);
}
