using Spectre.Console;

namespace PlanRuntime;

/// <summary>Makes consoles of Spectre.Console over a writer that is a terminal.</summary>
internal static class TerminalConsole
{
    /// <summary>A console for lines, which are never wrapped: the terminal does that, and a copied line stays whole.</summary>
    public static IAnsiConsole For(TextWriter output) => Over(output, ColorSystemSupport.Standard, static () => (10_000, 50));

    /// <summary>The console of a display that moves: it knows the size of the terminal, and has colours only where they are welcome.</summary>
    public static IAnsiConsole ForLive(TextWriter output, bool hasColours, Func<(int Columns, int Lines)> size) =>
        Over(output, hasColours ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors, size);

    private static IAnsiConsole Over(TextWriter output, ColorSystemSupport colours, Func<(int Columns, int Lines)> size) => AnsiConsole.Create(new AnsiConsoleSettings
    {
        Ansi = AnsiSupport.Yes,
        ColorSystem = colours,
        Interactive = InteractionSupport.No,
        Out = new TerminalOutput(output, size),
    });

    private sealed class TerminalOutput(TextWriter output, Func<(int Columns, int Lines)> size) : IAnsiConsoleOutput
    {
        public TextWriter Writer => output;

        public bool IsTerminal => true;

        /// <summary>A terminal that does not know its size says 0.</summary>
        public int Width => size().Columns is > 0 and var columns ? columns : 80;

        public int Height => size().Lines is > 0 and var lines ? lines : 24;

        public void SetEncoding(System.Text.Encoding encoding)
        {
            // The writer has its encoding already.
        }
    }
}
