using System.Text;
using Microsoft.CodeAnalysis;

namespace PlanExtraction;

/// <summary>The texts that equal types share: fully qualified, without nullability and the names of tuples' elements.</summary>
/// <remarks>The display of symbols makes ten objects of a name; with a handler for each of ten thousand tasks that was a fifth of what an edit cost.</remarks>
internal static class TypeKeys
{
    private static readonly SymbolDisplayFormat Format = SymbolDisplayFormat.FullyQualifiedFormat
        .WithMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.ExpandValueTuple | SymbolDisplayMiscellaneousOptions.UseSpecialTypes);

    public static string Of(ITypeSymbol type)
    {
        if (!IsPlain(type)) return type.ToDisplayString(Format);
        var key = new StringBuilder(80);
        Append(key, type);
        return key.ToString();
    }

    /// <summary>Whether code names the type by its key, and messages by its name alone.</summary>
    public static bool IsSimple(ITypeSymbol type)
    {
        if (!IsPlain(type) || type is not INamedTypeSymbol { Arity: 0, ContainingType: null } || !IsNoKeyword(type.Name)) return false;
        for (var ns = type.ContainingNamespace; ns is { IsGlobalNamespace: false }; ns = ns.ContainingNamespace)
        {
            if (!IsNoKeyword(ns.Name)) return false;
        }

        return true;
    }

    /// <summary>Keywords begin with small letters.</summary>
    private static bool IsNoKeyword(string name) => name.Length > 0 && char.IsUpper(name[0]);

    private static bool IsPlain(ITypeSymbol type) => type is INamedTypeSymbol
    {
        SpecialType: SpecialType.None,
        TypeKind: TypeKind.Class or TypeKind.Struct or TypeKind.Interface or TypeKind.Enum or TypeKind.Delegate,
        IsTupleType: false,
        IsFileLocal: false,
        OriginalDefinition.SpecialType: not SpecialType.System_Nullable_T,
    };

    private static void Append(StringBuilder key, ITypeSymbol type)
    {
        if (!IsPlain(type))
        {
            key.Append(type.ToDisplayString(Format));
            return;
        }

        var named = (INamedTypeSymbol)type;
        if (named.ContainingType is { } outer) Append(key, outer);
        else Append(key.Append("global::"), named.ContainingNamespace);
        if (key[key.Length - 1] != ':') key.Append('.');
        key.Append(named.Name);
        if (named.Arity == 0) return;
        for (var a = 0; a < named.TypeArguments.Length; a++) Append(key.Append(a == 0 ? "<" : ", "), named.TypeArguments[a]);
        key.Append('>');
    }

    private static void Append(StringBuilder key, INamespaceSymbol? ns)
    {
        if (ns is null or { IsGlobalNamespace: true }) return;
        Append(key, ns.ContainingNamespace);
        if (key[key.Length - 1] != ':') key.Append('.');
        key.Append(ns.Name);
    }
}
