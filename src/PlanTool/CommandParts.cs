using System.CommandLine;
using PlanRuntime;
using PlanTool.Reports;

namespace PlanTool;

/// <summary>The arguments and options that commands share.</summary>
internal static class CommandParts
{
    public const string FilesName = "FILE";

    public const string IdsName = "ID";

    /// <summary>The largest number of tasks at once that can be asked for.</summary>
    private const int MostTasks = 100_000;

    /// <summary>The FILE arguments.</summary>
    public static Argument<string[]> Files() => new(FilesName)
    {
        Description = "Plan files, or patterns such as '**/*.plan.md'.",
        Arity = ArgumentArity.OneOrMore,
    };

    /// <summary>The FILE argument of commands that look at one plan.</summary>
    public static Argument<string> File() => new(FilesName)
    {
        Description = "The plan file.",
        Arity = ArgumentArity.ExactlyOne,
    };

    /// <summary>The ID arguments.</summary>
    /// <param name="description">What becomes of the tasks.</param>
    /// <param name="needsOne">Whether a call without ids is wrong.</param>
    public static Argument<string[]> Ids(string description, bool needsOne = true) => new(IdsName)
    {
        Description = description,
        Arity = needsOne ? ArgumentArity.OneOrMore : ArgumentArity.ZeroOrMore,
    };

    /// <summary>The <c>--pattern</c> option of commands that run or look at a run.</summary>
    public static Option<string> Pattern() =>
        OneOf("--pattern", "The pattern instead of the plan's own.", "PATTERN", [.. Patterns.All.Select(Patterns.Of)], null);

    /// <summary>The pattern of a name, or <see langword="null"/> without one.</summary>
    public static PlanPattern? PatternOf(string? name) => name is null ? null : Enum.Parse<PlanPattern>(name, ignoreCase: true);

    /// <summary>An option that says how many tasks run at once.</summary>
    public static Option<int?> TaskLimit(string name) => new(name)
    {
        Description = "How many tasks run at once; as the plan says by default, else 5.",
        HelpName = "N",
        CustomParser = result =>
        {
            if (int.TryParse(result.Tokens[^1].Value, out var value) && value is >= 1 and <= MostTasks) return value;
            result.AddError($"{name}: '{result.Tokens[^1].Value}' is no number from 1 to {MostTasks}");
            return null;
        },
    };

    /// <summary>The <c>--format</c> option.</summary>
    /// <param name="formats">The formats, the default one first.</param>
    public static Option<string> Format(params string[] formats) =>
        OneOf("--format", $"The form of the answer: {ListOf(formats)}.", "FORMAT", formats, _ => formats[0]);

    /// <summary>An option with a fixed set of values.</summary>
    public static Option<string> OneOf(string name, string description, string valueName, string[] values, Func<System.CommandLine.Parsing.ArgumentResult, string>? otherwise)
    {
        var option = new Option<string>(name) { Description = description, HelpName = valueName };
        if (otherwise is not null) option.DefaultValueFactory = otherwise;
        option.Validators.Add(result =>
        {
            foreach (var token in result.Tokens)
            {
                if (!values.Contains(token.Value, StringComparer.Ordinal)) result.AddError($"{name}: '{token.Value}' is none of {ListOf(values)}");
            }
        });
        option.CompletionSources.Add(values);
        return option;
    }

    private static string ListOf(string[] values) => values.Length == 1 ? values[0] : string.Join(", ", values[..^1]) + " or " + values[^1];
}
