using System.CommandLine;
using System.Text;
using PlanRuntime;
using PlanTool.Graph;
using PlanTool.Run;
using PlanTool.State;

namespace PlanTool.Report;

/// <summary><c>report</c>: a run as one HTML file.</summary>
internal static class ReportCommand
{
    public static Command For(ToolHost host)
    {
        var file = CommandParts.File();
        var output = new Option<string?>("--output", "-o") { Description = "The HTML file to write; standard output by default.", HelpName = "HTML" };
        var state = StatePlace.Option();
        var command = new Command("report", "Shows what ran, when and how it ended, as one HTML file.") { file, output, state };
        command.SetAction((call, cancellationToken) => Task.FromResult(
            Run(host, call.GetRequiredValue(file), call.GetValue(output), call.GetValue(state), cancellationToken)));
        return command;
    }

    private static int Run(ToolHost host, string file, string? output, string? stateFolder, CancellationToken cancellationToken)
    {
        if (output is { } name && (string.IsNullOrWhiteSpace(name) || name.Contains('\0', StringComparison.Ordinal))) throw new UsageException("--output: name a file");
        if (RunnablePlan.Load(host, file, cancellationToken) is not { } plan) return ExitCode.Faults;
        var state = StatePlace.Of(host, plan, stateFolder, isRead: true).Load(plan.Graph);
        var report = RunReport.Of(PlanPicture.Of(plan.Loaded), state, host.Clock.GetUtcNow());
        if (output is null)
        {
            HtmlReport.Write(host.Out, report);
            return ExitCode.Fine;
        }

        if (Write(Path.GetFullPath(output, host.WorkingDirectory), plan.Loaded.Path.Full, report) is { } fault)
        {
            host.Tell($"dotnet plan: '{PlainText.Of(output)}' {PlainText.Of(fault)}");
            return ExitCode.Faults;
        }

        host.Tell($"{PlainText.Of(output)}: {TaskWords.Count(report.Tasks.Count, "task")}, {report.Verdict.Word}.");
        return ExitCode.Fine;
    }

    /// <summary>Writes the file as a whole: a browser that loads it meanwhile sees the old one or the new one.</summary>
    /// <returns>Why it was not written, or <see langword="null"/>.</returns>
    private static string? Write(string path, string plan, RunReport report)
    {
        if (path == plan) return "is the plan itself";
        if (Directory.Exists(path)) return "is a folder";
        var draft = path + ".draft~";
        try
        {
            using (var writer = new StreamWriter(draft, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false))) HtmlReport.Write(writer, report);
            File.Move(draft, path, overwrite: true);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "cannot be written: " + e.Message.TrimEnd('.');
        }
    }
}
