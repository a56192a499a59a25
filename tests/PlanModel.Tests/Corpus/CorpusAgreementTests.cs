using System.Globalization;

namespace PlanModel.Tests.Corpus;

/// <summary>
/// Compares the tasks of real plans with what an independent line reader sees. It may be wrong, so each disagreement has a verdict here;
/// <c>docs/plan-format.md</c> quotes the figures.
/// </summary>
public sealed class CorpusAgreementTests
{
    // file, line: who is right and why.
    private static readonly Dictionary<(string File, int Line), string> Verdicts = new()
    {
        [("kiro/FouadABT__pictact__1.md", 44)] = "we are: '- - [x] 3.3' is a list item in a list item, and a task",
        [("openspec/Xushlin__gomoku-online__1.md", 39)] = "we are: '5.1–5.3' is a range line written with an en dash",
        [("openspec/Xushlin__gomoku-online__4.md", 56)] = "we are: '6.1–6.6' is a range line written with an en dash",
    };

    [Fact]
    public void Tasks_of_real_plans_agree_with_an_independent_reader_in_995_of_1000_lines()
    {
        var corpus = SharedFolder.Path("corpus");
        var expected = ReadExpected(corpus);
        var actual = ReadActual(corpus, expected.Keys.Select(static key => key.File).Concat(Directory.EnumerateFiles(corpus, "*.md", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(corpus, file).Replace('\\', '/'))).Where(static file => file.Contains('/', StringComparison.Ordinal)).Distinct());
        var lines = expected.Keys.Union(actual.Keys).Order().ToList();
        var disagreements = lines.Where(line => !string.Equals(expected.GetValueOrDefault(line), actual.GetValueOrDefault(line), StringComparison.OrdinalIgnoreCase)).ToList();
        var agreement = 100.0 * (lines.Count - disagreements.Count) / lines.Count;
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{lines.Count} lines, {disagreements.Count} disagreements, {agreement:F2} % agree"));
        foreach (var line in disagreements) TestContext.Current.TestOutputHelper?.WriteLine($"{line.File}({line.Line}): reader '{expected.GetValueOrDefault(line)}', parser '{actual.GetValueOrDefault(line)}': {Verdicts.GetValueOrDefault(line, "no verdict")}");
        Assert.True(agreement >= 99.5, string.Create(CultureInfo.InvariantCulture, $"only {agreement:F2} % of {lines.Count} lines agree"));
        Assert.DoesNotContain(disagreements, line => !Verdicts.ContainsKey(line));
    }

    private static Dictionary<(string File, int Line), string?> ReadExpected(string corpus)
    {
        var expected = new Dictionary<(string, int), string?>();
        foreach (var row in File.ReadLines(Path.Combine(corpus, "tasks.tsv")).Skip(1))
        {
            var cells = row.Split('\t');
            // A criterion is a line on which nothing may be read as a task.
            expected[(cells[0], int.Parse(cells[1], CultureInfo.InvariantCulture))] = cells[4] == "1" ? cells[2] : null;
        }

        return expected;
    }

    private static Dictionary<(string File, int Line), string?> ReadActual(string corpus, IEnumerable<string> files)
    {
        var actual = new Dictionary<(string, int), string?>();
        foreach (var file in files)
        {
            var plan = PlanParser.Parse(file, File.ReadAllText(Path.Combine(corpus, file)), TestContext.Current.CancellationToken);
            // The reader knows boxes only: no heading tasks, no verification blocks.
            foreach (var task in plan.Tasks.Where(static task => task is { IsVerificationBlock: false, MarkSpan.Length: > 0 })) actual.TryAdd((file, plan.Lines.PositionOf(task.IdSpan.Start).Line + 1), task.Id);
        }

        return actual;
    }
}
