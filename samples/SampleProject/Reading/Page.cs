using Markdig.Syntax;

namespace SampleProject.Reading;

/// <summary>A Markdown page that was read.</summary>
/// <param name="File">Where it comes from and goes to.</param>
/// <param name="Title">Its first heading as plain text, or its file name.</param>
/// <param name="Sections">Its headings of the second and third level.</param>
/// <param name="Anchors">Every place in it that a link can name.</param>
/// <param name="Document">Its Markdown, read once and only read from then on.</param>
internal sealed record Page(
    SourceFile File, string Title, IReadOnlyList<Section> Sections, IReadOnlySet<string> Anchors, MarkdownDocument Document);

/// <summary>A heading inside a page.</summary>
/// <param name="Level">2 or 3.</param>
/// <param name="Title">Its text without markup.</param>
/// <param name="Anchor">Its id.</param>
internal sealed record Section(int Level, string Title, string Anchor);

/// <summary>The pages of the guide.</summary>
/// <param name="Pages">In the order of their files.</param>
internal sealed record GuidePages(IReadOnlyList<Page> Pages);

/// <summary>The pages of the rules.</summary>
/// <param name="Pages">In the order of ids.</param>
internal sealed record RulePages(IReadOnlyList<Page> Pages);
