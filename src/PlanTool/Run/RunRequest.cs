using PlanRuntime;

namespace PlanTool.Run;

/// <summary>What a call of <c>run</c> asks for.</summary>
internal sealed record RunRequest
{
    /// <summary>The command that does every task, or <see langword="null"/>.</summary>
    public PlanCommandTemplate? Template { get; init; }

    /// <summary>The folder that the call names, or <see langword="null"/>.</summary>
    public string? StateFolder { get; init; }

    /// <summary>How long commands may take to end by themselves after Ctrl+C.</summary>
    public TimeSpan Grace { get; init; }

    public bool KeepsState { get; init; }

    public bool WritesMarks { get; init; }

    public required PlanOptions Options { get; init; }
}
