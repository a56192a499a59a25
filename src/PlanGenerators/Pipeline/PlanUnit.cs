using PlanExtraction;
using PlanModel;

namespace PlanGenerators;

/// <summary>A plan with the classes that handle its tasks.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Code">What generated code depends on.</param>
/// <param name="Places">The places of each class's tokens.</param>
internal sealed record PlanUnit(ParsedPlan Plan, PlanCode Code, EquatableArray<ClassPlaces> Places)
{
    /// <summary>Brings a plan together with its classes and their methods, in an order that does not depend on that of the files.</summary>
    public static PlanUnit Of(ParsedPlan plan, ClassSource? own, EquatableArray<ClassSource> marked, EquatableArray<MethodSource> methods)
    {
        var classes = new List<ClassSource>();
        if (own is not null) classes.Add(own);
        foreach (var type in marked.OrderBy(static m => m.Outline.MetadataName, StringComparer.Ordinal))
        {
            if (type.Outline.MetadataName != own?.Outline.MetadataName && PlanFiles.IsNamedBy(plan.Outline.Source, type.Outline.PlanFile ?? "")) classes.Add(type);
        }

        var outlines = new List<HandlerClass>(classes.Count);
        var places = new List<ClassPlaces>(classes.Count);
        foreach (var type in classes)
        {
            var declared = methods.Where(m => m.Declaration.DeclaredIn == type.Outline.MetadataName).OrderBy(static m => m.Places.Method.Path, StringComparer.Ordinal).ToList();
            outlines.Add(type.Outline with { Handlers = declared.Select(static m => m.Declaration).Concat(type.Outline.Handlers).ToEquatableArray() });
            places.Add(new ClassPlaces(type.Name, type.PlanFile, declared.Select(static m => m.Places).ToEquatableArray()));
        }

        return new PlanUnit(plan, new PlanCode(plan.Outline, own is not null, outlines.ToEquatableArray()), places.ToEquatableArray());
    }
}

/// <summary>A plan and its classes without places.</summary>
/// <param name="Outline">The plan.</param>
/// <param name="HasOwnClass">Whether the first class is the user's part of the plan's own class.</param>
/// <param name="Classes">The classes with handlers.</param>
internal sealed record PlanCode(PlanOutline Outline, bool HasOwnClass, EquatableArray<HandlerClass> Classes)
{
    /// <summary>Whether the user's classes leave free the names without which nothing can be generated (PLAN5005 says so where they do not).</summary>
    public bool CanBeGenerated => !Classes.Any(static c => c.TakenNames.Contains("Handlers"))
        && (OwnClass is null or { Keyword: "class" or "record" }) && !(OwnClass?.TakenNames.Any(static n => n is "AllHandlers" or "PlanSource") ?? false);

    /// <summary>The user's part of the plan's own class, or <see langword="null"/>.</summary>
    public HandlerClass? OwnClass => HasOwnClass ? Classes[0] : null;
}

/// <summary>The places of a class and its handlers.</summary>
internal sealed record ClassPlaces(CodePlace Name, CodePlace PlanFile, EquatableArray<HandlerPlaces> Handlers);
