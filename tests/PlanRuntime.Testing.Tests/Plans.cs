namespace PlanRuntime.Testing.Tests;

internal static class Plans
{
    /// <summary>1 goes before 2 and 3, which go before 4.</summary>
    public static PlanGraph Diamond()
    {
        var plan = new PlanGraphBuilder("Diamond");
        plan.AddTask("1", "Read").DependsOnNothing().Estimate(TimeSpan.FromMinutes(2));
        plan.AddTask("2", "Build").DependsOn("1");
        plan.AddTask("3", "Document").DependsOn("1");
        plan.AddTask("4", "Ship").DependsOn("2", "3");
        return plan.Build();
    }

    public static PlanGraph Independent(params string[] ids)
    {
        var plan = new PlanGraphBuilder("Independent");
        foreach (var id in ids) plan.AddTask(id).DependsOnNothing();
        return plan.Build();
    }
}
