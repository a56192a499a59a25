using PlanTool.Files;

namespace PlanTool.Tests;

public sealed class PlanSelectionTests
{
    [Fact]
    public void A_pattern_finds_files_by_name_and_leaves_out_what_others_made()
    {
        using var folder = Folder("b.plan.md", "a.plan.md", "sub/deep/c.PLAN.md", "bin/x.plan.md", "sub/node_modules/y.plan.md", "a.md");
        Assert.Equal(["a.plan.md", "b.plan.md", "sub/deep/c.PLAN.md"], Shown(folder, "**/*.plan.md"));
        Assert.Equal(["bin/x.plan.md"], Shown(folder, "bin/*.plan.md"));
    }

    [Fact]
    public void Files_come_in_the_order_given_and_once()
    {
        using var folder = Folder("a.md", "b.md", "c.md");
        Assert.Equal(["c.md", "a.md", "b.md"], Shown(folder, "c.md", "*.md", "./a.md"));
    }

    [Fact]
    public void A_pattern_may_start_above_or_at_the_root()
    {
        using var folder = Folder("sub/here.txt", "plans/a.md");
        var selection = PlanSelection.Find(["../plans/*.md", folder.Path + "/**/*.md"], Path.Combine(folder.Path, "sub"));
        Assert.Equal(["../plans/a.md"], selection.Select(file => file.Shown));
    }

    [Fact]
    public void A_file_with_a_star_in_its_name_is_that_file()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such names");
        using var folder = Folder("a*.md", "ab.md");
        Assert.Equal(["a*.md"], Shown(folder, "a*.md"));
    }

    [Fact]
    public void A_link_to_a_folder_above_does_not_loop()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need a privilege on Windows");
        using var folder = Folder("sub/a.md");
        Directory.CreateSymbolicLink(Path.Combine(folder.Path, "sub", "up"), folder.Path);
        Assert.Equal(["sub/a.md"], Shown(folder, "**/*.md"));
    }

    private static PlanFolder Folder(params string[] names)
    {
        var folder = new PlanFolder();
        foreach (var name in names) folder.Write(name, "");
        return folder;
    }

    private static IEnumerable<string> Shown(PlanFolder folder, params string[] arguments) =>
        PlanSelection.Find(arguments, folder.Path).Select(file => file.Shown);
}
