using System.Text;

namespace PlanRuntime;

/// <summary>Splits a command into words, without any shell's other powers: no variables, globs, pipes or substitutions.</summary>
internal static class CommandLine
{
    /// <summary>Splits at blanks outside single and double quotes; a backslash escapes a double quote inside double quotes.</summary>
    public static List<string> Split(string line)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var (quote, isWord) = ('\0', false);
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            if (quote == '"' && c == '\\' && i + 1 < line.Length && line[i + 1] is '"')
            {
                word.Append(line[++i]);
            }
            else if (quote != '\0')
            {
                if (c == quote) quote = '\0';
                else word.Append(c);
            }
            else if (c is '"' or '\'')
            {
                (quote, isWord) = (c, true);
            }
            else if (!char.IsWhiteSpace(c))
            {
                word.Append(c);
                isWord = true;
            }
            else if (isWord)
            {
                words.Add(word.ToString());
                word.Clear();
                isWord = false;
            }
        }

        if (isWord) words.Add(word.ToString());
        return words;
    }
}
