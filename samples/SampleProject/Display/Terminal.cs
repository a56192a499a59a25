using System.Globalization;
using System.Text;

namespace SampleProject.Display;

/// <summary>How a word looks.</summary>
internal enum Tone
{
    Plain,
    Quiet,
    Strong,
    Good,
    Bad,
    Mark,
}

/// <summary>Writes lines with colours where they are welcome: on a terminal, unless NO_COLOR is set.</summary>
internal sealed class Terminal
{
    private readonly TextWriter _output;
    private readonly bool _hasColors;

    /// <summary>Creates a terminal over a writer.</summary>
    /// <param name="output">Where lines go.</param>
    /// <param name="hasColors">Whether colours are written.</param>
    /// <param name="width">How many characters a line may have.</param>
    public Terminal(TextWriter output, bool hasColors, int width) => (_output, _hasColors, Width) = (output, hasColors, width);

    /// <summary>How many characters a line may have.</summary>
    public int Width { get; }

    /// <summary>The terminal of this process.</summary>
    public static Terminal OfThisProcess()
    {
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        bool isTerminal = !Console.IsOutputRedirected && Environment.GetEnvironmentVariable("TERM") != "dumb";
        bool hasColors = isTerminal && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        int width = isTerminal && Console.WindowWidth > 0 ? Console.WindowWidth : 100;
        return new Terminal(Console.Out, hasColors, Math.Clamp(width, 60, 120));
    }

    /// <summary>Writes a line in one piece.</summary>
    /// <param name="parts">Its words.</param>
    public void WriteLine(params ReadOnlySpan<(string Text, Tone Tone)> parts)
    {
        var line = new StringBuilder();
        foreach ((string text, Tone tone) in parts)
        {
            string? code = _hasColors ? CodeOf(tone) : null;
            if (code is not null) line.Append("\e[").Append(code).Append('m');
            foreach (char c in text) line.Append(char.IsControl(c) ? ' ' : c);
            if (code is not null) line.Append("\e[0m");
        }

        _output.WriteLine(line.ToString().TrimEnd());
    }

    /// <summary>A duration as people say it.</summary>
    /// <param name="time">The duration.</param>
    public static string Words(TimeSpan time) => time.TotalMilliseconds switch
    {
        < 1 => "<1 ms",
        < 1000 => time.TotalMilliseconds.ToString("0", CultureInfo.InvariantCulture) + " ms",
        _ => time.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture) + " s",
    };

    private static string? CodeOf(Tone tone) => tone switch
    {
        Tone.Quiet => "2",
        Tone.Strong => "1",
        Tone.Good => "32",
        Tone.Bad => "1;31",
        Tone.Mark => "36",
        _ => null,
    };
}
