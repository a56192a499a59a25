using Spectre.Console;

namespace PlanTool.Reports;

/// <summary>Makes the console that draws in colour, for hosts that have a terminal.</summary>
internal static class TerminalConsole
{
    public static IAnsiConsole For(ToolHost host)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            ColorSystem = ColorSystemSupport.Standard,
            Interactive = InteractionSupport.No,
            Out = new TerminalOutput(host),
        });
        return console;
    }

    /// <summary>Makes the console of a display that moves: it knows the size of the terminal, and has colours only where they are welcome.</summary>
    public static IAnsiConsole ForLive(ToolHost host) => AnsiConsole.Create(new AnsiConsoleSettings
    {
        Ansi = AnsiSupport.Yes,
        ColorSystem = host.HasColours ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
        Interactive = InteractionSupport.No,
        Out = new LiveOutput(host),
    });

    private sealed class LiveOutput(ToolHost host) : IAnsiConsoleOutput
    {
        public TextWriter Writer => host.Out;

        public bool IsTerminal => true;

        public int Width => host.TerminalSize().Columns;

        public int Height => host.TerminalSize().Lines;

        public void SetEncoding(System.Text.Encoding encoding)
        {
            // The host's writer has its encoding already.
        }
    }

    /// <summary>The host's writer as Spectre sees it. Lines are never wrapped: the terminal does that, and a copied line stays whole.</summary>
    private sealed class TerminalOutput(ToolHost host) : IAnsiConsoleOutput
    {
        public TextWriter Writer => host.Out;

        public bool IsTerminal => true;

        public int Width => 10_000;

        public int Height => 50;

        public void SetEncoding(System.Text.Encoding encoding)
        {
            // The host's writer has its encoding already.
        }
    }
}
