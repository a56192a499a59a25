namespace Consumer;

/// <summary>A class of several files.</summary>
internal static partial class PartsPlan
{
    [PlanTask("1.1")]
    private static int First() => 1;

    static partial void Log(string text);
}
