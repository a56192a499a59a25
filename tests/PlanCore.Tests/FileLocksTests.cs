using CsCheck;

namespace PlanCore.Tests;

/// <summary>Files that overlap many others: a folder, a glob over it, and what lies in it.</summary>
public sealed class FileLocksTests
{
    private static readonly string[] Paths = ["a", "a/*", "a/1", "a/2", "a/3", "a/4", "a/5", "b", "b/1"];

    private static readonly Gen<(int Path, bool Writes)> Use = Gen.Select(Gen.Int[0, Paths.Length - 1], Gen.Bool);

    [Fact]
    public void Tasks_that_meet_at_a_folder_never_run_at_once_and_all_of_them_run() => Gen.Select(Use.Array[1, 2].Array[2, 12], Gen.Int).Sample(
        static (tasks, seed) =>
        {
            var files = tasks.SelectMany(static (uses, task) => uses.DistinctBy(static u => u.Path).Select(u => new FileRow(task, Paths[u.Path], u.Writes)));
            var plan = Plans.Lower(Plans.Of(tasks.Length, [], [.. files]), PatternKind.Independent);
            new RandomRun(plan, seed, failures: 0.1).Play();
        },
        iter: 5_000);

    /// <summary>Found by the property above: what the reserving task waited for had been given up by a task that gave way to it, while another kept it from starting.</summary>
    [Fact]
    public void A_reserving_task_waits_for_what_blocks_it_now()
    {
        (string Path, bool Writes)[][] uses =
        [
            [("b/1", true), ("b", true)], [("a/4", false)], [("a/*", false), ("a/1", true)], [("b/1", true)], [("b", false), ("a/1", false)],
            [("a/*", false), ("a/1", false)], [("a/4", true)], [("b/1", true)], [("a", true)], [("a", false)], [("a/1", false), ("a", true)],
        ];
        var files = uses.SelectMany(static (of, task) => of.Select(u => new FileRow(task, u.Path, u.Writes)));
        var plan = Plans.Lower(Plans.Of(uses.Length, [], [.. files]), PatternKind.Independent);
        new RandomRun(plan, -8108, failures: 0.1).Play();
    }

    [Fact]
    public void A_folder_and_the_thousands_of_files_in_it_run_one_after_the_other()
    {
        const int tasks = 20_000;
        var files = Enumerable.Range(0, tasks).SelectMany(static t => (FileRow[])[new FileRow(t, "src", writes: true), new FileRow(t, $"src/{t}.cs", writes: true)]);
        var plan = Plans.Of(tasks, [], [.. files]);
        Assert.Equal(tasks * LoweredPlan.DefaultWeight, Simulation.Run(Plans.Lower(plan, PatternKind.Independent), 5).Makespan);
    }
}
