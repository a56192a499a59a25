using SampleProject.Reading;

namespace SampleProject.Rendering;

/// <summary>A page as HTML, without the frame around it.</summary>
/// <param name="Page">The page.</param>
/// <param name="Body">Its HTML.</param>
internal sealed record RenderedPage(Page Page, string Body);

/// <summary>The guide as HTML.</summary>
internal sealed record RenderedGuide(IReadOnlyList<RenderedPage> Pages);

/// <summary>The rule pages as HTML.</summary>
internal sealed record RenderedRules(IReadOnlyList<RenderedPage> Pages);

/// <summary>The rule index as HTML.</summary>
internal sealed record RenderedRuleIndex(RenderedPage Page);
