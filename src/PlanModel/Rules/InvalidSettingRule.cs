using System.Globalization;

namespace PlanModel;

/// <summary>PLAN5001: an option has an invalid value.</summary>
internal sealed class InvalidSettingRule : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        "PLAN5001", "Invalid option value", RuleCategory.Configuration, Severity.Error,
        "An option of the front matter or the project has an invalid value: the plan would run by another one.", StopsGraph: true);

    public override void Check(RuleContext context)
    {
        foreach (var setting in context.Document.Settings)
        {
            if (!setting.IsNested && Expectation(setting.Key.ToLowerInvariant(), setting.Value) is { } expected)
            {
                context.Report(Descriptor, setting.ValueSpan, $"'{Words.Shown(setting.Value)}' is no value of '{Words.Shown(setting.Key)}'; {expected}");
            }
        }

        var options = context.Plan.Options;
        CheckOption(context, "PlanPattern", "pattern", options.Pattern ?? options.DefaultPattern);
        CheckOption(context, "PlanMaxParallelism", "max-parallelism", options.MaxParallelism ?? options.DefaultMaxParallelism);
        foreach (var phase in context.Document.Phases)
        {
            if (phase.Pattern is { } pattern && Expectation("pattern", pattern.Value) is { } expected) context.Report(Descriptor, pattern.Span, $"'{Words.Shown(pattern.Value)}' is no value of 'pattern'; {expected}");
        }
    }

    private void CheckOption(RuleContext context, string name, string key, string? value)
    {
        if (value is { Length: > 0 } && Expectation(key, value) is { } expected) context.Report(Descriptor, default, $"'{Words.Shown(value)}' is no value of '{name}'; {expected}");
    }

    /// <summary>What would be a value of the key, or <see langword="null"/> if this one is.</summary>
    private static string? Expectation(string key, string value) => key switch
    {
        "pattern" => PatternNames.TryParse(value, out _) ? null : "write auto, independent, dag, batched, pipeline or hybrid",
        "phases" => IsOneOf(value, "gated", "ignore") ? null : "write gated or ignore",
        "order" => IsOneOf(value, "parallel", "document") ? null : "write parallel or document",
        "phase-threshold" => IsNumber(value.TrimEnd('%', ' '), 0, 100) ? null : "write a share from 0 % to 100 %",
        "max-parallelism" or "max-phases" or "batch-size" or "max-attempts" => IsNumber(value, 1, int.MaxValue) ? null : "write a whole number from 1",
        "timeout" => DurationReader.TryRead(value, out _) ? null : "write a duration such as 90s, 10m or 2h",
        _ => null,
    };

    private static bool IsOneOf(string value, string a, string b) =>
        string.Equals(value, a, StringComparison.OrdinalIgnoreCase) || string.Equals(value, b, StringComparison.OrdinalIgnoreCase);

    private static bool IsNumber(string value, int least, int most) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most;
}
