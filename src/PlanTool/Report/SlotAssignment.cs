namespace PlanTool.Report;

/// <summary>Puts attempts that ran at the same time into different rows, and as few rows as possible.</summary>
internal static class SlotAssignment
{
    /// <summary>Sets <see cref="ReportedBar.Slot"/> of every bar.</summary>
    /// <param name="bars">The bars in the order in which they began.</param>
    /// <returns>The number of rows: how many tasks ran at once at most.</returns>
    public static int Of(IReadOnlyList<ReportedBar> bars)
    {
        var taken = new PriorityQueue<int, DateTimeOffset>();
        var free = new PriorityQueue<int, int>();
        var slots = 0;
        foreach (var bar in bars)
        {
            while (taken.TryPeek(out var slot, out var end) && end <= bar.Start)
            {
                free.Enqueue(slot, slot);
                taken.Dequeue();
            }

            bar.Slot = free.TryDequeue(out var lowest, out _) ? lowest : slots++;
            taken.Enqueue(bar.Slot, bar.End);
        }

        return slots;
    }
}
