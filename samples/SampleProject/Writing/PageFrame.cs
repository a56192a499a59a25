using System.Net;
using System.Text;
using SampleProject.Reading;
using SampleProject.Rendering;

namespace SampleProject.Writing;

/// <summary>The frame around a page: head, sidebar, sections of the page, neighbours.</summary>
/// <param name="navigation">The pages of the site.</param>
internal sealed class PageFrame(Navigation navigation)
{
    private const string SiteName = "PlanAnalyzers";

    /// <summary>The whole HTML of a page.</summary>
    public string Around(RenderedPage rendered)
    {
        Page page = rendered.Page;
        string address = page.File.Address;
        string title = page.Title == SiteName ? SiteName : $"{page.Title} · {SiteName}";
        return $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>{Text(title)}</title>
            <link rel="icon" href="{Link(address, "assets/icon.svg")}">
            <link rel="stylesheet" href="{Link(address, "assets/site.css")}">
            <script src="{Link(address, "assets/search.js")}" defer></script>
            </head>
            <body>
            <a class="skip" href="#content">Skip to the text</a>
            <header class="top"><a class="brand" href="{Link(address, SiteAddress.Start)}">{Text(SiteName)}</a><a class="menu" href="#navigation">All pages</a></header>
            <div class="frame">
            <main id="content" tabindex="-1">
            {rendered.Body}{Neighbours(address)}
            </main>
            {Sections(page)}
            <nav id="navigation" class="sidebar" aria-label="Pages" tabindex="-1">
            <a class="brand" href="{Link(address, SiteAddress.Start)}">{Text(SiteName)}</a>
            <form class="search" role="search" data-root="{Link(address, "")}" hidden>
            <input id="search" type="search" placeholder="Search" aria-label="Search" aria-keyshortcuts="/" autocomplete="off" spellcheck="false" role="combobox" aria-autocomplete="list" aria-expanded="false" aria-controls="found">
            <kbd aria-hidden="true">/</kbd>
            <ul id="found" role="listbox" aria-label="Pages found" hidden></ul>
            <output></output>
            </form>
            {Sidebar(address)}
            </nav>
            </div>
            </body>
            </html>

            """;
    }

    private string Sidebar(string address)
    {
        var html = new StringBuilder();
        foreach (NavigationGroup group in navigation.Groups)
        {
            bool isOpen = !group.IsFolded || group.Entries.Any(entry => entry.Address == address);
            html.Append("<details").Append(isOpen ? " open" : "").Append("><summary>").Append(Text(group.Title)).Append("</summary>\n<ul>\n");
            foreach (NavigationEntry entry in group.Entries)
            {
                html.Append("<li><a href=\"").Append(Link(address, entry.Address)).Append('"')
                    .Append(entry.Address == address ? " aria-current=\"page\"" : "").Append('>').Append(Text(entry.Label));
                if (entry.Detail.Length > 0) html.Append(" <small>").Append(Text(entry.Detail)).Append("</small>");
                html.Append("</a></li>\n");
            }

            html.Append("</ul></details>\n");
        }

        return html.ToString();
    }

    private static string Sections(Page page)
    {
        if (page.Sections.Count < 2) return "";
        var html = new StringBuilder("<nav class=\"sections\" aria-label=\"On this page\"><h2>On this page</h2>\n<ul>\n");
        foreach (Section section in page.Sections)
        {
            html.Append("<li").Append(section.Level == 3 ? " class=\"deeper\"" : "").Append("><a href=\"#").Append(Text(section.Anchor)).Append("\">")
                .Append(Text(section.Title)).Append("</a></li>\n");
        }

        return html.Append("</ul></nav>").ToString();
    }

    private string Neighbours(string address)
    {
        (NavigationEntry? previous, NavigationEntry? next) = navigation.Around(address);
        if (previous is null && next is null) return "";
        return $"<nav class=\"neighbours\" aria-label=\"Previous and next page\">{Neighbour(previous, "prev", "Previous")}{Neighbour(next, "next", "Next")}</nav>";

        string Neighbour(NavigationEntry? entry, string relation, string word) => entry is null
            ? "<span></span>"
            : $"<a rel=\"{relation}\" href=\"{Link(address, entry.Address)}\"><small>{word}</small>{Text(entry.Label)}</a>";
    }

    private static string Link(string from, string to) => Text(SiteAddress.Relative(from, to));

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
