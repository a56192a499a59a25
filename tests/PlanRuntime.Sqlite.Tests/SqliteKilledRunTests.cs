using PlanRuntime.Tests.State;

namespace PlanRuntime.Sqlite.Tests;

/// <summary>Runs whose state is in a database.</summary>
public sealed class SqliteKilledRunTests : KilledRunContract
{
    protected override string PlaceIn(TemporaryFolder folder) => folder.Of("plans.db");
}
