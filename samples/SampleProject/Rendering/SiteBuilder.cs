using SampleProject.Reading;

namespace SampleProject.Rendering;

/// <summary>Renders the three kinds of pages that the site has.</summary>
internal static class SiteBuilder
{
    /// <summary>The guide, without the rule index.</summary>
    public static RenderedGuide RenderGuide(GuidePages guide, PageRenderer renderer, CancellationToken cancellationToken) =>
        new(renderer.RenderAll([.. guide.Pages.Where(page => page.File.Address != SiteAddress.RuleIndex)], cancellationToken));

    /// <summary>The page of each rule, its facts in place of its front table.</summary>
    public static RenderedRules RenderRules(RuleList rules, PageRenderer renderer, CancellationToken cancellationToken) =>
        new([.. rules.Rules.AsParallel().AsOrdered().WithCancellation(cancellationToken)
            .Select(rule => renderer.Render(rule.Page, RuleHtml.FirstTable(rule.Page), RuleHtml.Facts(rule)))]);

    /// <summary>The rule index: the text of docs/rules/README.md around a table built from the rule pages.</summary>
    /// <exception cref="InvalidDataException">The repository has no docs/rules/README.md.</exception>
    public static RenderedRuleIndex RenderRuleIndex(GuidePages guide, RuleList rules, PageRenderer renderer)
    {
        Page page = guide.Pages.FirstOrDefault(page => page.File.Address == SiteAddress.RuleIndex)
            ?? throw new InvalidDataException("docs/rules/README.md is missing; it is the page around the rule index.");
        return new RenderedRuleIndex(renderer.Render(page, RuleHtml.FirstTable(page), RuleHtml.Index(rules, SiteAddress.RuleIndex)));
    }
}
