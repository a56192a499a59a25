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
    /// <exception cref="UsageException">The folder's name is empty, or a file's.</exception>
    /// <exception cref="PlanStateException">The plan's name is no name of a folder.</exception>
    public static PlanState Of(ToolHost host, RunnablePlan plan, string? folder)
    {
        if (folder is null) return PlanState.DirectoryFor(plan.Graph.Name, Path.Combine(Path.GetDirectoryName(plan.Loaded.Path.Full)!, FolderName));
        if (string.IsNullOrWhiteSpace(folder) || folder.Contains('\0', StringComparison.Ordinal)) throw new UsageException("--state: name a folder");
        var full = Path.GetFullPath(folder, host.WorkingDirectory);
        return File.Exists(full) ? throw new UsageException($"--state: '{folder}' is a file; name a folder") : PlanState.Directory(full);
    }
}
