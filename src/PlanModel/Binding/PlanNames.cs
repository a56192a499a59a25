using System.Text;

namespace PlanModel;

/// <summary>Names of generated classes.</summary>
public static class PlanNames
{
    /// <summary>The class of a plan file: <c>plan.md</c> gives <c>Plan</c>, <c>release.plan.md</c> gives <c>ReleasePlan</c>, <c>add-login/tasks.md</c> gives <c>AddLoginPlan</c>.</summary>
    /// <param name="path">The file's path, with slashes or backslashes.</param>
    /// <returns>A valid C# identifier.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="path"/> is <see langword="null"/>.</exception>
    public static string ClassNameFor(string path)
    {
        if (path is null) throw new ArgumentNullException(nameof(path));
        var parts = path.Split('/', '\\');
        var name = WithoutSuffix(parts[parts.Length - 1], ".md");
        if (string.Equals(name, "plan", StringComparison.OrdinalIgnoreCase)) return "Plan";
        if (string.Equals(name, "tasks", StringComparison.OrdinalIgnoreCase) && parts.Length > 1 && parts[parts.Length - 2] is { Length: > 0 } folder && folder is not ("." or "..")) name = folder;
        name = WithoutSuffix(name, ".plan");
        var words = PascalCase(name);
        return words.EndsWith("Plan", StringComparison.Ordinal) ? words : words + "Plan";
    }

    /// <summary>Joins the words of a text as a C# identifier in Pascal case.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>The identifier; empty if the text has no letter and no digit.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is <see langword="null"/>.</exception>
    public static string PascalCase(string text)
    {
        if (text is null) throw new ArgumentNullException(nameof(text));
        var name = new StringBuilder(text.Length);
        var startsWord = true;
        foreach (var c in text)
        {
            if (!char.IsLetterOrDigit(c))
            {
                startsWord = true;
                continue;
            }

            if (name.Length == 0 && char.IsDigit(c)) name.Append('_');
            name.Append(startsWord ? char.ToUpperInvariant(c) : c);
            startsWord = false;
        }

        return name.ToString();
    }

    private static string WithoutSuffix(string text, string suffix) =>
        text.EndsWith(suffix, StringComparison.OrdinalIgnoreCase) && text.Length > suffix.Length ? text.Substring(0, text.Length - suffix.Length) : text;
}
