namespace Package.Tests;

public sealed class OlderTargets(PackedProduct product)
{
    private const string Properties = "<ImplicitUsings>disable</ImplicitUsings>";

    [Fact]
    public async Task A_netstandard_library_builds_without_a_warning_and_without_generated_code() => Assert.Empty(
        await new ConsumerProject(product, "netstandard2.0", properties: Properties).With("plan.md", Plans.Good)
            .With("Plan.cs", "namespace Consumer { public static class Plan { } }").BuildAsync());

    [Fact]
    public async Task A_plan_is_still_validated() => Assert.Contains(
        $"plan.md(2,29): error PLAN1002: {Plans.CycleWords}",
        await new ConsumerProject(product, "netstandard2.0", properties: Properties).With("plan.md", Plans.Cyclic).BuildAsync());
}
