using System.Text;

namespace PlanModel;

/// <summary>Makes names that C# accepts.</summary>
internal static class CSharpNames
{
    private static readonly HashSet<string> Keywords = new(StringComparer.Ordinal)
    {
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue", "decimal", "default",
        "delegate", "do", "double", "else", "enum", "event", "explicit", "extern", "false", "finally", "fixed", "float", "for", "foreach", "goto",
        "if", "implicit", "in", "int", "interface", "internal", "is", "lock", "long", "namespace", "new", "null", "object", "operator", "out",
        "override", "params", "private", "protected", "public", "readonly", "ref", "return", "sbyte", "sealed", "short", "sizeof", "stackalloc",
        "static", "string", "struct", "switch", "this", "throw", "true", "try", "typeof", "uint", "ulong", "unchecked", "unsafe", "ushort", "using",
        "virtual", "void", "volatile", "while",
    };

    /// <summary>Puts an <c>@</c> before a keyword.</summary>
    public static string Escape(string name) => Keywords.Contains(name) ? "@" + name : name;

    /// <summary>Puts an <c>@</c> before a type's name that is a keyword or, as CS8981 warns of, may become one: small letters only.</summary>
    public static string EscapeDeclared(string name) => name.All(static c => c is >= 'a' and <= 'z') ? "@" + name : Escape(name);

    /// <summary>Escapes each part of a dotted name.</summary>
    public static string EscapeAll(string dotted) => string.Join(".", dotted.Split('.').Select(Escape));

    /// <summary>Makes a namespace of whatever a project calls its root namespace.</summary>
    /// <returns>A namespace without <c>@</c>; empty if nothing is left.</returns>
    public static string NamespaceOf(string text)
    {
        var parts = text.Split('.').Select(static p => Identifier(p.Trim())).Where(static p => p.Length > 0);
        return string.Join(".", parts);
    }

    /// <summary>Replaces what an identifier cannot hold by underscores.</summary>
    public static string Identifier(string text)
    {
        var name = new StringBuilder(text.Length + 1);
        foreach (var c in text)
        {
            if (name.Length == 0 && char.IsDigit(c)) name.Append('_');
            name.Append(char.IsLetterOrDigit(c) || c == '_' ? c : '_');
        }

        return name.ToString();
    }
}
