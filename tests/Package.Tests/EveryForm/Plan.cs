namespace Consumer;

/// <summary>The plan's own class, in a namespace of its file.</summary>
internal static partial class Plan
{
    [PlanTask(Ids.Types)]
    private static int Types() => 1;

    [PlanTask("1.2")]
    private static Task<int?> Target(int types, CancellationToken cancellationToken) => Task.FromResult<int?>(cancellationToken.IsCancellationRequested ? null : types + 1);

    [PlanTask("1.3")]
    private static ValueTask<(int Left, string[] Right)> Part0(int types, PlanTaskContext context) => new((types, [context.Task.Title]));

    [PlanTask("1.4")]
    private static string Rest(int? target, (int Left, string[] Right) part) => $"{target} {part.Left} {part.Right[0]}";

    [PlanTask("1.5")]
    private static void Class(string rest) => Console.WriteLine(rest);

    [PlanRollback("1.5")]
    private static Task UndoClassAsync(CancellationToken cancellationToken) =>
        cancellationToken.IsCancellationRequested ? Task.FromCanceled(cancellationToken) : Task.CompletedTask;
}
