namespace PlanCore;

/// <summary>Which edges an end travels along.</summary>
[Flags]
internal enum EdgeKinds : byte
{
    Hard = 1,
    Order = 2,
    All = 3,
}

/// <summary>A node that no longer holds up those behind it.</summary>
internal readonly struct Settlement(int node, EdgeKinds kinds)
{
    public readonly int Node = node;
    public readonly EdgeKinds Kinds = kinds;
}
