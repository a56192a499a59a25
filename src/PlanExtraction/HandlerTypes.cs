using Microsoft.CodeAnalysis;
using PlanModel;

namespace PlanExtraction;

/// <summary>Turns types of signatures into text.</summary>
/// <remarks>This runs for every handler with every edit of the project: what most of them have in common is not asked of the compiler, and bases only of results.</remarks>
internal static class HandlerTypes
{
    private static readonly SymbolDisplayFormat Code = SymbolDisplayFormat.FullyQualifiedFormat
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private static readonly SymbolDisplayFormat Parts = SymbolDisplayFormat.FullyQualifiedFormat.WithMiscellaneousOptions(
        SymbolDisplayMiscellaneousOptions.ExpandValueTuple | SymbolDisplayMiscellaneousOptions.UseSpecialTypes
        | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier | SymbolDisplayMiscellaneousOptions.IncludeNotNullableReferenceTypeModifier);

    private static readonly SymbolDisplayFormat Display = SymbolDisplayFormat.MinimallyQualifiedFormat
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    /// <summary>The type of a parameter that is no result.</summary>
    public static readonly HandlerType Context = new("global::PlanRuntime.PlanTaskContext", "global::PlanRuntime.PlanTaskContext", "PlanTaskContext");

    /// <inheritdoc cref="Context"/>
    public static readonly HandlerType CancellationToken = new("global::System.Threading.CancellationToken", "global::System.Threading.CancellationToken", "CancellationToken") { IsValueType = true };

    private static readonly HandlerType Text = new("string", "string", "string");

    private static readonly HandlerType Number = new("int", "int", "int") { IsValueType = true };

    private static readonly HandlerType Truth = new("bool", "bool", "bool") { IsValueType = true };

    /// <summary>The type of a result, with what it may be taken as.</summary>
    public static HandlerType OfResult(ITypeSymbol type) => Of(type) is var result && BasesOf(type) is { Count: > 0 } bases ? result with { Bases = bases } : result;

    /// <summary>The type of a parameter.</summary>
    public static HandlerType Of(ITypeSymbol type) => (type.SpecialType, type.NullableAnnotation) switch
    {
        (SpecialType.System_String, not NullableAnnotation.Annotated) => Text,
        (SpecialType.System_Int32, _) => Number,
        (SpecialType.System_Boolean, _) => Truth,
        _ => Read(type),
    };

    private static HandlerType Read(ITypeSymbol type)
    {
        var isNullable = type.NullableAnnotation == NullableAnnotation.Annotated && !type.IsValueType;
        if (!isNullable && TypeKeys.IsSimple(type)) return Simple(type, TypeKeys.Of(type));
        var display = type.ToDisplayString(Display);
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
        {
            isNullable = true;
            type = nullable.TypeArguments[0];
        }

        type = type.WithNullableAnnotation(NullableAnnotation.NotAnnotated);
        return new HandlerType(TypeKeys.Of(type), type.ToDisplayString(Code), display)
        {
            Access = AccessOf(type),
            IsValueType = type.IsValueType,
            IsNullable = isNullable,
            IsKnown = IsKnown(type),
            Parts = type is IArrayTypeSymbol or INamedTypeSymbol { Arity: > 0 } ? type.ToDisplayString(Parts) : null,
            Item = ItemOf(type),
        };
    }

    private static HandlerType Simple(ITypeSymbol type, string key) => new(key, key, type.Name) { Access = AccessOf(type), IsValueType = type.IsValueType };

    /// <summary>Why no generated code can hold a value of the type, or <see langword="null"/>.</summary>
    public static string? MisuseOf(ITypeSymbol type) => type switch
    {
        { TypeKind: TypeKind.Pointer or TypeKind.FunctionPointer } => "is a pointer",
        IArrayTypeSymbol { ElementType: { TypeKind: TypeKind.Array or TypeKind.Pointer or TypeKind.FunctionPointer } item } when MisuseOf(item) is not null => "holds pointers",
        { TypeKind: TypeKind.Dynamic } => "is dynamic; name the type, or object",
        { IsRefLikeType: true } => "is a ref struct, which cannot be kept from task to task",
        INamedTypeSymbol { IsFileLocal: true } => "is known in its file only",
        _ when !IsKnown(type) => "is not known while code is generated; declare it in this project or a referenced one",
        _ => null,
    };

