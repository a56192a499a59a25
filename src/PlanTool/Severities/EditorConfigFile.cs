using PlanModel;

namespace PlanTool.Severities;

/// <summary>What one <c>.editorconfig</c> says of the severities of plan rules: <c>plan_diagnostic.PLAN2002.severity = error</c>.</summary>
/// <remarks>The file format is that of https://spec.editorconfig.org; other keys are left to their readers.</remarks>
internal sealed class EditorConfigFile
{
    private const string KeyStart = "plan_diagnostic.", KeyEnd = ".severity";

    private readonly List<(EditorConfigGlob Glob, List<(string Rule, Severity? Severity)> Settings)> _sections = [];

    private EditorConfigFile()
    {
    }

    /// <summary>Whether the folders above are not looked at.</summary>
    public bool IsRoot { get; private set; }

    /// <summary>Reads a file's text.</summary>
    public static EditorConfigFile Parse(string text)
    {
        var file = new EditorConfigFile();
        List<(string, Severity?)>? settings = null;
        var isPreamble = true;
        foreach (var rawLine in text.Split('\n'))
        {
            var line = rawLine.Trim();
            if (line.Length == 0 || line[0] is '#' or ';') continue;
            if (line[0] == '[' && line[^1] == ']')
            {
                isPreamble = false;
                settings = [];
                file._sections.Add((EditorConfigGlob.Parse(line[1..^1]), settings));
                continue;
            }

            var equals = line.IndexOf('=', StringComparison.Ordinal);
            if (equals < 0) continue;
            var (key, value) = (line[..equals].TrimEnd(), line[(equals + 1)..].Trim());
            if (isPreamble && key.Equals("root", StringComparison.OrdinalIgnoreCase)) file.IsRoot = value.Equals("true", StringComparison.OrdinalIgnoreCase);
            else if (settings is not null && RuleOf(key) is { } rule && TrySeverity(value, out var severity)) settings.Add((rule, severity));
        }

        return file;
    }

    /// <summary>Adds what the file says of a plan; later sections and nearer files win.</summary>
    /// <param name="path">The plan's path below the folder of this file, with slashes.</param>
    /// <param name="severities">Receives a severity for each rule; <see langword="null"/> where it is switched off.</param>
    public void Collect(string path, Dictionary<string, Severity?> severities)
    {
        foreach (var (glob, settings) in _sections)
        {
            if (settings.Count == 0 || !glob.Matches(path)) continue;
            foreach (var (rule, severity) in settings) severities[rule] = severity;
        }
    }

    private static string? RuleOf(string key) =>
        key.Length > KeyStart.Length + KeyEnd.Length && key.StartsWith(KeyStart, StringComparison.OrdinalIgnoreCase) && key.EndsWith(KeyEnd, StringComparison.OrdinalIgnoreCase)
            ? key[KeyStart.Length..^KeyEnd.Length]
            : null;

    /// <summary>The words of the analyzer; any other leaves the severity as it is.</summary>
    private static bool TrySeverity(string value, out Severity? severity)
    {
        severity = value.ToUpperInvariant() switch
        {
            "SILENT" or "HIDDEN" => Severity.Hidden,
            "SUGGESTION" or "INFO" => Severity.Info,
            "WARNING" => Severity.Warning,
            "ERROR" => Severity.Error,
            _ => null,
        };
        return severity is not null || value.Equals("none", StringComparison.OrdinalIgnoreCase);
    }
}
