using System.CommandLine;
using PlanTool.Files;

namespace PlanTool.Check;

/// <summary><c>check</c>: what the build would say of the plans, without a project.</summary>
internal static class CheckCommand
{
    public static Command For(ToolHost host)
    {
        var files = CommandParts.Files();
        var format = CommandParts.Format("text", "json", "sarif", "github");
        var command = new Command("check", "Reports the mistakes of plans as the build does.") { files, format };
        command.SetAction((call, cancellationToken) => Task.FromResult(
            Run(host, call.GetValue(files) ?? [], call.GetRequiredValue(format), cancellationToken)));
        return command;
    }

    private static int Run(ToolHost host, string[] arguments, string format, CancellationToken cancellationToken)
    {
        var findings = new List<ReportedFinding>();
        var count = 0;
        foreach (var plan in LoadedPlan.LoadAll(arguments, host, cancellationToken))
        {
            findings.AddRange(ReportedFinding.Of(plan));
            count++;
        }

        Write(host, format, findings);
        host.Error.WriteLine(Summary(count, findings));
        return findings.Exists(finding => finding.Severity == "error") ? ExitCode.Faults : ExitCode.Fine;
    }

    private static void Write(ToolHost host, string format, IReadOnlyList<ReportedFinding> findings)
    {
        switch (format)
        {
            case "json": JsonFindings.Write(host.Out, findings); break;
            case "sarif": SarifFindings.Write(host.Out, findings); break;
            case "github": GitHubFindings.Write(host, findings); break;
            default: TextFindings.Write(host, findings); break;
        }
    }

    private static string Summary(int files, List<ReportedFinding> findings)
    {
        var parts = new List<string>();
        foreach (var (severity, one, many) in new[] { ("error", "error", "errors"), ("warning", "warning", "warnings"), ("info", "information", "informations") })
        {
            var count = findings.Count(finding => finding.Severity == severity);
            if (count > 0) parts.Add($"{count} {(count == 1 ? one : many)}");
        }

        return $"{files} {(files == 1 ? "plan" : "plans")} checked: {(parts.Count == 0 ? "nothing to report" : string.Join(", ", parts))}.";
    }
}
