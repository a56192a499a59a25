namespace PlanRuntime.Tests;

public sealed class BuilderTests
{
    private static PlanFaultException Fault(Action<PlanGraphBuilder> declare)
    {
        var plan = new PlanGraphBuilder("Release", "release.plan.md");
        declare(plan);
        return Assert.Throws<PlanFaultException>(plan.Build);
    }

    [Fact]
    public void An_unknown_id_is_named_with_the_nearest_known_one()
    {
        var fault = Fault(plan =>
        {
            plan.AddTask("1.2").Line(6);
            plan.AddTask("1.3").DependsOn("1.22").Line(7);
        });
        Assert.Equal("release.plan.md(7): error PLAN1001: Task '1.3' depends on '1.22', which this plan does not have; did you mean '1.2'?", fault.Message);
        Assert.Equal("PLAN1001", fault.RuleId);
    }

    [Fact]
    public void An_id_declared_twice_is_refused_whatever_its_case()
    {
        var fault = Fault(plan =>
        {
            plan.AddTask("1.2a").Line(3);
            plan.AddTask("1.2A").Line(9);
        });
        Assert.Equal("release.plan.md(9): error PLAN0001: Task '1.2A' is declared twice, first at line 3; give one of them another id", fault.Message);
    }

    [Fact]
    public void A_cycle_is_shown_with_nothing_that_merely_leads_to_it()
    {
        var fault = Fault(plan =>
        {
            plan.AddTask("1.1").DependsOn("2.1");
            plan.AddTask("1.3").DependsOn("2.1").Line(5);
            plan.AddTask("2.1").DependsOn("1.3").Line(12);
            plan.AddTask("2.2").DependsOn("2.1");
        });
        Assert.Equal("release.plan.md(5): error PLAN1002: Tasks wait for each other: 1.3 -> 2.1 -> 1.3 (1.3 waits for 2.1 at line 5; 2.1 waits for 1.3 at line 12); remove one of these dependencies", fault.Message);
    }

    [Fact]
    public void A_task_cannot_depend_on_itself_its_parent_or_its_child()
    {
        Assert.Equal("release.plan.md: error PLAN1003: Task '1' depends on itself; remove this dependency", Fault(p => p.AddTask("1").DependsOn("1")).Message);
        Assert.Equal("PLAN1003", Fault(plan =>
        {
            plan.AddTask("1");
            plan.AddTask("1.1").ChildOf("1").DependsOn("1");
        }).RuleId);
        Assert.Equal("PLAN1003", Fault(plan =>
        {
            plan.AddTask("1").ChildOf("2");
            plan.AddTask("2").ChildOf("1");
        }).RuleId);
    }

    [Fact]
    public async Task A_dependency_against_the_order_of_phases_is_refused_before_anything_starts()
    {
        var plan = new PlanGraphBuilder("Release", "release.plan.md");
        plan.AddPhase("1");
        plan.AddTask("1.4").DependsOn("2.1").Line(14);
        plan.AddPhase("2");
        plan.AddTask("2.1").Line(21);
        var graph = plan.Build();
        Assert.Null(graph.Simulate().Makespan);
        var fault = await Assert.ThrowsAsync<PlanFaultException>(() => PlanRunner.RunAsync(graph, (_, _) => Task.CompletedTask, cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal("PLAN3001", fault.RuleId);
        Assert.StartsWith("release.plan.md(14): error PLAN3001: Task '1.4' can never start", fault.Message, StringComparison.Ordinal);
        Assert.Contains("phase 2", fault.Message, StringComparison.Ordinal);

        var ignoring = await PlanRunner.RunAsync(graph, (_, _) => Task.CompletedTask, new PlanOptions { IgnorePhases = true }, TestContext.Current.CancellationToken);
        Assert.Equal(PlanStatus.Completed, ignoring.Status);
    }

    [Fact]
    public void A_plan_knows_what_was_declared()
    {
        var plan = new PlanGraphBuilder("Known", "known.plan.md");
        plan.AddPhase("A", "First");
        plan.AddTask("T001", "One").Writes("a.cs", "b.cs").Reads("c.cs").Estimate(TimeSpan.FromMinutes(3)).Priority(7).Line(4).Tag("US1", "SMALL").Command("dotnet build");
        plan.AddTask("T002", "Two").DependsOn("t001").Describe("More of it").Mark('!').Retries(2).Timeout(TimeSpan.FromMinutes(1));
        plan.AddTask("T003").Writes("d.cs").Blocks("T002");
        var graph = plan.Build();
        var (one, two) = (graph["t001"], graph["T002"]);
        Assert.Equal("T001 One", one.ToString());
        Assert.Equal([new PlanFile("a.cs", true), new PlanFile("b.cs", true), new PlanFile("c.cs", false)], one.Files);
        Assert.Equal(["US1", "SMALL"], one.Tags);
        Assert.Equal((TimeSpan.FromMinutes(3), 7, 4, "dotnet build", "A"), (one.Estimate, one.Priority, one.Line, one.Command, one.Phase.Id));
        Assert.Equal(["T001", "T003"], two.Dependencies.Select(t => t.Id));
        Assert.Equal(("More of it", '!', 2, TimeSpan.FromMinutes(1)), (two.Description, two.Mark, two.Retries, two.Timeout));
        Assert.False(graph.TryGetTask("T009", out _));
        Assert.Equal("Plan 'Known' has no task 'T009'.", Assert.Throws<KeyNotFoundException>(() => graph["T009"]).Message);
    }

    [Fact]
    public void A_graph_does_not_change_when_its_builder_is_used_further()
    {
        var plan = new PlanGraphBuilder("Grows");
        plan.AddTask("1").Describe("first");
        var graph = plan.Build();
        plan.AddTask("2").DependsOn("1").Describe("second");
        Assert.Single(graph.Tasks);
        Assert.Equal(2, plan.Build().Tasks.Count);
    }

    [Fact]
    public void A_part_of_another_plan_is_refused()
    {
        var other = new PlanGraphBuilder("Other").AddTask("1");
        Assert.Throws<ArgumentException>(() => new PlanGraphBuilder("This").AddTask("2").DependsOn(other));
    }
}
