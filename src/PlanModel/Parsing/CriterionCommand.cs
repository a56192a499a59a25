namespace PlanModel;

/// <summary>Tells which criteria of a verification are commands: a code span alone, or followed by a word that says it succeeds.</summary>
internal static class CriterionCommand
{
    private static readonly string[] Successes = ["", "passes", "succeeds", "works", "exits with 0"];

    /// <summary>The command of a criterion as in <c>`dotnet test` passes</c>, or <see langword="null"/>: <c>`Foo.cs` exists</c> is for a reader.</summary>
    public static string? Of(string criterion)
    {
        var text = criterion.Trim();
        var ticks = text.TakeWhile(static c => c == '`').Count();
        if (ticks == 0) return null;
        var end = text.IndexOf(text.Substring(0, ticks), ticks, StringComparison.Ordinal);
        if (end < 0) return null;
        var rest = text.Substring(end + ticks).Trim().TrimEnd('.', '!');
        var command = text.Substring(ticks, end - ticks).Trim();
        return command.Length > 0 && Successes.Contains(rest, StringComparer.OrdinalIgnoreCase) ? command : null;
    }
}
