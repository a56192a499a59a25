namespace PlanRuntime.Tests;

/// <summary>The golden plans, made by code.</summary>
internal static class GoldenPlans
{
    public static PlanGraph Dag()
    {
        var plan = new PlanGraphBuilder("Dag");
        plan.AddPhase("1", "Core");
        plan.AddTask("1.1", "Define the shared types").Writes("src/types/Auth.cs");
        plan.AddTask("1.2", "Define the database schema").Writes("src/db/Schema.cs");
        plan.AddTask("1.3", "Write the sign-in service").DependsOn("1.1", "1.2");
        plan.AddTask("1.4", "Expose the endpoints").DependsOn("1.3");
        plan.AddTask("1.5", "Write the unit tests").DependsOn("1.1");
        plan.AddTask("1.6", "Write the integration tests").DependsOn("1.3", "1.4");
        return plan.Build();
    }

    public static PlanGraph Overlap(int? threshold = null)
    {
        var plan = new PlanGraphBuilder("Overlap");
        if (threshold is { } percent) plan.PhaseThreshold(percent);
        foreach (var (phase, minutes) in new[] { (1, 4), (2, 3), (3, 2) })
        {
            plan.AddPhase($"{phase}");
            var ids = Enumerable.Range(1, 5).Select(n => $"{phase}.{n}").ToArray();
            foreach (var id in ids) plan.AddTask(id).Estimate(TimeSpan.FromMinutes(minutes));
            plan.RunOneAtATime(ids);
        }

        return plan.Build();
    }

    public static PlanGraph Pipeline()
    {
        var plan = new PlanGraphBuilder("Pipeline");
        plan.AddPhase("1", "Core");
        plan.AddTask("1.1", "Create the types");
        plan.AddTask("1.2", "Create the utilities");
        plan.AddTask("1.3", "Create the service").DependsOn("1.1", "1.2");
        plan.AddTask("1.4", "Type check").Verifies("1").InBackground();
        plan.AddTask("1.5", "Unit tests").Verifies("1").InBackground();
        plan.AddPhase("2", "Integration").OpensWhen("1.3");
        plan.AddTask("2.1", "Integration tests").DependsOn("1.3");
        plan.AddTask("2.2", "Smoke test");
        plan.AddTask("2.3", "Load test");
        plan.OpenEarly(["2.2", "2.3"], ["1.1", "1.2"]);
        plan.AddPhase("3", "Documentation").OpensWith("4");
        plan.AddTask("3.1", "Guide");
        plan.AddTask("3.2", "Reference");
        plan.AddPhase("4", "Tests");
        plan.AddTask("4.1", "End-to-end tests");
        plan.AddTask("4.2", "Property tests");
        plan.AddPhase("5", "Release").OpensAt(50, "4");
        plan.AddTask("5.1", "Package");
        return plan.Build();
    }
}
