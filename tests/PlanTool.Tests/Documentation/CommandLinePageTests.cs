using System.Diagnostics;
using System.Text.RegularExpressions;

namespace PlanTool.Tests.Documentation;

public sealed partial class CommandLinePageTests
{
    [Fact]
    public async Task Every_example_answers_what_the_page_says()
    {
        using var folder = new PlanFolder();
        foreach (var step in CommandLinePage.Steps())
        {
            if (step.Command.Length == 0)
            {
                folder.Write(step.File, step.Text);
                continue;
            }

            var answer = Timeless(await AnswerAsync(folder, ArgumentsOf(step.Command)));
            Assert.Equal($"$ {step.Command}\n{Timeless(step.Text)}", $"$ {step.Command}\n{(step.IsCut ? answer[..Math.Min(answer.Length, Timeless(step.Text).Length)] : answer)}");
        }
    }

    [Fact]
    public async Task The_picture_is_the_one_the_tool_draws()
    {
        using var folder = new PlanFolder();
        var plan = CommandLinePage.Steps().Last(step => step.File == "release.plan.md");
        folder.Write(plan.File, plan.Text);
        var picture = await File.ReadAllTextAsync(Path.Combine(CommandLinePage.Repository, "docs", "images", "release.svg"), TestContext.Current.CancellationToken);
        Assert.Equal(picture.ReplaceLineEndings("\n"), (await folder.RunAsync("graph", "--format", "svg", plan.File)).Out);
    }

    [Fact]
    public async Task The_page_names_every_command_and_option()
    {
        using var folder = new PlanFolder();
        var page = await File.ReadAllTextAsync(Path.Combine(CommandLinePage.Repository, "docs", "command-line.md"), TestContext.Current.CancellationToken);
        foreach (var command in NamesIn((await folder.RunAsync("--help")).Out, "Commands:"))
        {
            Assert.Contains($"## `{command}`", page, StringComparison.Ordinal);
            foreach (var option in NamesIn((await folder.RunAsync(command, "--help")).Out, "Options:").Where(option => option.StartsWith("--", StringComparison.Ordinal)))
            {
                Assert.Contains("`" + option, page, StringComparison.Ordinal);
            }
        }
    }

    /// <summary>How long something took, and when it was, is not the same twice.</summary>
    private static string Timeless(string text) => When().Replace(Took().Replace(text, "$1 0s"), "2026-01-02");

    [GeneratedRegex("\\b(in|after) [0-9.]+s\\b", RegexOptions.CultureInvariant)]
    private static partial Regex Took();

    [GeneratedRegex("\\b2[0-9]{3}-[0-9]{2}-[0-9]{2}[ T][0-9:.]+(Z|\\+00:00)", RegexOptions.CultureInvariant)]
    private static partial Regex When();

    /// <summary>The first words of the lines below a heading of the help.</summary>
    private static IEnumerable<string> NamesIn(string help, string heading) => help.Split('\n')
        .SkipWhile(line => line != heading).Skip(1)
        .TakeWhile(line => line.Length > 0)
        .Select(line => line.Trim().Split(' ')[0]);

    /// <summary>Splits a command as a shell does: at blanks, quotes kept together, and <c>&gt;</c> for itself.</summary>
    private static List<string> ArgumentsOf(string command) =>
        [.. command.Split('\'').SelectMany((part, index) => index % 2 == 1 ? [part] : part.Split(' ', StringSplitOptions.RemoveEmptyEntries))];

    private static async Task<string> AnswerAsync(PlanFolder folder, List<string> arguments)
    {
        if (arguments[0] == "git") return Git(folder, arguments[1..]);
        Assert.Equal(["dotnet", "plan"], arguments[..2]);
        var target = arguments.Count > 2 && arguments[^2] == ">" ? arguments[^1] : null;
        var call = await folder.RunAsync([.. target is null ? arguments[2..] : arguments[2..^2]]);
        if (target is null) return call.Out + call.Error;
        folder.Write(target, call.Out);
        return call.Error;
    }

    private static string Git(PlanFolder folder, List<string> arguments)
    {
        var start = new ProcessStartInfo("git") { WorkingDirectory = folder.Path };
        foreach (var argument in (string[])["-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false", .. arguments]) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return "";
    }
}
