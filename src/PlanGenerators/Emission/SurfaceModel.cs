using PlanModel;

namespace PlanGenerators;

/// <summary>What the main file of a plan depends on: the graph, the ids and the ways to run it.</summary>
internal sealed record SurfaceModel(ClassHeader Header, PlanOutline Plan, bool IsFaulty, RunOverload? Run, RunnerModel? Runner, EquatableArray<string> TakenNames)
{
    public string FullName => Plan.FullName;

    public static SurfaceModel Of(BoundCode code)
    {
        var own = code.Code.OwnClass;
        var run = new RunShape(code);
        return new SurfaceModel(own is null ? ClassHeader.Of(code.Code) : run.HeaderOf(own), code.Plan, code.IsFaulty, run.OverloadFor(own), run.Runner, own?.TakenNames ?? EquatableArray<string>.Empty);
    }

    /// <summary>Whether the user has not taken a name that the generator declares.</summary>
    public bool MayDeclare(string name) => !TakenNames.Contains(name);
}
