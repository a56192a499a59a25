namespace PlanModel.Tests.Parsing;

/// <summary>Which words of running text are paths, and where they end.</summary>
public sealed class MentionTests
{
    [Theory]
    [InlineData("Move POST /api/events/[id] to src/app/api/events/[id]/route.ts", "src/app/api/events/[id]/route.ts")]
    [InlineData("Add src/app/[...slug]/page.tsx, too", "src/app/[...slug]/page.tsx")]
    [InlineData("Add src/app/[[...slug]]/page.tsx", "src/app/[[...slug]]/page.tsx")]
    [InlineData("Add src/app/(auth)/login/[id].tsx.", "src/app/(auth)/login/[id].tsx")]
    [InlineData("Sign in (see src/app/(auth)/page.tsx)", "src/app/(auth)/page.tsx")]
    [InlineData("Tables of src/[a]-[b]/x.ts", "src/[a]-[b]/x.ts")]
    [InlineData("See [src/a.ts] and (as in src/b.ts)", "src/a.ts", "src/b.ts")]
    [InlineData("Call load(src/a.ts)", "src/a.ts")]
    [InlineData("Read a) b)src/a.ts and c]src/b.ts", "src/a.ts", "src/b.ts")]
    [InlineData("In `src/app/[id]/route.ts` and [the page](src/app/page.tsx)", "src/app/[id]/route.ts")]
    public void A_bracket_of_a_path_belongs_to_it(string title, params string[] paths) =>
        Assert.Equal(paths, FilesOf(title, FileAccess.Mention));

    [Theory]
    [InlineData("Routes (src/app/events/[id]/route.ts, src/app/(auth)/page.tsx)", "src/app/events/[id]/route.ts", "src/app/(auth)/page.tsx")]
    [InlineData("Routes (files: src/app/[id]/route.ts)", "src/app/[id]/route.ts")]
    public void A_declared_path_may_hold_brackets(string title, params string[] paths) =>
        Assert.Equal(paths, FilesOf(title, FileAccess.Write));

    [Theory]
    [InlineData("All (**/*.cs)", "**/*.cs")]
    [InlineData("All (**/gen/**, *.md)", "**/gen/**", "*.md")]
    [InlineData("All ( *Tests.cs )", "*Tests.cs")]
    [InlineData("All (files: **/*.cs, *.md)", "**/*.cs", "*.md")]
    [InlineData("All (creates: **/gen/**)", "**/gen/**")]
    [InlineData("All (_internal/a.cs)", "_internal/a.cs")]
    [InlineData("One (**src/a.cs**)", "src/a.cs")]
    [InlineData("One (_src/a.cs_)", "src/a.cs")]
    [InlineData("Two (files: **src/a.cs**, **`src/b.cs`**)", "src/a.cs", "src/b.cs")]
    public void The_stars_of_a_glob_are_its_own_and_those_of_bold_text_are_not(string title, params string[] paths) =>
        Assert.Equal(paths, FilesOf(title, FileAccess.Write));

    [Fact]
    public void Brackets_without_end_are_read_in_linear_time()
    {
        var title = "/" + new string('[', 200_000) + "a.ts " + new string(']', 200_000) + ".ts";

        Assert.Empty(FilesOf(title, FileAccess.Mention));
    }

    private static IEnumerable<string> FilesOf(string title, FileAccess access) =>
        Dump.Parse("## Phase 1: A\n- [ ] 1.1 " + title).Tasks[0].Files.Where(file => file.Access == access).Select(static file => file.Path);
}
