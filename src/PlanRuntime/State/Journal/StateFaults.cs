namespace PlanRuntime;

/// <summary>The messages of states that cannot be used.</summary>
internal static class StateFaults
{
    public static bool IsOfFiles(Exception fault) => fault is IOException or UnauthorizedAccessException or NotSupportedException or System.Security.SecurityException;

    public static PlanStateException Inaccessible(string location, Exception fault) =>
        new(PlanStateFault.Inaccessible, $"The state in '{location}' cannot be read or written: {fault.Message}", fault);

    public static PlanStateException NewerVersion(string location, int version) => new(
        PlanStateFault.NewerVersion,
        $"The state in '{location}' has format {version}, and this version of PlanRuntime knows format {JournalHeader.CurrentVersion}; use the newer version that wrote it, or another folder");

    public static PlanStateException OtherPlan(string location, string found, string plan) =>
        new(PlanStateFault.OtherPlan, $"The state in '{location}' is of plan '{found}', not of '{plan}'; give each plan a place of its own");

    public static PlanStateException NoJournal(string location) => new(
        PlanStateFault.Damaged, $"The state in '{location}' has a status and no journal, so what was done is not known; put the journal back, or delete the folder to start anew");

    public static PlanStateException Damaged(string location, JournalContent content) => new(
        PlanStateFault.Damaged,
        $"{Damage(location, content)}; the next run or update sets it aside and keeps the {content.Records.Count} records that can be read");

    public static PlanStateException SetAside(string location, JournalContent content, string aside) => new(
        PlanStateFault.Damaged,
        $"{Damage(location, content)}; it was set aside as '{aside}', and the {content.Records.Count} records that can be read were kept: look at them, then run again to go on from there");

    public static PlanStateException InUse(string location, string plan, PlanStateHolder? holder) => new(
        PlanStateFault.InUse,
        $"The state of plan '{plan}' in '{location}' is in use by {(holder is null ? "another process" : $"{holder} ({StateWords.Of(holder.Purpose)})")}; wait until it has ended, or use another place") { Holder = holder };

    public static PlanStateException UnsafeName(string name) => new(
        PlanStateFault.UnsafeName, $"The plan's name '{Shown(name)}' is no name of a folder; name the folder of its state yourself, with PlanState.Directory(path)");

    public static PlanStateException MarkedDone(PlanTask task) => new(
        PlanStateFault.Update, $"Task '{task}' is marked as done in the plan{(task.Line is { } line ? $", line {line}" : "")}; clear its box to run it again");

    private static string Shown(string name) => new(Array.ConvertAll(name.ToCharArray(), static c => char.IsControl(c) ? '\ufffd' : c));

    private static string Damage(string location, JournalContent content) =>
        $"The journal in '{location}' is damaged at line {content.DamagedLine}{(content.DamagedLines > 1 ? $" and {content.DamagedLines - 1} others" : "")}";
}
