namespace PlanModel;

/// <summary>A C# type in a handler's signature, as text.</summary>
/// <param name="Key">The name that equal types share: fully qualified, without nullability and tuple names.</param>
/// <param name="Code">The type as generated code writes it.</param>
/// <param name="Display">The type as messages write it.</param>
internal sealed record HandlerType(string Key, string Code, string Display)
{
    /// <summary>Who can see the type.</summary>
    public HandlerAccess Access { get; init; } = HandlerAccess.Public;

    public bool IsValueType { get; init; }

    /// <summary>Whether a value of the type may be null (<c>T?</c>).</summary>
    public bool IsNullable { get; init; }

    /// <summary>The type with <c>?</c> behind each part that may be null and <c>!</c> behind each that may not, where a part may; else <see langword="null"/>.</summary>
    public string? Parts { get; init; }

    /// <summary>Whether the compiler knows the type; a type that another generator writes is not known to ours.</summary>
    public bool IsKnown { get; init; } = true;

    /// <summary>The keys of the classes and interfaces that a value may be taken as.</summary>
    public EquatableArray<string> Bases { get; init; }

    /// <summary>The item's type where the type is a list or sequence: <c>T[]</c>, <c>IReadOnlyList&lt;T&gt;</c>, <c>IEnumerable&lt;T&gt;</c>.</summary>
    public HandlerItem? Item { get; init; }
}

/// <summary>The items of a collection.</summary>
/// <param name="Key">The key of the item's type.</param>
/// <param name="Code">The item's type as generated code writes it.</param>
/// <param name="IsNullable">Whether an item may be null.</param>
internal sealed record HandlerItem(string Key, string Code, bool IsNullable);

/// <summary>Who can name a type or class, from narrow to wide.</summary>
internal enum HandlerAccess
{
    /// <summary>Only its containing type.</summary>
    Private,

    /// <summary>The containing type and those that derive from it.</summary>
    Protected,

    /// <summary>The assembly.</summary>
    Internal,

    /// <summary>Everybody.</summary>
    Public,
}
