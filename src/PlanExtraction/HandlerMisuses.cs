using Microsoft.CodeAnalysis;
using PlanModel;

namespace PlanExtraction;

/// <summary>Says why a method cannot be called as a handler, PLAN4004.</summary>
internal static class HandlerMisuses
{
    public static HandlerMisuse? Of(IMethodSymbol method, ITypeSymbol? result, bool isInherited)
    {
        if ((WordsFor(method, isInherited) ?? WordsForAttributesOf(method)) is { } words) return new HandlerMisuse(-1, words);
        if (method.RefKind != RefKind.None) return new HandlerMisuse(-1, "returns by reference; return a value");
        if (result is not null && WordsForResult(result) is { } fault) return new HandlerMisuse(-1, $"returns '{result.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}', which {fault}");
        for (var p = 0; p < method.Parameters.Length; p++)
        {
            if (WordsFor(method.Parameters[p]) is { } parameterWords) return new HandlerMisuse(p, parameterWords);
        }

        return null;
    }

    /// <summary>Why an inherited handler cannot be called by its name: a nearer class declares another member of that name.</summary>
    public static HandlerMisuse? OfHidden(IMethodSymbol method, INamedTypeSymbol type)
    {
        for (var nearer = type; nearer is not null && !SymbolEqualityComparer.Default.Equals(nearer, method.ContainingType); nearer = nearer.BaseType)
        {
            foreach (var member in nearer.GetMembers(method.Name))
            {
                if (member.IsOverride) return null;
                if (member is IMethodSymbol other && !HasParametersOf(other, method)) continue;
                return new HandlerMisuse(-1, $"of '{method.ContainingType.Name}' is hidden by the member of its name in '{nearer.Name}'; rename one of them");
            }
        }

        return null;
    }

    private static bool HasParametersOf(IMethodSymbol method, IMethodSymbol other)
    {
        if (method.Parameters.Length != other.Parameters.Length || method.Arity != other.Arity) return false;
        for (var p = 0; p < method.Parameters.Length; p++)
        {
            if (!SymbolEqualityComparer.Default.Equals(method.Parameters[p].Type, other.Parameters[p].Type)) return false;
        }

        return true;
    }

    private static string? WordsFor(IMethodSymbol method, bool isInherited)
    {
        if (method.IsGenericMethod) return "is generic, so that nobody could say with which types to call it; remove its type parameters";
        if (method is { IsAsync: true, ReturnsVoid: true }) return "is 'async void', so that nobody could wait for it or see it fail; return Task";
        switch (method.MethodKind)
        {
            case MethodKind.Ordinary:
                break;
            case MethodKind.ExplicitInterfaceImplementation:
                return "implements an interface explicitly; make it a method of the class";
            case MethodKind.PropertyGet or MethodKind.PropertySet or MethodKind.EventAdd or MethodKind.EventRemove:
                return "is an accessor; make it a method";
            case MethodKind.UserDefinedOperator or MethodKind.Conversion:
                return "is an operator; make it a method";
            default:
                return "is no ordinary method";
        }

        if (method.ContainingType.TypeKind == TypeKind.Interface) return "stands in an interface; put it into the class that implements it";
        if (!method.IsStatic && method.ContainingType.IsStatic) return "is an instance method of a static class; make it static";
        if (method.IsVararg) return "takes '__arglist', for which there is nothing to pass; remove it";
        if (method is { IsPartialDefinition: true, PartialImplementationPart: null, ReturnsVoid: true }) return "is a partial method without a body, whose calls the compiler leaves out; write its body";
        if (isInherited && method.DeclaredAccessibility == Accessibility.Private) return $"is private in '{method.ContainingType.Name}', from which the plan class inherits; make it protected";
        if (isInherited && method.DeclaredAccessibility is Accessibility.Internal or Accessibility.ProtectedAndInternal && method.Locations.All(static l => !l.IsInSource)) return $"is internal to the assembly of '{method.ContainingType.Name}'; make it protected or public";
        return null;
    }

    /// <summary>Attributes with which the compiler leaves a call out, or takes it for an error where it stands: in generated code.</summary>
    private static string? WordsForAttributesOf(IMethodSymbol method)
    {
        foreach (var attribute in method.GetAttributes())
        {
            switch (attribute.AttributeClass?.Name)
            {
                case "ObsoleteAttribute" when attribute.ConstructorArguments is [_, { Value: true }]:
                    return "is obsolete, and to call it an error; make it a warning";
                case "ExperimentalAttribute":
                    return "is experimental, and to call it an error; remove [Experimental]";
                case "ConditionalAttribute":
                    return "is conditional, so that the compiler may leave its call out; remove [Conditional]";
                case "UnmanagedCallersOnlyAttribute":
                    return "can be called by native code only; remove [UnmanagedCallersOnly]";
            }
        }

        return null;
    }

    private static string? WordsForResult(ITypeSymbol result) => IsAwaited(result) ? "nobody would wait for; await it" : HandlerTypes.MisuseOf(result);

    /// <summary>Whether a result is itself something to wait for: what a handler returns is awaited once, and only if it is a task.</summary>
    private static bool IsAwaited(ITypeSymbol type)
    {
        if (IsOfThreadingTasks(type) && type.Name == "ValueTask") return true;
        if (type is { Name: "ConfiguredTaskAwaitable" or "ConfiguredValueTaskAwaitable" or "YieldAwaitable" }) return true;
        for (var t = type; t is not null; t = t.BaseType)
        {
            if (t.Name == "Task" && IsOfThreadingTasks(t)) return true;
        }

        return false;
    }

    private static bool IsOfThreadingTasks(ITypeSymbol type) =>
        type.ContainingNamespace is { Name: "Tasks", ContainingNamespace: { Name: "Threading", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } };

    private static string? WordsFor(IParameterSymbol parameter)
    {
        if (parameter.RefKind != RefKind.None) return $"takes '{parameter.Name}' by reference; take the value";
        return HandlerTypes.MisuseOf(parameter.Type) is { } fault ? $"takes '{parameter.Name}', whose type '{parameter.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}' {fault}" : null;
    }
}
