namespace Consumer;

/// <summary>A service.</summary>
internal interface IFeed
{
    /// <summary>Keeps a text.</summary>
    Task PushAsync(string text, CancellationToken cancellationToken);
}

/// <summary>Prints what it is given.</summary>
internal sealed class ConsoleFeed : IFeed
{
    /// <inheritdoc/>
    public async Task PushAsync(string text, CancellationToken cancellationToken) => await Console.Out.WriteLineAsync(text.AsMemory(), cancellationToken).ConfigureAwait(false);
}

/// <summary>Handlers of the first phase.</summary>
[Plan("shared.plan.md")]
internal sealed partial record Builders(string Name)
{
    [PlanTask("1.*")]
    private string Build(PlanTaskContext context) => Name + context.Task.Id;

    [PlanRollback("1.1")]
    private void Undo(string built) => Console.WriteLine(Name + built);
}

/// <summary>Handlers of the second phase.</summary>
[Plan("shared.plan.md")]
internal sealed partial class Shippers(IFeed feed)
{
    [PlanTask("2.1")]
    private Task PublishAsync([From("1.*")] IEnumerable<string> built, CancellationToken cancellationToken) => feed.PushAsync(string.Join(" ", built), cancellationToken);
}
