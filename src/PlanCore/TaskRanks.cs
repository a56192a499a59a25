namespace PlanCore;

/// <summary>
/// The order among ready tasks: begun ones, then the longest remaining chain, then priority, then document order; background
/// verification after ordinary work and optional tasks last (execution contract, section 2).
/// </summary>
internal sealed class TaskRanks
{
    private const int DigitBits = 11;

    private TaskRanks(int[] rankOf, int[] taskAt) => (RankOf, TaskAt) = (rankOf, taskAt);

    /// <summary>For each task its rank, from zero.</summary>
    public int[] RankOf { get; }

    /// <summary>The task of each rank.</summary>
    public int[] TaskAt { get; }

    public static TaskRanks Of(LoweredPlan plan)
    {
        var chains = CriticalPath.RemainingOf(plan);
        var tasks = plan.Tables.Tasks;
        var order = new int[plan.TaskCount];
        for (var t = 0; t < order.Length; t++) order[t] = t;

        // Stable sorts from the least to the most important; document order is there to begin with.
        var keys = new long[order.Length];
        for (var t = 0; t < keys.Length; t++) keys[t] = 127 - tasks[t].Priority;
        Sort(ref order, keys);
        long longest = 0;
        for (var t = 0; t < keys.Length; t++) longest = Math.Max(longest, chains[t]);
        for (var t = 0; t < keys.Length; t++) keys[t] = longest - chains[t];
        Sort(ref order, keys);
        for (var t = 0; t < keys.Length; t++) keys[t] = ClassOf(tasks[t]);
        Sort(ref order, keys);
        var ranks = new int[order.Length];
        for (var r = 0; r < order.Length; r++) ranks[order[r]] = r;
        return new TaskRanks(ranks, order);
    }

    /// <summary>Radix sort of items by their keys, which are not negative; digits in which all agree cost one pass over the keys together.</summary>
    private static void Sort(ref int[] items, long[] keys)
    {
        long divisor = 0, least = long.MaxValue, most = 0;
        foreach (var key in keys) least = Math.Min(least, key);
        foreach (var key in keys)
        {
            // Estimates are whole seconds or minutes: without the common divisor there are fewer digits.
            divisor = GreatestCommonDivisor(key - least, divisor);
            most = Math.Max(most, key - least);
        }

        if (most == 0) return;
        most /= divisor;
        for (var t = 0; t < keys.Length; t++) keys[t] = (keys[t] - least) / divisor;
        var sorted = new int[items.Length];
        for (var shift = 0; shift < 64 && most >> shift > 0; shift += DigitBits)
        {
            var starts = new int[(1 << DigitBits) + 1];
            foreach (var key in keys) starts[Digit(key, shift) + 1]++;
            for (var d = 0; d < 1 << DigitBits; d++) starts[d + 1] += starts[d];
            foreach (var item in items) sorted[starts[Digit(keys[item], shift)]++] = item;
            (items, sorted) = (sorted, items);
        }
    }

    private static int Digit(long key, int shift) => (int)(key >> shift) & ((1 << DigitBits) - 1);

    private static long GreatestCommonDivisor(long a, long b)
    {
        while (b != 0) (a, b) = (b, a % b);
        return a;
    }

    private static int ClassOf(in TaskRow task) =>
        task.Is(TaskFlags.Optional) ? 3 : task.Is(TaskFlags.Background) ? 2 : task.Is(TaskFlags.Started) ? 0 : 1;
}
