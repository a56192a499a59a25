using PlanRuntime;
using PlanRuntime.Testing;
using SampleProject.Reading;

namespace SampleProject.Tests;

/// <summary>The plan under test: its order without any handler, its handlers with one fake, and what is left of a site when a task fails.</summary>
public sealed class SitePlanTests : IDisposable
{
    private readonly SiteFolders _folders;

    public SitePlanTests()
    {
        string folder = Directory.CreateTempSubdirectory("site.").FullName;
        _folders = new SiteFolders(Path.Combine(folder, "repository"), Path.Combine(folder, "site"));
        Write("README.md", "# Start\n\n[a rule](docs/rules/PLAN0001.md)\n");
        Write("docs/rules/README.md", "# Rules\n\n| Rule | Severity | Fault |\n|---|---|---|\n");
        Write("docs/rules/PLAN0001.md", "# PLAN0001: Duplicate task id\n\n| Default severity | Category | Stops the graph |\n|---|---|---|\n| error | Structure | yes |\n\nText.\n");
    }

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(_folders.Repository)!, recursive: true);

    [Fact]
    public async Task The_guide_and_the_rules_are_built_at_one_time_and_checked_at_the_end()
    {
        PlanTestRun run = await new PlanTest().RunAsync(Plan.Graph, TestContext.Current.CancellationToken);

        run.AssertCompleted()
            .AssertTogether(Plan.Ids.ReadTheGuidePages, Plan.Ids.ReadTheRulePages)
            .AssertTogether(Plan.Ids.RenderTheGuide, Plan.Ids.RenderTheRulePages)
            .AssertOrder("1.1", "1.2", "2.1", "3.3", "4.2", "4.6");
    }

    [Fact]
    public async Task Only_the_folders_are_faked_and_a_site_is_written()
    {
        PlanTestRun run = await Test().RunAsync(Plan.RunAsync, TestContext.Current.CancellationToken);

        run.AssertCompleted();
        Assert.True(File.Exists(Path.Combine(_folders.Output, "rules", "PLAN0001.html")));
        Assert.Equal(1, run.Result.ResultOf(Plan.Tasks.CheckEveryLink).Inside);
    }

    [Fact]
    public async Task A_broken_link_keeps_nothing_from_being_written_but_fails_the_site()
    {
        Write("README.md", "# Start\n\n[nowhere](docs/missing.md)\n");

        PlanTestRun run = await Test().RunAsync(Plan.RunAsync, TestContext.Current.CancellationToken);

        run.AssertStatus(Plan.Ids.CheckEveryLink, PlanTaskStatus.Failed)
            .AssertStatus(Plan.Ids.WriteTheGuide, PlanTaskStatus.Completed)
            .AssertStatus(Plan.Ids.CheckTheWrittenSite, PlanTaskStatus.Blocked);
    }

    [Fact]
    public async Task A_disk_that_is_full_blocks_the_check_alone()
    {
        PlanTestRun run = await Test().Fails(Plan.Ids.WriteTheRulePages, error: new IOException("disk full")).RunAsync(Plan.RunAsync, TestContext.Current.CancellationToken);

        run.AssertStatus(Plan.Ids.CheckTheWrittenSite, PlanTaskStatus.Blocked)
            .AssertStatus(Plan.Ids.WriteTheSearchIndex, PlanTaskStatus.Completed);
    }

    private PlanTest Test() => new PlanTest().Fake(Plan.Tasks.FindTheRepositoryAndTheOutputFolder, _folders);

    private void Write(string file, string text)
    {
        string path = Path.Combine(_folders.Repository, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
