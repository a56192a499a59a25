using System.CommandLine;
using System.CommandLine.Parsing;

namespace PlanTool;

/// <summary>Says what is wrong with a call.</summary>
internal static class UsageFaults
{
    public const string NoFile = "no plan is named; name files or patterns, for example plan.md or '**/*.plan.md'";

    private const string NoTask = "no task is named; name ids, for example 1.2";

    /// <summary>The faults of a call in the order of their importance; empty if it can be understood.</summary>
    /// <param name="call">The parsed call.</param>
    /// <param name="args">The arguments it was parsed from.</param>
    public static IReadOnlyList<string> Of(ParseResult call, IReadOnlyList<string> args)
    {
        var command = call.CommandResult.Command;
        if (command.Subcommands.Count > 0)
        {
            var commands = string.Join(", ", command.Subcommands.Select(sub => sub.Name));
            if (call.UnmatchedTokens.Count > 0) return [$"'{call.UnmatchedTokens[0]}' is no command; there are {commands}"];
            if (call.Errors.Count > 0) return [$"no command is given; there are {commands}"];
        }

        if (UnknownOption(call, args) is { } option) return [$"{command.Name} has no option '{option}'"];
        if (Lacks(call, CommandParts.FilesName)) return [NoFile];
        if (Lacks(call, CommandParts.IdsName)) return [NoTask];
        return [.. call.Errors.Select(error => error.Message).Distinct(StringComparer.Ordinal)];
    }

    private static bool Lacks(ParseResult call, string argument) =>
        call.Errors.Any(error => error.SymbolResult is ArgumentResult { Tokens.Count: 0 } missing && missing.Argument.Name == argument);

    /// <summary>The command as it is typed.</summary>
    public static string NameOf(Command command) => command is RootCommand ? "dotnet plan" : "dotnet plan " + command.Name;

    /// <summary>The parser takes a misspelt option for one of the FILE arguments; only after <c>--</c> it is one.</summary>
    private static string? UnknownOption(ParseResult call, IReadOnlyList<string> args)
    {
        var literal = args.SkipWhile(arg => arg != "--").ToHashSet(StringComparer.Ordinal);
        return call.CommandResult.Children.OfType<ArgumentResult>()
            .SelectMany(argument => argument.Tokens)
            .Select(token => token.Value)
            .FirstOrDefault(value => value.Length > 1 && value[0] == '-' && !literal.Contains(value));
    }
}
