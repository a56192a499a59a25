namespace PlanTool.Tests.Documentation;

/// <summary>Reads <c>docs/command-line.md</c>: the files it shows, and what it says the commands answer.</summary>
internal static class CommandLinePage
{
    private const string Omission = "…";

    /// <summary>The folder of the repository.</summary>
    public static string Repository { get; } = FindRepository();

    /// <summary>The steps of the page in order.</summary>
    public static IEnumerable<PageStep> Steps()
    {
        var lines = File.ReadAllLines(Path.Combine(Repository, "docs", "command-line.md"));
        var file = "";
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].EndsWith("`:", StringComparison.Ordinal)) file = lines[i][..^2][(lines[i][..^2].LastIndexOf('`') + 1)..];
            if (!lines[i].StartsWith("```", StringComparison.Ordinal)) continue;
            var language = lines[i][3..];
            var block = lines.Skip(i + 1).TakeWhile(line => line != "```").ToList();
            i += block.Count + 1;
            if (language == "markdown") yield return new PageStep("", Lines(block), false, file);
            else if (language == "console") foreach (var step in Commands(block)) yield return step;
            else if (language == "text") Assert.StartsWith("Shop ", block[0], StringComparison.Ordinal); // The moving display: PlanRuntime.Console.Tests draw it.
            else Assert.Equal("sh", language);
        }
    }

    private static IEnumerable<PageStep> Commands(List<string> block)
    {
        for (var i = 0; i < block.Count;)
        {
            Assert.StartsWith("$ ", block[i], StringComparison.Ordinal);
            var answer = block.Skip(i + 1).TakeWhile(line => !line.StartsWith("$ ", StringComparison.Ordinal)).ToList();
            var isCut = answer.Count > 0 && answer[^1] == Omission;
            yield return new PageStep(block[i][2..], Lines(isCut ? answer[..^1] : answer), isCut, "");
            i += answer.Count + 1;
        }
    }

    private static string Lines(List<string> lines) => string.Concat(lines.Select(line => line + "\n"));

    private static string FindRepository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "PlanAnalyzers.sln"))) return folder.FullName;
        }

        throw new DirectoryNotFoundException("The tests do not lie in the repository.");
    }
}

/// <summary>A file that the page shows, or a command and its answer.</summary>
/// <param name="Command">The command, or nothing for a file.</param>
/// <param name="Text">The answer or the text of the file.</param>
/// <param name="IsCut">Whether the answer goes on.</param>
/// <param name="File">The name of the file.</param>
internal sealed record PageStep(string Command, string Text, bool IsCut, string File);
