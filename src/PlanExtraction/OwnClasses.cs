using Microsoft.CodeAnalysis;

namespace PlanExtraction;

/// <summary>Finds the user's part of a plan's class where it stands outside of the plan's namespace.</summary>
internal static class OwnClasses
{
    /// <summary>
    /// A part that is declared below top-level statements stands in the global namespace. Where it does and none stands in
    /// the plan's namespace, the generated class follows it; otherwise the name would mean two classes.
    /// </summary>
    /// <returns>The namespace of the generated class.</returns>
    public static string NamespaceOf(Compilation compilation, string ns, string name, CancellationToken cancellationToken)
    {
        if (ns.Length == 0 || compilation.Assembly.GetTypeByMetadataName(name) is not { } type) return ns;
        if (compilation.Assembly.GetTypeByMetadataName(ns + "." + name) is { } own && HandlerClasses.IsUsers(own)) return ns;
        return HandlerClasses.IsUsers(type) && IsPart(type, cancellationToken) ? "" : ns;
    }

    /// <summary>Whether a class of the global namespace that is no part of the plan's would be meant by its name.</summary>
    public static bool IsHiddenByClass(Compilation compilation, string ns, string name) =>
        ns.Length > 0 && compilation.Assembly.GetTypeByMetadataName(name) is { } type && HandlerClasses.IsUsers(type)
        && !(compilation.Assembly.GetTypeByMetadataName(ns + "." + name) is { } own && HandlerClasses.IsUsers(own));

    /// <summary>A class that is meant as a part says so, or has handlers.</summary>
    private static bool IsPart(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        PlanAttributes.PlanOf(type) is null && (HandlerClasses.IsPartial(type, cancellationToken) || HandlerClasses.OwnHandlersOf(type, cancellationToken).Any());
}
