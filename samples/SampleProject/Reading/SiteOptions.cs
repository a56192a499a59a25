namespace SampleProject.Reading;

/// <summary>What the command line asks for.</summary>
/// <param name="Output">The folder for the site, or <see langword="null"/> for <c>samples/SampleProject/site</c>.</param>
/// <param name="Repository">The repository, or <see langword="null"/> for the one around the current folder.</param>
internal sealed record SiteOptions(string? Output, string? Repository)
{
    /// <summary>How the program is called.</summary>
    public const string Usage = "usage: SampleProject [OUTPUT-FOLDER] [--repository FOLDER]";

    /// <summary>Reads the command line.</summary>
    /// <param name="arguments">The arguments, without the program's name.</param>
    /// <param name="fault">What is wrong with them.</param>
    /// <returns>The options, or <see langword="null"/> where the arguments are wrong.</returns>
    public static SiteOptions? TryParse(ReadOnlySpan<string> arguments, out string? fault)
    {
        string? output = null, repository = null;
        fault = null;
        for (int i = 0; i < arguments.Length && fault is null; i++)
        {
            string argument = arguments[i];
            if (argument == "--repository")
            {
                if (++i < arguments.Length) repository = arguments[i];
                else fault = "--repository needs a folder";
            }
            else if (argument.StartsWith('-')) fault = $"unknown option '{argument}'";
            else if (output is not null) fault = $"a second output folder '{argument}'";
            else output = argument;
        }

        return fault is null ? new SiteOptions(output, repository) : null;
    }

    /// <summary>Reads this process's command line, which the program has checked before the plan runs.</summary>
    public static SiteOptions OfThisProcess() =>
        TryParse(Environment.GetCommandLineArgs().AsSpan(1), out string? fault) ?? throw new ArgumentException(fault);
}
