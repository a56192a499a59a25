using System.Globalization;

namespace PlanModel.Tests.Corpus;

/// <summary>What the rules say of real plans: as often as <c>docs/corpus.md</c> says, where each finding was judged.</summary>
public sealed class CorpusFindingTests
{
    [Fact]
    public void Rules_speak_of_real_plans_as_often_as_the_page_says()
    {
        var corpus = SharedFolder.Path("corpus");
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(corpus, "*.md", SearchOption.AllDirectories).Where(file => Path.GetDirectoryName(file) != corpus))
        {
            var report = PlanAnalysis.Analyze(PlanParser.Parse(file, File.ReadAllText(file), TestContext.Current.CancellationToken), null, TestContext.Current.CancellationToken);
            foreach (var finding in report.Findings.Where(static finding => finding.DefaultSeverity > Severity.Hidden))
            {
                var key = $"{finding.Rule.Id} {finding.DefaultSeverity.ToString().ToLowerInvariant()}";
                counts[key] = counts.GetValueOrDefault(key) + 1;
            }
        }

        Assert.Equal(Table().Select(static row => $"{row[0]} {row[1]}: {row[2]}"), counts.Select(static count => $"{count.Key}: {count.Value}"));
    }

    [Fact]
    public void No_error_and_one_warning_in_twenty_at_most_was_judged_wrong()
    {
        Assert.NotEmpty(Table());
        foreach (var row in Table())
        {
            var (findings, sampled, right, arguable, wrong) = (Number(row[2]), Number(row[3]), Number(row[4]), Number(row[5]), Number(row[6]));
            Assert.True(sampled >= Math.Min(findings, 10), $"{row[0]}: {sampled} of {findings} were judged");
            Assert.Equal(sampled, right + arguable + wrong);
            if (row[1] == "error") Assert.Equal(0, wrong);
            if (row[1] == "warning") Assert.True(wrong * 20 <= sampled, $"{row[0]}: {wrong} of {sampled} are wrong");
        }
    }

    private static int Number(string cell) => int.Parse(cell, CultureInfo.InvariantCulture);

    /// <summary>The cells of the page's table: rule, severity, findings, sampled, right, arguable, wrong.</summary>
    private static List<string[]> Table() => [.. File.ReadLines(Path.Combine(Repository(), "docs", "corpus.md"))
        .Where(static line => line.StartsWith("| [PLAN", StringComparison.Ordinal))
        .Select(static line => line.Trim('|', ' ').Split('|').Select(static cell => cell.Trim()).ToArray())
        .Select(static cells => (string[])[cells[0][1..9], .. cells[1..]])];

    private static string Repository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "PlanAnalyzers.sln"))) return folder.FullName;
        }

        throw new DirectoryNotFoundException("the repository around the tests");
    }
}
