namespace PlanRuntime.Tests.State;

/// <summary>Runs whose state is in a folder.</summary>
public sealed class KilledRunTests : KilledRunContract
{
    protected override string PlaceIn(TemporaryFolder folder) => folder.Path;
}
