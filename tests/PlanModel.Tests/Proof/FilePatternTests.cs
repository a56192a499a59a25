using CsCheck;
using PlanCore;

namespace PlanModel.Tests.Proof;

public sealed class FilePatternTests
{
    [Theory]
    [InlineData("src/a.cs", "src/a.cs", true)]
    [InlineData("src/a.cs", "./src//a.cs", true)]
    [InlineData("src/a.cs", @"src\A.cs", true)]
    [InlineData("src/a.cs", "src/a.cs:12", true)]
    [InlineData("src/a.cs", "src/a.cs:12-20", true)]
    [InlineData("src/x/../a.cs", "src/a.cs", true)]
    [InlineData("src/a.cs", "src/b.cs", false)]
    [InlineData("src", "src/a.cs", true)]
    [InlineData("src/", "src/sub/a.cs", true)]
    [InlineData("src", "srcs/a.cs", false)]
    [InlineData("src/**/*.cs", "src/a/*.cs", true)]
    [InlineData("src/**/*.cs", "src/a.cs", true)]
    [InlineData("src/**/*.cs", "src/a/b.md", false)]
    [InlineData("*a", "b*", true)]
    [InlineData("*a", "*b", false)]
    [InlineData("a?c", "abc", true)]
    [InlineData("a?c", "abbc", false)]
    [InlineData("docs/*.md", "docs/api/*.md", false)]
    [InlineData("docs/*", "docs/api/x.md", false)]
    [InlineData("docs/**", "docs/api/x.md", true)]
    [InlineData("docs/*/x.md", "docs/api/**", true)]
    [InlineData("**/*.cs", "src/a.cs", true)]
    [InlineData("**/a/**", "src/b/c.cs", false)]
    [InlineData("src/a*", "src/a.d/x.cs", false)]
    [InlineData("src/*/gen", "src/x/gen/file.cs", true)]
    public void Overlap_as_sets_of_files(string a, string b, bool overlap)
    {
        Assert.Equal(overlap, FilePattern.Of(a).Intersects(FilePattern.Of(b)));
        Assert.Equal(overlap, FilePattern.Of(b).Intersects(FilePattern.Of(a)));
    }

    [Fact]
    public void Overlap_exactly_when_some_short_path_is_in_both()
    {
        var segment = Gen.OneOf(Gen.Const("**"), Gen.String[Gen.OneOf(Gen.Const('a'), Gen.Const('b'), Gen.Const('*'), Gen.Const('?')), 1, 2].Where(s => s != "**"));
        var pattern = segment.Array[1, 2].Select(segments => string.Join('/', segments) + "/*");
        var paths = Paths().ToList();
        Gen.Select(pattern, pattern).Sample(
            (a, b) =>
            {
                var (first, second) = (Matcher(a), Matcher(b));
                var expected = paths.Any(path => first.IsMatch(path) && second.IsMatch(path));
                Assert.Equal(expected, FilePattern.Of(a).Intersects(FilePattern.Of(b)));
            },
            iter: 400);
    }

    [Fact]
    public void Ten_thousand_globs_in_one_folder_are_compared_quickly_and_each_overlap_is_found()
    {
        var patterns = Enumerable.Range(0, 10_000).Select(i => FilePattern.Of($"src/{i}x*/**/a*.cs")).Append(FilePattern.Of("src/77x1/**")).ToArray();

        var overlaps = FileOverlaps.Of(patterns);

        Assert.Equal([10_000, 77], overlaps[10_000]);
    }

    [Fact]
    public void Overlaps_of_many_patterns_are_those_of_each_pair()
    {
        string[] segments = ["**", "*", "a", "b", "a*", "*a", "ab*b", "a?", "?b", "x.cs", "*.cs", "a*.cs", "src"];
        var pattern = Gen.Int[0, segments.Length - 1].Select(i => segments[i]).Array[1, 5].Select(static parts => FilePattern.Of(string.Join('/', parts)));
        pattern.Array[2, 40].Select(static all => all.DistinctBy(static one => one.Text).ToArray()).Sample(
            patterns =>
            {
                var overlaps = FileOverlaps.Of(patterns);

                for (var p = 0; p < patterns.Length; p++)
                {
                    var expected = Enumerable.Range(0, patterns.Length).Where(other => other == p || patterns[p].Intersects(patterns[other]));
                    Assert.Equal(expected, overlaps[p].Order());
                    Assert.Equal(p, overlaps[p][0]);
                }
            },
            iter: 2_000);
    }

    [Fact]
    public void More_overlaps_than_asked_for_are_told_at_the_pattern_that_has_them()
    {
        var patterns = Enumerable.Range(0, 10_000).Select(i => FilePattern.Of($"**/a{i}*b*c*/**")).ToArray();

        var overlaps = FileOverlaps.Of(patterns, 1_000, out var beyond);

        Assert.InRange(beyond, 0, patterns.Length - 1);
        Assert.Equal(2 * 1_000, overlaps.Sum(static found => found.Length - 1));
        FileOverlaps.Of(patterns[..40], 40 * 39 / 2, out beyond);
        Assert.Equal(-1, beyond);
    }

    /// <summary>All paths of up to four segments over a small alphabet, enough to tell such patterns apart.</summary>
    private static IEnumerable<string> Paths()
    {
        string[] segments = ["a", "b", "aa", "ab", "ba", "bb"];
        var level = segments.ToList();
        for (var depth = 1; depth <= 4; depth++)
        {
            foreach (var path in level) yield return path + "/";
            level = level.SelectMany(path => segments.Select(s => path + "/" + s)).ToList();
        }
    }

    private static System.Text.RegularExpressions.Regex Matcher(string pattern) => new("^" + string.Concat(pattern.Split('/').Select(Segment)) + "$");

    private static string Segment(string segment) => segment == "**"
        ? "(?:[^/]+/)*"
        : segment.Replace("*", "[^/]*", StringComparison.Ordinal).Replace("?", "[^/]", StringComparison.Ordinal) + "/";
}
