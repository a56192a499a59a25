using System.Globalization;
using PlanCore;

namespace PlanModel;

/// <summary>The plan's settings after precedence: item metadata, front matter, MSBuild property, default.</summary>
internal sealed class SettingsReading(PlanDocument document, PlanFileOptions options)
{
    public string? Name => options.Name ?? Find("name");

    public string? Namespace => options.Namespace ?? Find("namespace") ?? options.RootNamespace;

    public PlanDefaults ToDefaults() => new()
    {
        Pattern = PatternOf(options.Pattern) ?? PatternOf(Find("pattern")) ?? PatternOf(options.DefaultPattern),
        IgnorePhases = string.Equals(Find("phases"), "ignore", StringComparison.OrdinalIgnoreCase),
        PhaseThreshold = NumberOf(Find("phase-threshold")?.TrimEnd('%', ' '), 0, 100),
        BatchSize = NumberOf(Find("batch-size"), 1, int.MaxValue),
        MaxParallelism = NumberOf(options.MaxParallelism, 1, int.MaxValue) ?? NumberOf(Find("max-parallelism"), 1, int.MaxValue) ?? NumberOf(options.DefaultMaxParallelism, 1, int.MaxValue),
        MaxPhases = NumberOf(Find("max-phases"), 1, int.MaxValue),
        MaxAttempts = NumberOf(Find("max-attempts"), 1, int.MaxValue),
        Timeout = Find("timeout") is { } timeout && DurationReader.TryRead(timeout, out var duration) ? (long)Math.Min(duration.TotalMilliseconds, int.MaxValue) : null,
    };

    private static PatternKind? PatternOf(string? text) => text is not null && PatternNames.TryParse(text, out var pattern) ? pattern : null;

    private static int? NumberOf(string? text, int least, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number : null;

    private string? Find(string key)
    {
        foreach (var setting in document.Settings)
        {
            if (!setting.IsNested && string.Equals(setting.Key, key, StringComparison.OrdinalIgnoreCase)) return setting.Value;
        }

        return null;
    }
}
