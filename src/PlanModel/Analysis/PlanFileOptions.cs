namespace PlanModel;

/// <summary>What a project or command line says of a plan file; <see langword="null"/> where it says nothing.</summary>
/// <remarks>Item metadata comes before the front matter, properties after it (plan language, section 1).</remarks>
public sealed record PlanFileOptions
{
    /// <summary>The options of a file of which nobody says anything.</summary>
    public static PlanFileOptions None { get; } = new();

    /// <summary>The generated class's name from item metadata.</summary>
    public string? Name { get; init; }

    /// <summary>The generated class's namespace from item metadata.</summary>
    public string? Namespace { get; init; }

    /// <summary>The pattern from item metadata or the command line.</summary>
    public string? Pattern { get; init; }

    /// <summary>The most tasks at once from item metadata or the command line.</summary>
    public string? MaxParallelism { get; init; }

    /// <summary>The pattern of the MSBuild property <c>PlanPattern</c>.</summary>
    public string? DefaultPattern { get; init; }

    /// <summary>The value of the MSBuild property <c>PlanMaxParallelism</c>.</summary>
    public string? DefaultMaxParallelism { get; init; }

    /// <summary>The project's root namespace.</summary>
    public string? RootNamespace { get; init; }
}
