namespace PlanTool.Report;

/// <summary>Puts tasks that ran at the same time into different rows, and as few rows as possible.</summary>
internal static class SlotAssignment
{
    /// <summary>Sets <see cref="ReportedTask.Slot"/> of every task that has times.</summary>
    /// <returns>The number of rows: how many tasks ran at once at most.</returns>
    public static int Of(IReadOnlyList<ReportedTask> tasks)
    {
        var taken = new PriorityQueue<int, DateTimeOffset>();
        var free = new PriorityQueue<int, int>();
        var slots = 0;
        foreach (var task in tasks.Where(task => task.Start is not null).OrderBy(task => task.Start).ThenBy(task => task.Task.Index))
        {
            while (taken.TryPeek(out var slot, out var end) && end <= task.Start)
            {
                free.Enqueue(slot, slot);
                taken.Dequeue();
            }

            task.Slot = free.TryDequeue(out var lowest, out _) ? lowest : slots++;
            taken.Enqueue(task.Slot, task.End!.Value);
        }

        return slots;
    }
}
