using System.CommandLine;
using PlanRuntime;
using PlanTool.Run;

namespace PlanTool.State;

/// <summary>Where the state of a plan is: <c>.plan/NAME</c> beside the plan, or a folder that the call names.</summary>
internal static class StatePlace
{
    private const string FolderName = ".plan";

    public static Option<string?> Option() => new("--state")
    {
        Description = "The folder of the run's state; .plan/NAME beside the plan by default, by the plan's name.",
        HelpName = "DIR",
    };

    /// <param name="host">The folder that a relative one starts from.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="folder">The folder that was named, or <see langword="null"/>.</param>
    /// <param name="isRead">Whether the command only looks at what is recorded: it is told where there is nothing.</param>
    /// <exception cref="UsageException">The folder's name is empty, or a file's.</exception>
    /// <exception cref="PlanStateException">The plan's name is no name of a folder.</exception>
    public static PlanState Of(ToolHost host, RunnablePlan plan, string? folder, bool isRead = false)
    {
        var state = At(host, plan, folder, isRead);
        RefuseAnother(plan, state);
        return state.WithHandlers(static task => RunHandlers.Handles(task, hasTemplate: true));
    }

    private static PlanState At(ToolHost host, RunnablePlan plan, string? folder, bool isRead)
    {
        if (folder is null) return PlanState.DirectoryFor(plan.Graph.Name, Path.Combine(FolderOf(plan), FolderName));
        if (string.IsNullOrWhiteSpace(folder) || folder.Contains('\0', StringComparison.Ordinal)) throw new UsageException("--state: name a folder");
        var full = Path.GetFullPath(folder, host.WorkingDirectory);
        if (File.Exists(full)) throw new UsageException($"--state: '{folder}' is a file; name a folder");
        if (isRead && !Directory.Exists(full)) host.Tell($"dotnet plan: --state: the folder '{PlainText.Of(folder)}' does not exist, so nothing is recorded there");
        return PlanState.Directory(full);
    }

    /// <summary>Plans of one name in one folder would share their state; a plan file that was renamed keeps it.</summary>
    private static void RefuseAnother(RunnablePlan plan, PlanState state)
    {
        var (own, recorded) = (Path.GetFileName(plan.Loaded.Path.Full), Path.GetFileName(RecordedSource(plan, state)?.Replace('\\', '/')));
        if (string.IsNullOrEmpty(recorded) || string.Equals(recorded, own, StringComparison.OrdinalIgnoreCase) || !File.Exists(Path.Combine(FolderOf(plan), recorded))) return;
        throw new PlanStateException(
            PlanStateFault.OtherPlan,
            $"The state in '{state.Store.Location}' is of another plan: of '{recorded}', not of '{own}', and both are named '{plan.Graph.Name}'; give one another name (name: in its front matter), or a folder of its own by --state");
    }

    private static string? RecordedSource(RunnablePlan plan, PlanState state)
    {
        try
        {
            return state.Store.Read(plan.Graph.Name).LastOrDefault(record => record is { Kind: PlanRecordKind.Plan, Source: not null })?.Source;
        }
        catch (PlanStateException)
        {
            // The command says what is wrong, or puts it right.
            return null;
        }
    }

    private static string FolderOf(RunnablePlan plan) => Path.GetDirectoryName(plan.Loaded.Path.Full)!;
}
