namespace PlanModel;

/// <summary>PLAN0017: a listed plan file is missing, a folder, or not text.</summary>
internal static class UnreadableFileRule
{
    public static RuleDescriptor Rule { get; } = new(
        "PLAN0017", "Unreadable plan file", RuleCategory.Structure, Severity.Error,
        "A listed plan file is missing, a folder, or not text: the project would build without its plan.", StopsGraph: true);

    public static Finding FindingFor(string path, string reason) =>
        new(Rule, new TextSpan(0, 0), $"The plan file '{Words.Shown(path)}' {reason}; correct the PlanFile item or remove it");
}
