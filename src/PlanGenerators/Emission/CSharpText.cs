using System.Globalization;
using System.Text;

namespace PlanGenerators;

/// <summary>Puts text of plans, which may hold anything, into C#.</summary>
internal static class CSharpText
{
    /// <summary>A string literal with quotes.</summary>
    public static string Literal(string text)
    {
        var literal = new StringBuilder(text.Length + 2).Append('"');
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            switch (c)
            {
                case '"' or '\\':
                    literal.Append('\\').Append(c);
                    break;
                case '\n':
                    literal.Append("\\n");
                    break;
                case '\r':
                    literal.Append("\\r");
                    break;
                case '\t':
                    literal.Append("\\t");
                    break;
                default:
                    if (IsPair(text, i)) literal.Append(c).Append(text[++i]);
                    else if (IsPlain(c)) literal.Append(c);
                    else literal.Append("\\u").Append(((int)c).ToString("X4", CultureInfo.InvariantCulture));
                    break;
            }
        }

        return literal.Append('"').ToString();
    }

    /// <summary>String literals separated by commas.</summary>
    public static string Literals(IEnumerable<string> texts) => string.Join(", ", texts.Select(Literal));

    /// <summary>A char literal with quotes.</summary>
    public static string Literal(char c) => c is '\'' or '\\' ? "'\\" + c + "'" : IsPlain(c) ? "'" + c + "'" : "'\\u" + ((int)c).ToString("X4", CultureInfo.InvariantCulture) + "'";

    /// <summary>Text of an XML documentation comment, in one line.</summary>
    public static string Xml(string text)
    {
        var xml = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '<') xml.Append("&lt;");
            else if (c == '>') xml.Append("&gt;");
            else if (c == '&') xml.Append("&amp;");
            else if (IsPair(text, i)) xml.Append(c).Append(text[++i]);
            else xml.Append(IsPlain(c) ? c : ' ');
        }

        return xml.ToString().Trim();
    }

    /// <summary>Text of a line comment.</summary>
    public static string Comment(string text) => Xml(text).Replace("&lt;", "<").Replace("&gt;", ">").Replace("&amp;", "&");

    public static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static bool IsPair(string text, int index) => char.IsHighSurrogate(text[index]) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]);

    /// <summary>Neither control nor format character, line end or lone surrogate: what would end a line, deceive a reader or not survive UTF-8.</summary>
    private static bool IsPlain(char c) => c is >= ' ' and < '\u007F' || (c > '\u00A0' && char.GetUnicodeCategory(c) is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned) && c < '\uFFFE');
}
