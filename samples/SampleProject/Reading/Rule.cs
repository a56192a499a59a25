namespace SampleProject.Reading;

/// <summary>What the front table of a rule page says.</summary>
/// <param name="Id">The rule's id.</param>
/// <param name="Title">The fault in a few words.</param>
/// <param name="Severity"><c>error</c>, <c>warning</c>, <c>info</c> or <c>hidden</c>.</param>
/// <param name="Category">The part of the catalogue.</param>
/// <param name="StopsGraph">Whether no graph can run with such a fault.</param>
/// <param name="Page">The rule's page.</param>
internal sealed record Rule(string Id, string Title, string Severity, string Category, bool StopsGraph, Page Page);

/// <summary>Every rule that has a page.</summary>
/// <param name="Rules">In the order of ids.</param>
internal sealed record RuleList(IReadOnlyList<Rule> Rules)
{
    /// <summary>The rules part by part, in the order of their first ids.</summary>
    public IEnumerable<IGrouping<string, Rule>> ByCategory => Rules.GroupBy(rule => rule.Category, StringComparer.Ordinal);
}
