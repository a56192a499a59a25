namespace Package.Tests;

public sealed class RunningPlans(PackedProduct product)
{
    private const string Program = """
        var result = await Plan.RunAsync();
        Console.WriteLine($"{result.Status}: {string.Join(", ", result.Tasks.Select(task => $"{task.Task.Id} {task.Status}"))}");

        """;

    private const string Handlers = """
        namespace Consumer;

        public static partial class Plan
        {
            [PlanTask("1.1")] static Task<string> Compile(CancellationToken cancellationToken) => Task.FromResult("the compiled code");
            [PlanTask("1.2")] static void Test(string compiled) => Console.WriteLine($"tests {compiled}");
            [PlanTask("2.1")] static async Task Publish(PlanTaskContext context) { await Task.Yield(); Console.WriteLine(context.Task.Title); }
        }

        """;

    [Theory]
    [InlineData("net10.0")]
    [InlineData("net8.0")]
    public async Task Await_Plan_RunAsync_runs_the_handlers_in_order(string targetFramework) => Assert.Equal(
        ["tests the compiled code", "Publish", "Completed: 1.1 Completed, 1.2 Completed, 2.1 Completed"],
        await new ConsumerProject(product, targetFramework, "Exe").With("plan.md", Plans.Good).With("Program.cs", Program).With("Plan.cs", Handlers).RunAsync(targetFramework));

    [Fact]
    public async Task Two_plans_live_in_one_project() => Assert.Equal(
        ["Compile", "Test", "Publish", "Compile", "Test", "Publish"],
        await new ConsumerProject(product, outputType: "Exe").With("plan.md", Plans.Good).With("deploy/to-cloud.plan.md", Plans.Good).With("Program.cs", """
            await Plan.RunAsync((task, _) => { Console.WriteLine(task.Task.Title); return Task.CompletedTask; });
            await ToCloudPlan.RunAsync((task, _) => { Console.WriteLine(task.Task.Title); return Task.CompletedTask; });
            """).RunAsync());

    [Fact]
    public async Task A_plan_needs_no_other_file() => Assert.Empty(
        await new ConsumerProject(product, "net8.0;net10.0", properties: "<TreatWarningsAsErrors>true</TreatWarningsAsErrors><AnalysisLevel>latest-all</AnalysisLevel>")
            .With("plan.md", Plans.Good).BuildAsync());
}
