namespace PlanGenerators;

/// <summary>Attributes and documentation that generated members share.</summary>
internal static class CodeMarks
{
    /// <summary>On members and never on the plan's class, which may hold the user's code too.</summary>
    public const string Generated = "[global::System.CodeDom.Compiler.GeneratedCode(\"PlanGenerators\", \"1.0.0\")]";

    /// <summary>Keeps what only generated code calls out of completion lists.</summary>
    public const string Hidden = "[global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]";

    public static string Summary(string xml) => $"/// <summary>{xml}</summary>";
}
