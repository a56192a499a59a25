using System.Text.RegularExpressions;

namespace SampleProject.Rendering;

/// <summary>The languages of the documentation's code blocks: their names, and what is coloured in them.</summary>
internal static class CodeLanguages
{
    // Linear time whatever a page holds.
    private const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.Multiline | RegexOptions.ExplicitCapture;

    private static readonly Regex CSharp = new(
        """
        (?<comment>//[^\n]*)|(?<string>"([^"\\\n]|\\.)*")|(?<keyword>\b(abstract|async|await|base|bool|case|catch|class|const|default|else|enum|false|finally|for|foreach|get|global|if|in|init|int|interface|internal|is|long|namespace|new|null|object|out|override|partial|private|protected|public|readonly|record|ref|return|sealed|static|string|struct|switch|this|throw|true|try|using|var|virtual|void|when|while)\b)|(?<type>\b(Plan|Task|ValueTask|CancellationToken|TimeSpan|[A-Z][A-Za-z]*(Plan|Tasks|Task|Result|Context|Options|Builder|Graph|Event))\b)|(?<number>\b[0-9]+\b)
        """, Linear);

    private static readonly Regex Plan = new(
        """
        (?<heading>^#{1,6} [^\n]*)|(?<mark>^\s*[-*+] \[[ xX~!-]\]\*?( [A-Z]*-?[0-9]+(\.[0-9A-Za-z]+)*[a-z]?)?)|(?<annotation>\((depends|depends on|deps|after|needs|blocked by|blocks|reads|files|modifies|creates|deletes|estimate|timeout|retries|priority|run|parallel-with|pipeline-start|pattern|background)[^()\n]*\))|(?<annotation>\[(SEQUENTIAL|PARALLEL|P)\])|(?<string>`[^`\n]*`)|(?<comment><!--[^\n]*-->)
        """, Linear);

    private static readonly Regex Output = new(
        """
        (?<mark>^\$ [^\n]*)|(?<error>\berror( PLAN[0-9]+:|:))|(?<warning>\bwarning( PLAN[0-9]+:|:))|(?<annotation>\binfo PLAN[0-9]+:)|(?<number>^[^\s(]+\([0-9]+,[0-9]+\))
        """, Linear);

    private static readonly Regex Xml = new(
        """
        (?<comment><!--[^\n]*-->)|(?<keyword></?[A-Za-z.:]+|/?>)|(?<string>"[^"\n]*")
        """, Linear);

    private static readonly Regex Shell = new("(?<comment>^#[^\n]*|\\s#[^\n]*)|(?<keyword>^(dotnet|git|cd|npm|plan)\\b)|(?<string>'[^'\n]*'|\"[^\"\n]*\")", Linear);

    private static readonly Regex Settings = new("(?<comment>^\\s*[#;][^\n]*)|(?<heading>^\\[[^\n]*\\])|(?<keyword>^[^=\n]+=)", Linear);

    private static readonly Regex Json = new("(?<keyword>\"([^\"\\\\\n]|\\\\.)*\"\\s*:)|(?<string>\"([^\"\\\\\n]|\\\\.)*\")|(?<number>-?\\b[0-9.]+\\b|\\b(true|false|null)\\b)", Linear);

    /// <summary>What is coloured in a language, or <see langword="null"/>.</summary>
    /// <param name="language">The fence's word.</param>
    public static Regex? PatternOf(string language) => language switch
    {
        "csharp" or "cs" => CSharp,
        "markdown" or "md" or "plan" => Plan,
        "text" or "console" or "output" => Output,
        "xml" => Xml,
        "sh" or "bash" or "shell" => Shell,
        "ini" or "editorconfig" => Settings,
        "json" => Json,
        _ => null,
    };

    /// <summary>The language as people call it.</summary>
    /// <param name="language">The fence's word.</param>
    public static string LabelOf(string language) => language switch
    {
        "csharp" or "cs" => "C#",
        "markdown" or "md" or "plan" => "plan",
        "text" or "console" or "output" => "output",
        "sh" or "bash" or "shell" => "shell",
        "ini" or "editorconfig" => "settings",
        _ => language,
    };
}
