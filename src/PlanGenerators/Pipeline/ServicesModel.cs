using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using PlanModel;

namespace PlanGenerators;

/// <summary>What the extensions for dependency injection depend on: where they stand, and whether the project has a host.</summary>
/// <param name="Namespace">The namespace, which global usings make visible; one for all plans, so that no call is ambiguous.</param>
/// <param name="HasHosting">Whether the project references the abstractions of hosting.</param>
internal sealed record ServicesModel(string Namespace, bool HasHosting)
{
    public const string ClassName = "PlanServiceCollectionExtensions";

    private const string Services = "Microsoft.Extensions.DependencyInjection.";

    /// <summary>The namespaces of the plans that an instance of one class runs, be it one that takes the others.</summary>
    public static EquatableArray<string> NamespacesOf(ImmutableArray<BoundCode> codes) => codes
        .Where(static c => new RunShape(c) is var run && (run.HasRunner || c.Code.Classes.Any(run.IsPlanHandler)))
        .Select(static c => c.Plan.Namespace)
        .Distinct(StringComparer.Ordinal)
        .OrderBy(static n => n, StringComparer.Ordinal)
        .ToEquatableArray();

    /// <returns><see langword="null"/> if the project has no use for the extensions, or nothing to make them of.</returns>
    public static ServicesModel? Of(EquatableArray<string> namespaces, Compilation compilation)
    {
        if (namespaces.Count == 0
            || compilation.GetTypeByMetadataName(Services + "IServiceCollection") is null
            || compilation.GetTypeByMetadataName(Services + "Extensions.ServiceCollectionDescriptorExtensions") is null) return null;
        var ns = namespaces[0];
        if (compilation.Assembly.GetTypeByMetadataName(ns.Length == 0 ? ClassName : ns + "." + ClassName) is not null) return null;
        return new ServicesModel(ns, compilation.GetTypeByMetadataName("Microsoft.Extensions.Hosting.IHostApplicationBuilder") is not null);
    }
}
