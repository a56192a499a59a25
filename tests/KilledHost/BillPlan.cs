namespace KilledHost;

/// <summary>The handlers of bill.plan.md: each result is needed by a later task, possibly in a later process.</summary>
public static partial class BillPlan
{
    /// <summary>Runs the plan, and stands still in one of its tasks.</summary>
    /// <param name="folder">Where the state is.</param>
    /// <param name="standsStillIn">The task in which to wait for being killed, or nothing.</param>
    /// <param name="tell">Is told which task runs, and when one stands still.</param>
    public static Task<PlanResult> GoAsync(string folder, string? standsStillIn, Action<string> tell) =>
        RunAsync(new PlanOptions { State = PlanState.Directory(folder), ResultTypes = BillTypes.Default, Decorate = (_, handlers) => new Told(handlers, standsStillIn, tell) });

    [PlanTask("1.1")]
    private static Order ReadTheOrder() => new("Zoë \"& Sons\" \u2028 <b>", new Dictionary<string, int> { ["nail"] = 100, ["hammer"] = 1 });

    [PlanTask("1.2")]
    private static Prices ReadThePrices(Order order) => new(order.Items.Keys.ToDictionary(item => item, item => item == "nail" ? 0.05m : 12.5m));

    [PlanTask("2.1")]
    private static decimal ComputeTheSum(Order order, Prices prices) => order.Items.Sum(item => item.Value * prices.Each[item.Key]);

    [PlanTask("2.2")]
    private static string WriteTheBill(decimal sum) => FormattableString.Invariant($"Pay {sum}");

    private sealed class Told(PlanHandlers handlers, string? standsStillIn, Action<string> tell) : PlanHandlers
    {
        public override bool Handles(int task) => handlers.Handles(task);

        public override ReadOnlySpan<int> RequiredResultsOf(int task) => handlers.RequiredResultsOf(task);

        public override bool VisitResult(int task, IPlanResultVisitor visitor) => handlers.VisitResult(task, visitor);

        public override async ValueTask ExecuteAsync(int task, PlanTaskContext context, CancellationToken cancellationToken)
        {
            tell(context.Task.Id);
            if (context.Task.Id == standsStillIn)
            {
                tell("still");
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }

            await handlers.ExecuteAsync(task, context, cancellationToken);
        }
    }
}
