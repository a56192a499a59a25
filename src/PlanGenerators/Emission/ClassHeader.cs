using PlanModel;

namespace PlanGenerators;

/// <summary>How a part of a class is opened and closed.</summary>
/// <param name="Namespace">The namespace, or an empty string.</param>
/// <param name="Lines">The declarations of the types around the class and of the class, the outermost first.</param>
internal sealed record ClassHeader(string Namespace, EquatableArray<string> Lines)
{
    /// <summary>The plan's own class; it follows the user's declaration where there is one.</summary>
    public static ClassHeader Of(PlanCode code) => code.OwnClass is { } own
        ? Of(own)
        : new ClassHeader(code.Outline.Namespace, EquatableArray.Of("public static partial class " + CSharpNames.EscapeDeclared(code.Outline.Name)));

    /// <summary>A class that the user declares.</summary>
    public static ClassHeader Of(HandlerClass type) => new(
        type.Namespace,
        type.Containers.Select(static c => $"partial {c.Keyword} {CSharpNames.EscapeDeclared(c.Name)}").Append($"partial {type.Keyword} {CSharpNames.EscapeDeclared(type.Name)}").ToEquatableArray());

    /// <summary>The same class, implementing an interface.</summary>
    public ClassHeader Implementing(string contract) => this with { Lines = Lines.Take(Lines.Count - 1).Append($"{Lines[Lines.Count - 1]} : {contract}").ToEquatableArray() };

    /// <summary>Opens the class; <see cref="Close"/> ends what this begins.</summary>
    public void Open(SourceWriter writer, params string[] documentation)
    {
        if (Namespace.Length > 0) writer.Open("namespace " + CSharpNames.EscapeAll(Namespace));
        for (var i = 0; i < Lines.Count; i++)
        {
            if (i == Lines.Count - 1)
            {
                foreach (var line in documentation) writer.Line(line);
            }

            writer.Open(Lines[i]);
        }
    }

    public void Close(SourceWriter writer)
    {
        for (var i = 0; i < Lines.Count; i++) writer.Close();
        if (Namespace.Length > 0) writer.Close();
    }
}
