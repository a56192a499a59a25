using PlanTool.Files;

namespace PlanTool.Check;

/// <summary>Tells the reader of another command's answer which errors the plans have.</summary>
internal static class FaultNotice
{
    /// <summary>Writes the errors beside the answer.</summary>
    /// <returns>The exit code: a graph or a forecast of a plan with errors is not to be relied on.</returns>
    public static int Write(ToolHost host, IEnumerable<LoadedPlan> plans) => WriteErrors(host, plans) > 0 ? ExitCode.Faults : ExitCode.Fine;

    /// <summary>Writes the errors beside the answer.</summary>
    /// <returns>Their number.</returns>
    public static int WriteErrors(ToolHost host, IEnumerable<LoadedPlan> plans)
    {
        var count = 0;
        foreach (var finding in plans.SelectMany(ReportedFinding.Of).Where(finding => finding.Severity == "error"))
        {
            host.Tell(TextFindings.LineOf(finding));
            count++;
        }

        return count;
    }
}
