namespace Package.Tests;

/// <summary>What docs/ci.md tells a pipeline to do, done with the packed tool and the packed analyzers.</summary>
public sealed class Pipelines(PackedProduct product)
{
    private const string Page = "docs/ci.md";

    [Fact]
    public async Task A_pipeline_without_a_project_fails_on_a_bad_plan()
    {
        var steps = StepsOf(Assert.Single(CodeBlocks.Of(Page, "yaml"), block => block.Contains("dotnet plan", StringComparison.Ordinal)));
        Assert.Equal("dotnet tool install --global PlanTool", steps[0]);
        var folder = Directory.CreateDirectory(Path.Combine(product.Folder, "pipeline")).FullName;
        var tools = Path.Combine(folder, ".tools");
        (await DotNet.RunAsync(folder, "tool", "install", "--tool-path", tools, "PlanTool", "--version", PackedProduct.Version)).EnsureSuccess();
        var check = steps[1].Split(' ')[1..].Select(word => word.Trim('\'')).ToArray();

        Directory.CreateDirectory(Path.Combine(folder, "plans"));
        await File.WriteAllTextAsync(Path.Combine(folder, "plans", "release.plan.md"), Plans.Good, TestContext.Current.CancellationToken);
        var good = await DotNet.RunWithToolsAsync(folder, tools, check);
        await File.WriteAllTextAsync(Path.Combine(folder, "plans", "release.plan.md"), Plans.Cyclic, TestContext.Current.CancellationToken);
        var bad = await DotNet.RunWithToolsAsync(folder, tools, check);

        Assert.Equal((0, ""), (good.ExitCode, good.Output));
        Assert.Equal(1, bad.ExitCode);
        Assert.Equal($"::error file=plans/release.plan.md,line=2,col=29,endColumn=32,title=PLAN1002::{Plans.CycleWords}", bad.Output.TrimEnd());
    }

    [Fact]
    public async Task A_pipeline_that_builds_can_keep_what_was_found_as_SARIF()
    {
        var project = new ConsumerProject(product).With("plan.md", Plans.Cyclic);

        await project.BuildAsync("-p:ErrorLog=plans.sarif%2Cversion=2.1");

        Assert.Contains("\"ruleId\": \"PLAN1002\"", await File.ReadAllTextAsync(project.PathOf("plans.sarif"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private static string[] StepsOf(string workflow) => workflow.Split('\n')
        .Where(line => line.Contains("- run: ", StringComparison.Ordinal))
        .Select(line => line[(line.IndexOf("- run: ", StringComparison.Ordinal) + "- run: ".Length)..]).ToArray();
}
