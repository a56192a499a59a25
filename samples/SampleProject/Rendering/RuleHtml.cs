using System.Net;
using System.Text;
using Markdig.Extensions.Tables;
using SampleProject.Reading;

namespace SampleProject.Rendering;

/// <summary>Rules as HTML: the facts on top of a rule's page, and the index of all rules.</summary>
internal static class RuleHtml
{
    /// <summary>The page's own front table, which <see cref="Facts"/> stands for.</summary>
    public static Table? FirstTable(Page page) => page.Document.OfType<Table>().FirstOrDefault();

    /// <summary>Severity, category and whether the plan still runs, in one line.</summary>
    public static string Facts(Rule rule) =>
        $"""
        <p class="facts">{Badge(rule)} <span>{Text(rule.Category)}</span>{(rule.StopsGraph ? " <span>stops the plan from running</span>" : "")}</p>
        """;

    /// <summary>A table of all rules for each category.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="address">The page that holds the index.</param>
    public static string Index(RuleList rules, string address)
    {
        var html = new StringBuilder();
        foreach (IGrouping<string, Rule> category in rules.ByCategory)
        {
            html.Append("<div class=\"scroll\" role=\"region\" aria-label=\"").Append(Text(category.Key)).Append(" rules\" tabindex=\"0\"><table class=\"rules\">\n<caption>")
                .Append(Text(category.Key)).Append("</caption>\n<thead><tr><th scope=\"col\">Rule</th><th scope=\"col\">Severity</th><th scope=\"col\">Fault</th></tr></thead>\n<tbody>\n");
            foreach (Rule rule in category)
            {
                html.Append("<tr><td><a href=\"").Append(Text(SiteAddress.Relative(address, rule.Page.File.Address))).Append("\">").Append(Text(rule.Id))
                    .Append("</a></td><td>").Append(Badge(rule)).Append("</td><td>").Append(Text(rule.Title)).Append("</td></tr>\n");
            }

            html.Append("</tbody></table></div>\n");
        }

        return html.ToString();
    }

    private static string Badge(Rule rule) => $"""<span class="badge {Text(rule.Severity)}">{Text(rule.Severity)}</span>""";

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
