using Microsoft.CodeAnalysis;

namespace PlanExtraction;

/// <summary>Names of the project that the class of a plan would meet, PLAN5005.</summary>
internal static class NameCollisions
{
    /// <summary>Whether a namespace has the very name of a class.</summary>
    public static bool IsNamespace(Compilation compilation, string fullName)
    {
        INamespaceSymbol? ns = compilation.GlobalNamespace;
        foreach (var part in fullName.Split('.'))
        {
            ns = ns.GetNamespaceMembers().FirstOrDefault(n => n.Name == part);
            if (ns is null) return false;
        }

        return true;
    }

    /// <summary>Whether top-level statements that name the class mean a namespace instead.</summary>
    public static bool IsHiddenByNamespace(Compilation compilation, string ns, string name) =>
        ns.Length > 0 && compilation.GlobalNamespace.GetNamespaceMembers().Any(n => n.Name == name);
}
