namespace PlanRuntime;

/// <summary>Runs a plan by its methods. The generator makes every instance class marked with <c>[Plan]</c> one that needs no other instance, and the Runner of a plan that several of them share, so that code which runs a plan can be given a substitute in tests.</summary>
public interface IPlanHandler
{
    /// <summary>Runs the plan.</summary>
    /// <param name="options">Pattern, limits and so on; those of the plan by default.</param>
    /// <param name="cancellationToken">Cancels the run; its result says so.</param>
    /// <returns>The outcome of every task.</returns>
    /// <exception cref="PlanException">The plan has errors, or a task has no handler; nothing was started.</exception>
    Task<PlanResult> RunAsync(PlanOptions? options = null, CancellationToken cancellationToken = default);
}
