namespace PlanModel;

/// <summary>Decides how the tasks of a phase stand to each other when nothing else orders them.</summary>
internal static class PhaseOrders
{
    /// <summary>Decides the order of one phase.</summary>
    /// <param name="setting">The <c>order</c> of the front matter, or <see langword="null"/>.</param>
    /// <param name="phase">The phase.</param>
    /// <param name="tasks">Its tasks in document order.</param>
    public static (PhaseOrder Order, OrderReason Reason) Decide(string? setting, PhaseDeclaration phase, List<TaskDeclaration> tasks)
    {
        if (string.Equals(setting, "parallel", StringComparison.OrdinalIgnoreCase)) return (PhaseOrder.Parallel, OrderReason.FrontMatter);
        if (string.Equals(setting, "document", StringComparison.OrdinalIgnoreCase)) return (PhaseOrder.Document, OrderReason.FrontMatter);
        if (phase.Form != PhaseForm.PhaseHeading) return (PhaseOrder.Document, OrderReason.Heading);
        var reason = OrderReason.PhaseDialect;
        foreach (var task in tasks)
        {
            // "[P]" and "(P)": the mark of a dialect in which what is not marked waits.
            if (task.ParallelTag is { Length: 3 }) return (PhaseOrder.Document, OrderReason.ParallelTags);
            if (!task.IsVerificationBlock && !IsDottedNumber(task.Id)) reason = OrderReason.Ids;
        }

        return (reason == OrderReason.PhaseDialect ? PhaseOrder.Parallel : PhaseOrder.Document, reason);
    }

    private static bool IsDottedNumber(string id) => id.Length > 0 && id[0] is >= '0' and <= '9' && id.IndexOf('.') > 0;
}
