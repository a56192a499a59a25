using Spectre.Console;

namespace PlanRuntime;

/// <summary>Writes lines for people: in colour on a terminal, plain elsewhere, and never with a control character in them.</summary>
internal sealed class Lines(TextWriter output, bool hasColours)
{
    private readonly IAnsiConsole? _console = hasColours ? TerminalConsole.For(output) : null;

    /// <summary>Writes one line.</summary>
    /// <param name="text">The text; texts from plans may be in it as they are.</param>
    /// <param name="style">A style of Spectre.Console, or nothing.</param>
    public void Add(string text, string style = "")
    {
        var safe = PlainText.Of(text);
        if (_console is null) output.Write(safe + "\n");
        else if (style.Length == 0) _console.MarkupLine(Markup.Escape(safe));
        else _console.MarkupLine($"[{style}]{Markup.Escape(safe)}[/]");
    }
}
