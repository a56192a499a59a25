using System.Globalization;
using System.Text;

namespace PlanRuntime;

/// <summary>One command for every task of a plan, with places for what a task has, as in <c>agent --task {id} {title}</c>.</summary>
/// <remarks>
/// It is split into arguments before anything of a plan is put in, and no shell sees it: whatever a title holds, each place
/// is filled within its one argument.
/// </remarks>
public sealed class PlanCommandTemplate
{
    private static readonly Dictionary<string, Func<PlanTask, int, string>> Places = new(StringComparer.Ordinal)
    {
        ["id"] = static (task, _) => task.Id,
        ["title"] = static (task, _) => task.Title,
        ["description"] = static (task, _) => task.Description,
        ["phase"] = static (task, _) => task.Phase.Id,
        ["command"] = static (task, _) => task.Command ?? "",
        ["source"] = static (task, _) => task.Plan.Source ?? "",
        ["line"] = static (task, _) => task.Line?.ToString(CultureInfo.InvariantCulture) ?? "",
        ["attempt"] = static (_, attempt) => attempt.ToString(CultureInfo.InvariantCulture),
    };

    private readonly string _text;
    private readonly List<Part>[] _arguments;

    private PlanCommandTemplate(string text, List<Part>[] arguments) => (_text, _arguments) = (text, arguments);

    /// <summary>Gets the names that may stand in braces: <c>id</c>, <c>title</c>, <c>description</c>, <c>phase</c>, <c>command</c>, <c>source</c>, <c>line</c> and <c>attempt</c>.</summary>
    public static IReadOnlyCollection<string> PlaceNames => Places.Keys;

    /// <summary>Reads a template: it is split at blanks outside quotes, and a word in braces stands for what the task has. Other braces stand for themselves.</summary>
    /// <param name="template">The template, as in <c>agent --task {id} {title}</c>.</param>
    /// <exception cref="FormatException">It is empty, its program is not named in it, or a word in braces stands for nothing.</exception>
    public static PlanCommandTemplate Parse(string template)
    {
        ArgumentNullException.ThrowIfNull(template);
        var arguments = CommandLine.Split(template).Select(PartsOf).ToArray();
        if (arguments.Length == 0) throw new FormatException("the command is empty");
        if (arguments[0].Exists(static part => part.Fill is not null)) throw new FormatException("the first word names the program, and no text of a plan may be put there");
        return new PlanCommandTemplate(template, arguments);
    }

    /// <summary>Gets the program and its arguments for a task.</summary>
    /// <param name="task">The task.</param>
    /// <param name="attempt">Which attempt it is, from one.</param>
    public IReadOnlyList<string> ArgumentsFor(PlanTask task, int attempt = 1)
    {
        ArgumentNullException.ThrowIfNull(task);
        return Array.ConvertAll(_arguments, parts => string.Concat(parts.Select(part => part.Fill is { } fill ? fill(task, attempt) : part.Text)));
    }

    /// <summary>Runs the command for a task as <see cref="PlanOptions.Commands"/> say, and waits for its end.</summary>
    /// <param name="context">The task and its run.</param>
    /// <param name="cancellationToken">Kills the process.</param>
    /// <exception cref="PlanCommandException">The process cannot be started, or ends with another exit code than zero.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public ValueTask RunAsync(PlanTaskContext context, CancellationToken cancellationToken = default) =>
        new(PlanCommand.RunAsync(context, _text, ArgumentsFor(context.Task, context.Attempt), cancellationToken));

    /// <summary>Returns the template as it was written.</summary>
    public override string ToString() => _text;

    private static List<Part> PartsOf(string word)
    {
        var parts = new List<Part>();
        var text = new StringBuilder();
        for (var i = 0; i < word.Length; i++)
        {
            if (PlaceAt(word, i) is not { } name)
            {
                text.Append(word[i]);
                continue;
            }

            if (!Places.TryGetValue(name, out var fill)) throw new FormatException($"'{{{name}}}' stands for nothing; there are {string.Join(", ", Places.Keys.Select(static place => $"{{{place}}}"))}");
            parts.Add(new Part(text.ToString(), null));
            parts.Add(new Part("", fill));
            text.Clear();
            i += name.Length + 1;
        }

        parts.Add(new Part(text.ToString(), null));
        return parts;
    }

    /// <summary>The letters between braces, or <see langword="null"/>.</summary>
    private static string? PlaceAt(string word, int at)
    {
        if (word[at] != '{') return null;
        var end = at + 1;
        while (end < word.Length && char.IsAsciiLetter(word[end])) end++;
        return end > at + 1 && end < word.Length && word[end] == '}' ? word[(at + 1)..end] : null;
    }

    /// <summary>A text as it stands, or a place to be filled.</summary>
    private readonly record struct Part(string Text, Func<PlanTask, int, string>? Fill);
}
