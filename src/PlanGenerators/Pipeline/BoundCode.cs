using PlanModel;

namespace PlanGenerators;

/// <summary>A plan whose handlers are found: what emission starts from.</summary>
/// <param name="Code">The plan and its classes.</param>
/// <param name="Bindings">Who handles what.</param>
internal sealed record BoundCode(PlanCode Code, HandlerBindings Bindings)
{
    public static BoundCode Of(PlanCode code, CancellationToken cancellationToken) =>
        new(code, HandlerAnalysis.Analyze(code.Outline, code.Classes, cancellationToken));

    public PlanOutline Plan => Code.Outline;

    /// <summary>Whether <c>RunAsync</c> can only say what is wrong.</summary>
    public bool IsFaulty => Plan.IsFaulty || Bindings.FirstFault is not null;
}
