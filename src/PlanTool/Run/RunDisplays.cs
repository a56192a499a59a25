namespace PlanTool.Run;

/// <summary>Chooses how a run is shown.</summary>
internal static class RunDisplays
{
    public static IRunDisplay For(ToolHost host) => new PlainDisplay(host);
}
