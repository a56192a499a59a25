namespace Package.Tests;

public sealed class PackagePages(PackedProduct product)
{
    [Fact]
    public async Task The_page_of_PlanAnalyzers_shows_what_runs() => Assert.Equal(
        ["service of types"],
        await new ConsumerProject(product, outputType: "Exe")
            .With("plan.md", Assert.Single(CodeBlocks.Of("src/PlanAnalyzers/PACKAGE.md", "markdown")))
            .With("Plan.cs", Assert.Single(CodeBlocks.Of("src/PlanAnalyzers/PACKAGE.md", "csharp"), block => block.Contains("namespace", StringComparison.Ordinal)))
            .With("Program.cs", Assert.Single(CodeBlocks.Of("src/PlanAnalyzers/PACKAGE.md", "csharp"), block => block.Contains("await", StringComparison.Ordinal))).RunAsync());

    [Fact]
    public async Task The_page_of_PlanRuntime_shows_what_runs()
    {
        var lines = await new ConsumerProject(product, outputType: "Exe", packageId: "PlanRuntime")
            .With("Program.cs", Assert.Single(CodeBlocks.Of("src/PlanRuntime/PACKAGE.md", "csharp"))).RunAsync();

        Assert.Equal(["1.1 Compile", "1.2 Test", "1.3 Write notes"], lines[..^1].Order(StringComparer.Ordinal));
        Assert.StartsWith("Completed in ", lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_of_PlanRuntime_Testing_shows_what_runs() => Assert.Equal(
        ["02:01:00"],
        await new ConsumerProject(product, outputType: "Exe", packageId: "PlanRuntime.Testing")
            .With("Program.cs", Assert.Single(CodeBlocks.Of("src/PlanRuntime.Testing/PACKAGE.md", "csharp"))).RunAsync());

    [Fact]
    public async Task The_page_of_PlanRuntime_Console_shows_what_runs()
    {
        var lines = await new ConsumerProject(product, outputType: "Exe", packageId: "PlanRuntime.Console")
            .With("Program.cs", Assert.Single(CodeBlocks.Of("src/PlanRuntime.Console/PACKAGE.md", "csharp"))).RunAsync();

        Assert.Equal(["batch of 1.1 begins", "1.1 Compile: started"], lines[..^1]);
        Assert.StartsWith("1.1 Compile: done in ", lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_of_PlanRuntime_Sqlite_shows_what_runs() => Assert.Empty(
        await new ConsumerProject(product, outputType: "Exe", packageId: "PlanRuntime.Sqlite")
            .With("Program.cs", Assert.Single(CodeBlocks.Of("src/PlanRuntime.Sqlite/PACKAGE.md", "csharp"))).RunAsync());
}
