using CsCheck;

namespace PlanCore.Tests;

public sealed class DependencyRowsTests
{
    private static readonly Gen<DependencyRow> Row = Gen.Select(Gen.Int[0, 30], Gen.Int[0, 100_000_000], Gen.Enum<EdgeOrigin>(), (task, on, origin) => new DependencyRow(task, on, origin));

    [Fact]
    public void They_are_what_they_were_made_of_in_the_same_order() => Row.Array[0, 40].Sample(rows => AssertKept(rows), iter: 2000);

    [Fact]
    public void They_are_what_they_were_made_of_where_they_stand_by_task() => Row.Array[0, 40].Sample(rows => AssertKept([.. rows.OrderBy(r => r.Task)]), iter: 2000);

    private static void AssertKept(DependencyRow[] rows)
    {
        DependencyRows kept = rows;
        Assert.Equal(rows.Length, kept.Length);
        Assert.Equal(rows.Select(r => (r.Task, r.On, r.Origin)), kept.Select(r => (r.Task, r.On, r.Origin)));
    }
}
