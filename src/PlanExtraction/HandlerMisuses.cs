using Microsoft.CodeAnalysis;
using PlanModel;

namespace PlanExtraction;

/// <summary>Says why a method cannot be called as a handler, PLAN4004.</summary>
internal static class HandlerMisuses
{
    public static HandlerMisuse? Of(IMethodSymbol method, ITypeSymbol? result, bool isInherited)
    {
        if (WordsFor(method, isInherited) is { } words) return new HandlerMisuse(-1, words);
        if (method.RefKind != RefKind.None) return new HandlerMisuse(-1, "returns by reference; return a value");
        if (result is not null && HandlerTypes.MisuseOf(result) is { } fault) return new HandlerMisuse(-1, $"returns '{result.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}', which {fault}");
        for (var p = 0; p < method.Parameters.Length; p++)
        {
            if (WordsFor(method.Parameters[p]) is { } parameterWords) return new HandlerMisuse(p, parameterWords);
        }

        return null;
    }

    private static string? WordsFor(IMethodSymbol method, bool isInherited)
    {
        if (method.IsGenericMethod) return "is generic, so that nobody could say with which types to call it; remove its type parameters";
        if (method is { IsAsync: true, ReturnsVoid: true }) return "is 'async void', so that nobody could wait for it or see it fail; return Task";
        if (method.MethodKind == MethodKind.ExplicitInterfaceImplementation) return "implements an interface explicitly; make it a method of the class";
        if (method.ContainingType.TypeKind == TypeKind.Interface) return "stands in an interface; put it into the class that implements it";
        if (!method.IsStatic && method.ContainingType.IsStatic) return "is an instance method of a static class; make it static";
        if (method.MethodKind != MethodKind.Ordinary) return "is no ordinary method";
        if (isInherited && method.DeclaredAccessibility == Accessibility.Private) return $"is private in '{method.ContainingType.Name}', from which the plan class inherits; make it protected";
        if (isInherited && method.DeclaredAccessibility is Accessibility.Internal or Accessibility.ProtectedAndInternal && method.Locations.All(static l => !l.IsInSource)) return $"is internal to the assembly of '{method.ContainingType.Name}'; make it protected or public";
        return null;
    }

    private static string? WordsFor(IParameterSymbol parameter)
    {
        if (parameter.RefKind != RefKind.None) return $"takes '{parameter.Name}' by reference; take the value";
        return HandlerTypes.MisuseOf(parameter.Type) is { } fault ? $"takes '{parameter.Name}', whose type '{parameter.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}' {fault}" : null;
    }
}
