using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace SampleProject.Reading;

/// <summary>Reads what a rule page says of its rule: <c># PLAN1001: Title</c> and the table below it.</summary>
internal static class RuleReader
{
    /// <summary>Reads all rules.</summary>
    /// <exception cref="InvalidDataException">A page has no front table, or not the columns it needs.</exception>
    public static RuleList Read(RulePages pages) => new([.. pages.Pages.Select(Read)]);

    private static Rule Read(Page page)
    {
        int colon = page.Title.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0) throw new InvalidDataException($"{page.File.Source}: the first heading is not '# PLANnnnn: Title'.");
        Table table = page.Document.OfType<Table>().FirstOrDefault()
            ?? throw new InvalidDataException($"{page.File.Source}: no table under the first heading.");
        Dictionary<string, string> facts = Facts(table);
        return new Rule(
            page.Title[..colon].Trim(), page.Title[(colon + 1)..].Trim(),
            Fact("Default severity"), Fact("Category"), Fact("Stops the graph") == "yes", page);

        string Fact(string name) => facts.GetValueOrDefault(name)
            ?? throw new InvalidDataException($"{page.File.Source}({table.Line + 1},1): the table has no column '{name}'.");
    }

    private static Dictionary<string, string> Facts(Table table)
    {
        if (table.Count < 2) return [];
        string[] names = Cells(table[0]), values = Cells(table[1]);
        return names.Zip(values).DistinctBy(pair => pair.First).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
    }

    private static string[] Cells(Block row) =>
        [.. ((TableRow)row).Cast<TableCell>().Select(cell =>
            string.Concat(cell.Descendants<LiteralInline>().Select(literal => literal.Content.ToString())).Trim())];
}
