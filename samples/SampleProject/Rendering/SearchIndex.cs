using System.Text.Json;
using System.Text.RegularExpressions;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using SampleProject.Reading;

namespace SampleProject.Rendering;

/// <summary>What the search box looks in: titles, headings and words of every page.</summary>
/// <param name="Entries">One for each page, the guide first.</param>
internal sealed record SearchIndex(IReadOnlyList<SearchEntry> Entries)
{
    private static readonly Regex Word = new(@"[\p{L}\p{Nd}]{3,}", RegexOptions.NonBacktracking);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Builds the index of the guide and the rules.</summary>
    public static SearchIndex Build(GuidePages guide, RuleList rules) =>
        new([.. guide.Pages.Select(page => Of(page, page.Title)), .. rules.Rules.Select(rule => Of(rule.Page, $"{rule.Id} {rule.Title}"))]);

    /// <summary>
    /// The index as a script: a page that is opened from a folder may load a script, but no data. The serializer escapes
    /// what could end the script.
    /// </summary>
    public string ToScript() => $"window.planSearch={JsonSerializer.Serialize(Entries, Json)};\n";

    private static SearchEntry Of(Page page, string title) => new(
        title,
        page.File.Address,
        [.. page.Sections.Select(section => new SearchSection(section.Title, section.Anchor))],
        string.Join(' ', page.Document.Descendants<LiteralInline>()
            .SelectMany(text => Word.Matches(text.Content.ToString()))
            .Select(word => word.Value.ToLowerInvariant())
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)));
}

/// <summary>A page in the index.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Address">Its address in the site.</param>
/// <param name="Sections">Its headings.</param>
/// <param name="Words">Its words in lower case, each once.</param>
internal sealed record SearchEntry(string Title, string Address, IReadOnlyList<SearchSection> Sections, string Words);

/// <summary>A heading in the index.</summary>
/// <param name="Title">Its text.</param>
/// <param name="Anchor">Its id.</param>
internal sealed record SearchSection(string Title, string Anchor);
