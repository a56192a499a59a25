namespace PlanTool.Graph.Svg;

/// <summary>What became of a plan's tasks, for the picture of a run.</summary>
internal sealed class RunOverlay
{
    /// <summary>The tasks of the path that is marked, in order.</summary>
    public required IReadOnlyList<int> CriticalPath { get; init; }

    /// <summary>What the run came to, in a few words.</summary>
    public required string Summary { get; init; }

    /// <summary>The style class of a task's state.</summary>
    public required Func<int, string> ClassOf { get; init; }

    /// <summary>The sign of a task's state with a blank behind it; may be empty.</summary>
    public required Func<int, string> MarkOf { get; init; }

    /// <summary>What is said of a task when one points at it.</summary>
    public required Func<int, string> TooltipOf { get; init; }
}
