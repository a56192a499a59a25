using CsCheck;
using PlanCore;

namespace PlanModel.Tests.Proof;

public sealed class OrderingTests
{
    [Fact]
    public void Two_tasks_are_unordered_exactly_when_some_schedule_runs_them_together() => SmallPlan.Random.Sample(
        plan =>
        {
            var (overlap, started) = Enumerate(plan);
            var lowered = Lowering.Lower(plan.Tables, new LoweringOptions { Pattern = plan.Pattern });
            if (!started.All(s => s)) return; // Order among tasks behind a deadlock is the next test's subject.
            var groups = new UnorderedGroups(new Reachability(lowered));
            var pairs = new List<(int, int, int)>();
            for (var a = 0; a < started.Length; a++)
            {
                for (var b = a + 1; b < started.Length; b++) pairs.Add((a, b, groups.Add([a, b], [0, 1], [0b10, 0b01, 0, 0])));
            }

            var whole = groups.Add(Enumerable.Range(0, started.Length).ToList(), new byte[started.Length], [1, 0, 0, 0]);
            groups.Solve(default);
            Assert.Equal(overlap.Order(), pairs.Where(p => groups.PartnersOf(p.Item3, 0) > 0).Select(p => (p.Item1, p.Item2)).Order());
            Assert.Equal(
                Enumerable.Range(0, started.Length).Select(t => overlap.Count(p => p.Item1 == t || p.Item2 == t)),
                Enumerable.Range(0, started.Length).Select(t => groups.PartnersOf(whole, t)));
        },
        iter: 20_000);

    [Fact]
    public void A_task_is_stuck_exactly_when_no_schedule_starts_it() => SmallPlan.Random.Sample(
        plan =>
        {
            var (_, started) = Enumerate(plan);
            var lowered = Lowering.Lower(plan.Tables, new LoweringOptions { Pattern = plan.Pattern });
            var machine = new PlanMachine(lowered);
            while (machine.TryStart(out var task)) machine.End(task, TaskState.Completed);
            Assert.Equal(started, Enumerable.Range(0, started.Length).Select(t => machine.StateOf(t) == TaskState.Completed));
        },
        iter: 20_000);

    private static (int, int) Pair(int a, int b) => (Math.Min(a, b), Math.Max(a, b));

    /// <summary>Walks every state that a schedule without failures can reach.</summary>
    private static (HashSet<(int, int)> Overlap, bool[] Started) Enumerate(SmallPlan plan)
    {
        var count = plan.Tables.Tasks.Length;
        var overlap = new HashSet<(int, int)>();
        var started = new bool[count];
        var seen = new HashSet<(int Completed, int Running)>();
        var pending = new Stack<(int Completed, int Running)>();
        pending.Push((0, 0));
        while (pending.Count > 0)
        {
            var (completed, running) = pending.Pop();
            if (!seen.Add((completed, running))) continue;
            for (var t = 0; t < count; t++)
            {
                if ((running & (1 << t)) != 0) pending.Push((completed | (1 << t), running & ~(1 << t)));
                if (((completed | running) & (1 << t)) != 0 || !plan.MayStart(t, completed)) continue;
                started[t] = true;
                for (var other = 0; other < count; other++)
                {
                    if ((running & (1 << other)) != 0) overlap.Add(Pair(t, other));
                }

                pending.Push((completed, running | (1 << t)));
            }
        }

        return (overlap, started);
    }
}
