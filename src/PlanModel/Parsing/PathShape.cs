namespace PlanModel;

/// <summary>Tells paths from words that only look like one.</summary>
internal static class PathShape
{
    private const int MaxLength = 400;

    private static readonly HashSet<string> KnownExtensions = new(StringComparer.OrdinalIgnoreCase)
    {
        "cs", "csproj", "sln", "slnx", "props", "targets", "fs", "fsproj", "vb", "razor", "cshtml", "xaml", "resx", "config", "ruleset", "editorconfig",
        "js", "mjs", "cjs", "jsx", "ts", "mts", "cts", "tsx", "vue", "svelte", "astro", "html", "htm", "css", "scss", "sass", "less", "json", "jsonc", "json5", "jsonl", "ndjson",
        "md", "mdx", "txt", "rst", "adoc", "yaml", "yml", "toml", "ini", "cfg", "conf", "env", "xml", "xsd", "csv", "tsv", "sql", "db", "sqlite", "proto", "graphql", "gql", "prisma",
        "py", "pyi", "ipynb", "rb", "go", "mod", "sum", "rs", "java", "kt", "kts", "gradle", "scala", "swift", "m", "mm", "c", "h", "cc", "cpp", "cxx", "hpp", "hh", "zig", "lua", "r", "jl",
        "php", "pl", "pm", "ex", "exs", "erl", "hs", "clj", "dart", "elm", "sh", "bash", "zsh", "fish", "ps1", "psm1", "bat", "cmd", "dockerfile", "tf", "tfvars", "hcl", "nix",
        "svg", "png", "jpg", "jpeg", "gif", "webp", "ico", "pdf", "lock", "log", "snap", "tmpl", "tpl", "j2", "liquid", "wasm", "map", "plist", "service", "sol", "bicep", "feature", "gitignore",
    };

    // Products that are named like files.
    private static readonly HashSet<string> Products = new(StringComparer.OrdinalIgnoreCase)
    {
        "node.js", "next.js", "nuxt.js", "vue.js", "react.js", "express.js", "three.js", "d3.js", "alpine.js", "ember.js", "backbone.js", "chart.js", "socket.io", "console.log", "deno.js", "nest.js", "discord.js", "p5.js", "day.js", "moment.js", "transformers.js", "plotly.js", "tone.js", "pdf.js",
    };

    /// <summary>Whether a word in a declaration is a path: it has an extension, a <c>*</c>, a trailing <c>/</c>, or a leading <c>.</c> or <c>/</c>.</summary>
    public static bool IsPath(string word)
    {
        if (!MayBePath(word)) return false;
        if (word.IndexOf('*') >= 0) return word.Length > 1 && (word.IndexOf('/') >= 0 || word.IndexOf('.') >= 0) && word.Trim('*').Length > 0 || word == "**";
        if (word[word.Length - 1] == '/') return word.Length > 1 && HasLetter(word);
        if (word[0] == '/') return HasLetter(word) && word.Length > 2;
        if (word[0] == '.' && word.Length > 1 && (word[1] is '/' or '.' || char.IsLetter(word[1]))) return HasLetter(word);
        if (!HasExtension(word, out var extension)) return false;
        return word.IndexOf('/') >= 0 || word.IndexOf('\\') >= 0 || (IsFileExtension(extension) && !Products.Contains(word));
    }

    /// <summary>Whether a word in running text is a path: it has a folder and an extension, or an extension that files have.</summary>
    public static bool IsMention(string word, bool needsFolder)
    {
        if (!MayBePath(word) || !HasLetter(word) || !HasExtension(word, out var extension)) return false;
        var hasFolder = word.IndexOf('/') > 0 || word.StartsWith("./", StringComparison.Ordinal);
        if (word[0] == '.' && !hasFolder) return false;
        if (hasFolder) return IsFileExtension(extension) || word.IndexOf('*') >= 0;
        return !needsFolder && IsFileExtension(extension) && extension is not ("log" or "m" or "r" or "map" or "service" or "feature") && !Products.Contains(word);
    }

    /// <summary>Takes bold and italic marks off a path: <c>**a.cs**</c>, <c>_a.cs_</c>; the stars of <c>**/*.cs</c> and <c>*.cs</c> are its own.</summary>
    public static void TrimEmphasis(PlanText text, ref int start, ref int end)
    {
        if (end - start > 2 && text[start] == '*' && text[start + 1] == '*' && text[start + 2] is not ('/' or '\\' or '*' or '.'))
        {
            start += 2;
            if (end - start > 2 && text[end - 1] == '*' && text[end - 2] == '*' && text[end - 3] is not ('/' or '\\' or '*')) end -= 2;
        }
        else if (end - start > 2 && text[start] == '_' && text[end - 1] == '_')
        {
            start++;
            end--;
        }
    }

    /// <summary>A path without a line number or range behind it: <c>a.cs:12</c>, <c>a.cs#L3</c>.</summary>
    public static int LengthWithoutLine(string word)
    {
        if (word.AsSpan().IndexOfAny(':', '#') < 0) return word.Length;
        var colon = word.IndexOf(':', Math.Min(2, word.Length));
        if (colon > 0 && colon + 1 < word.Length && word[colon + 1] is >= '0' and <= '9') return colon;
        var hash = word.IndexOf("#L", StringComparison.Ordinal);
        return hash > 0 ? hash : word.Length;
    }

    // "user.name" and "Foo.Bar" are members of code.
    private static bool IsFileExtension(ReadOnlySpan<char> extension) => KnownExtensions.Contains(extension.ToString());

    private static bool MayBePath(string word)
    {
        if (word.Length is < 2 or > MaxLength) return false;
        if (word[word.Length - 1] is '.' or ':') return false;
        for (var i = 0; i < word.Length; i++)
        {
            var c = word[i];
            if (c is >= 'A' and <= 'Z' or >= 'a' and <= 'z') continue;
            if (char.IsWhiteSpace(c) || c is '<' or '>' or '|' or '"' or '=' or ';' or ',' or '\'' or PlanText.Code or PlanText.Target) return false;
            if (c is '(' && (i == 0 || word[i - 1] != '/')) return false;
            if (c == ':' && string.CompareOrdinal(word, i, "://", 0, 3) == 0) return false;
        }

        return true;
    }

    private static bool HasExtension(string word, out ReadOnlySpan<char> extension)
    {
        extension = default;
        var end = LengthWithoutLine(word);
        var dot = word.LastIndexOf('.', end - 1);
        if (dot <= 0 || dot + 1 >= end || word[dot - 1] is '/' or '.' && dot + 1 >= end) return false;
        if (word.IndexOf('/', dot, end - dot) >= 0 || !char.IsLetter(word[dot + 1]) || end - dot > 16) return false;
        for (var i = dot + 1; i < end; i++)
        {
            if (!char.IsLetterOrDigit(word[i]) && word[i] is not ('_' or '-')) return false;
        }

        extension = word.AsSpan(dot + 1, end - dot - 1);
        return true;
    }

    private static bool HasLetter(string word)
    {
        foreach (var c in word)
        {
            if (char.IsLetter(c)) return true;
        }

        return false;
    }
}
