using Microsoft.Extensions.FileSystemGlobbing;

namespace PlanTool.Files;

/// <summary>Turns the FILE arguments into files: paths as they stand, patterns with <c>*</c> and <c>**</c> as the project system reads them.</summary>
internal static class PlanSelection
{
    /// <summary>Folders that hold other people's files or what a build made of ours.</summary>
    private static readonly string[] Skipped = ["node_modules", "bin", "obj", ".git"];

    /// <summary>Finds the files.</summary>
    /// <param name="arguments">Paths and patterns.</param>
    /// <param name="workingDirectory">The folder that relative ones start from.</param>
    /// <returns>The files in the order given, those of a pattern by name, each once.</returns>
    /// <exception cref="UsageException">An argument is no path, or a pattern matches no file.</exception>
    public static IReadOnlyList<PlanPath> Find(IReadOnlyList<string> arguments, string workingDirectory)
    {
        var files = new List<PlanPath>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var argument in arguments)
        {
            foreach (var file in FilesOf(argument, workingDirectory))
            {
                if (seen.Add(file.Full)) files.Add(file);
            }
        }

        return files;
    }

    private static IEnumerable<PlanPath> FilesOf(string argument, string workingDirectory)
    {
        if (argument.Length == 0 || argument.Contains('\0', StringComparison.Ordinal)) throw new UsageException($"'{argument.Replace('\0', ' ')}' is no path");
        var full = Path.GetFullPath(argument, workingDirectory);
        var star = argument.IndexOf('*', StringComparison.Ordinal);

        // On Unix a file may have a star in its name, and the one that is there is meant.
        if (star < 0 || File.Exists(full)) return [new PlanPath(argument, full)];

        var split = argument.AsSpan(0, star).LastIndexOfAny('/', '\\') + 1;
        var (prefix, pattern) = (argument[..split], argument[split..]);
        var folder = Path.GetFullPath(prefix.Length == 0 ? "." : prefix, workingDirectory);
        var matches = Directory.Exists(folder) ? Match(folder, pattern) : [];
        if (matches.Count == 0) throw new UsageException($"the pattern '{argument}' matches no file");
        return matches.Select(match => new PlanPath(prefix + match, Path.GetFullPath(match, folder)));
    }

    private static List<string> Match(string folder, string pattern)
    {
        var matcher = new Matcher(StringComparison.OrdinalIgnoreCase);
        matcher.AddInclude(pattern);
        foreach (var name in Skipped)
        {
            if (!pattern.Split('/', '\\').Contains(name, StringComparer.OrdinalIgnoreCase)) matcher.AddExclude($"**/{name}/**");
        }

        var found = matcher.Execute(new UnlinkedFolder(new DirectoryInfo(folder))).Files.Select(file => file.Path).ToList();
        found.Sort(StringComparer.Ordinal);
        return found;
    }
}
