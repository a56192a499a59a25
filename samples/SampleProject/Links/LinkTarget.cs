namespace SampleProject.Links;

/// <summary>What a link of a page points at.</summary>
internal abstract record LinkTarget
{
    private LinkTarget() { }

    /// <summary>Another site: left as it is, and not visited.</summary>
    internal sealed record Outside(string Url) : LinkTarget;

    /// <summary>A file of this site.</summary>
    /// <param name="Source">Its path in the repository.</param>
    /// <param name="Address">Its address.</param>
    /// <param name="Anchor">The place in it, without <c>#</c>, or empty.</param>
    internal sealed record InSite(string Source, string Address, string Anchor) : LinkTarget;

    /// <summary>A file or folder of the repository that the site does not hold.</summary>
    internal sealed record InRepository(string Url) : LinkTarget;

    /// <summary>Nothing.</summary>
    /// <param name="Reason">Why, in words that follow the link.</param>
    internal sealed record Missing(string Reason) : LinkTarget;
}
