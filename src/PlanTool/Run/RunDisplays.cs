using PlanRuntime;
using PlanTool.Reports;
using PlanTool.Watch;

namespace PlanTool.Run;

/// <summary>Chooses how a run is shown.</summary>
internal static class RunDisplays
{
    /// <summary>A display that moves on a terminal somebody watches; lines in a log, through a pipe and where a build server calls.</summary>
    /// <param name="host">Where it is shown.</param>
    /// <param name="options">The options of the run.</param>
    public static IRunDisplay For(ToolHost host, PlanOptions options) =>
        IsWatched(host) ? new LiveDisplay(TerminalConsole.ForLive(host), host.Clock, options) : new PlainDisplay(host);

    private static bool IsWatched(ToolHost host) =>
        host.IsTerminal && host.Variable("TERM") != "dumb" && host.Variable("CI") is null or "" or "0" or "false";
}
