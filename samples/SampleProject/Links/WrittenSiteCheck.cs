using System.Net;
using System.Text.RegularExpressions;
using SampleProject.Writing;

namespace SampleProject.Links;

/// <summary>Reads the site back from the disk and follows every link in it, navigation and styles included.</summary>
internal static class WrittenSiteCheck
{
    // No backtracking: the check reads what people wrote.
    private static readonly Regex Attributes = new(@"\s(?<name>href|src|id)=""(?<value>[^""]*)""", RegexOptions.NonBacktracking);

    /// <summary>Checks a site.</summary>
    /// <param name="output">The site's folder.</param>
    /// <param name="files">The addresses of the pages and files written.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <returns>How many links were followed.</returns>
    /// <exception cref="BrokenLinksException">Some link leads nowhere.</exception>
    public static async Task<int> CheckAsync(string output, IReadOnlyList<WrittenFile> files, CancellationToken cancellationToken)
    {
        var places = files.ToDictionary(file => file.Address, _ => new HashSet<string>(StringComparer.Ordinal), StringComparer.Ordinal);
        var links = new List<(string Page, int Line, int Column, string Url)>();
        foreach (WrittenFile file in files.Where(file => file.IsPage))
        {
            string text = await File.ReadAllTextAsync(Path.Combine(output, file.Address), cancellationToken).ConfigureAwait(false);
            Collect(file.Address, text, places[file.Address], links);
        }

        BrokenLink[] broken = [.. links
            .Where(link => !Leads(link.Page, link.Url, places))
            .Select(link => new BrokenLink(Path.Combine(output, link.Page), link.Line, link.Column, link.Url, "leads nowhere in the written site"))];
        return broken.Length == 0 ? links.Count : throw new BrokenLinksException(broken);
    }

    private static void Collect(string page, string text, HashSet<string> places, List<(string, int, int, string)> links)
    {
        int line = 1, lineStart = 0, seen = 0;
        foreach (Match match in Attributes.Matches(text))
        {
            for (; seen < match.Index; seen++)
            {
                if (text[seen] == '\n') (line, lineStart) = (line + 1, seen + 1);
            }

            string value = WebUtility.HtmlDecode(match.Groups["value"].Value);
            if (match.Groups["name"].ValueSpan is "id") places.Add(value);
            else links.Add((page, line, match.Index - lineStart + 1, value));
        }
    }

    private static bool Leads(string page, string url, Dictionary<string, HashSet<string>> places)
    {
        if (url.Contains("://", StringComparison.Ordinal) || url.StartsWith("mailto:", StringComparison.Ordinal)) return true;
        // A relative link is read as a browser reads it: against an address whose host does not matter.
        var target = new Uri(new Uri("http://site/" + page), url);
        string address = Uri.UnescapeDataString(target.AbsolutePath).TrimStart('/');
        string anchor = Uri.UnescapeDataString(target.Fragment.TrimStart('#'));
        return places.TryGetValue(address, out HashSet<string>? ids) && (anchor.Length == 0 || ids.Contains(anchor));
    }
}
