using System.CommandLine;
using PlanTool.Against;
using PlanTool.Files;

namespace PlanTool.Check;

/// <summary><c>check</c>: what the build would say of the plans, without a project.</summary>
internal static class CheckCommand
{
    public static Command For(ToolHost host)
    {
        var files = CommandParts.Files();
        var format = CommandParts.Format("text", "json", "sarif", "github");
        var baseline = new Option<string?>("--baseline") { Description = "Leaves out the findings of an earlier 'check --format json'.", HelpName = "FILE" };
        var against = new Option<string?>("--against") { Description = "Says, too, how the graph changed since a git revision.", HelpName = "REV" };
        var command = new Command("check", "Reports the mistakes of plans as the build does.") { files, format, baseline, against };
        command.SetAction((call, cancellationToken) =>
            RunAsync(host, call.GetValue(files) ?? [], new CheckOptions(call.GetRequiredValue(format), call.GetValue(baseline), call.GetValue(against)), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ToolHost host, string[] arguments, CheckOptions options, CancellationToken cancellationToken)
    {
        // Everything that can be wrong with the call is found before anything is written.
        if (options is { Against: not null, Format: not "text" }) throw new UsageException($"--against goes with --format text, not with {options.Format}");
        var baseline = options.Baseline is { } path ? Baseline.Read(path, host) : null;
        var revision = options.Against is { } name ? await GitRevision.FindAsync(name, host, cancellationToken) : null;
        var findings = new List<ReportedFinding>();
        var compared = new List<LoadedPlan>();
        var (count, known) = (0, 0);
        foreach (var plan in LoadedPlan.LoadAll(arguments, host, cancellationToken))
        {
            count++;
            if (revision is not null) compared.Add(plan);
            foreach (var finding in ReportedFinding.Of(plan))
            {
                if (baseline?.Knows(finding) == true) known++;
                else findings.Add(finding);
            }
        }

        Write(host, options.Format, findings);
        foreach (var plan in compared) await PlanComparison.WriteAsync(host, plan, revision!, options.Against!, cancellationToken);
        host.Tell(Summary(count, findings) + (baseline is null ? "" : BaselineNote(known, baseline)));
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
        foreach (var (severity, one, many) in new[] { ("error", "error", "errors"), ("warning", "warning", "warnings"), ("info", "note", "notes") })
        {
            var count = findings.Count(finding => finding.Severity == severity);
            if (count > 0) parts.Add($"{count} {(count == 1 ? one : many)}");
        }

        return $"{files} {(files == 1 ? "plan" : "plans")} checked: {(parts.Count == 0 ? "nothing to report" : string.Join(", ", parts))}.";
    }

    private static string BaselineNote(int known, Baseline baseline) =>
        $" Known from the baseline: {known}; no longer found: {baseline.Unmet}.";

    private sealed record CheckOptions(string Format, string? Baseline, string? Against);
}
