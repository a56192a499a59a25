namespace PlanGenerators;

/// <summary>The names of the pipeline's steps, by which tests ask why a step ran.</summary>
internal static class StepNames
{
    public const string Runtime = nameof(Runtime);
    public const string Files = nameof(Files);
    public const string Plans = nameof(Plans);
    public const string PlacedPlans = nameof(PlacedPlans);
    public const string Clashes = nameof(Clashes);
    public const string Classes = nameof(Classes);
    public const string Handlers = nameof(Handlers);
    public const string Rollbacks = nameof(Rollbacks);
    public const string OwnClasses = nameof(OwnClasses);
    public const string AllUnits = nameof(AllUnits);
    public const string Units = nameof(Units);
    public const string Code = nameof(Code);
    public const string Bindings = nameof(Bindings);
    public const string Surfaces = nameof(Surfaces);
    public const string Tasks = nameof(Tasks);
    public const string Faults = nameof(Faults);
    public const string Services = nameof(Services);
    public const string Strays = nameof(Strays);
    public const string Namespaces = nameof(Namespaces);
}