    /// <remarks>
    /// Left out for numbers, text and the like: nobody takes an <c>IConvertible</c>, and an <c>int</c> alone has thirty interfaces. Nor does anybody take the
    /// <c>IEquatable</c> of a record.
    /// </remarks>
    private static EquatableArray<string> BasesOf(ITypeSymbol type)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable) type = nullable.TypeArguments[0];
        if (type.SpecialType is >= SpecialType.System_Boolean and <= SpecialType.System_String or SpecialType.System_DateTime) return EquatableArray<string>.Empty;
        List<string>? bases = null;
        for (var b = type.BaseType; b is not null && b.SpecialType is not (SpecialType.System_Object or SpecialType.System_ValueType); b = b.BaseType) (bases ??= []).Add(TypeKeys.Of(b));
        foreach (var contract in type.AllInterfaces)
        {
            if (!IsEquatableOf(contract, type)) (bases ??= []).Add(TypeKeys.Of(contract));
        }

        return bases is null ? EquatableArray<string>.Empty : bases.ToEquatableArray();
    }

    private static bool IsEquatableOf(INamedTypeSymbol contract, ITypeSymbol type) =>
        type.IsRecord && contract is { Name: "IEquatable", TypeArguments: [var self] } && SymbolEqualityComparer.Default.Equals(self, type);

    /// <summary>The lists that an array of the items can be passed as.</summary>
    private static HandlerItem? ItemOf(ITypeSymbol type)
    {
        var item = type switch
        {
            IArrayTypeSymbol { IsSZArray: true } array => array.ElementType,
            INamedTypeSymbol
            {
                OriginalDefinition.SpecialType: SpecialType.System_Collections_Generic_IEnumerable_T
                    or SpecialType.System_Collections_Generic_IReadOnlyList_T or SpecialType.System_Collections_Generic_IReadOnlyCollection_T
                    or SpecialType.System_Collections_Generic_IList_T or SpecialType.System_Collections_Generic_ICollection_T,
            } list => list.TypeArguments[0],
            _ => null,
        };
        if (item is null) return null;
        var code = item.ToDisplayString(Code);
        if (item is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable) return new HandlerItem(TypeKeys.Of(nullable.TypeArguments[0]), code, true);
        return new HandlerItem(TypeKeys.Of(item.WithNullableAnnotation(NullableAnnotation.NotAnnotated)), code, !item.IsValueType && item.NullableAnnotation != NullableAnnotation.NotAnnotated);
    }

    private static HandlerAccess AccessOf(ITypeSymbol type)
    {
        var access = HandlerAccess.Public;
        switch (type)
        {
            case IArrayTypeSymbol array:
                return AccessOf(array.ElementType);
            case INamedTypeSymbol named:
                for (var t = named; t is not null; t = t.ContainingType) access = Narrowest(access, AccessOf(t.DeclaredAccessibility));
                foreach (var argument in named.TypeArguments) access = Narrowest(access, AccessOf(argument));
                return access;
            default:
                return access;
        }
    }

    public static HandlerAccess Narrowest(HandlerAccess a, HandlerAccess b) => a < b ? a : b;

    public static HandlerAccess AccessOf(Accessibility accessibility) => accessibility switch
    {
        Accessibility.Public or Accessibility.NotApplicable => HandlerAccess.Public,
        Accessibility.Internal or Accessibility.ProtectedOrInternal => HandlerAccess.Internal,
        Accessibility.Protected => HandlerAccess.Protected,
        _ => HandlerAccess.Private,
    };

    private static bool IsKnown(ITypeSymbol type) => type switch
    {
        IErrorTypeSymbol => false,
        IArrayTypeSymbol array => IsKnown(array.ElementType),
        INamedTypeSymbol named => named.TypeArguments.All(IsKnown),
        _ => true,
    };
}
