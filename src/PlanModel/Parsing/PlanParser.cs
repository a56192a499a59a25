namespace PlanModel;

/// <summary>Reads a plan's text.</summary>
public static class PlanParser
{
    // 16 MiB of UTF-8 hold at most as many UTF-16 units.
    private const int MaxLength = 16 * 1024 * 1024;

    /// <summary>Reads a plan; any text is accepted, and what cannot be read becomes findings.</summary>
    /// <param name="path">The path that names the file in findings; nothing is read from it.</param>
    /// <param name="text">The whole text of the file.</param>
    /// <param name="cancellationToken">Stops a long reading.</param>
    /// <returns>The plan as written.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static PlanDocument Parse(string path, string text, CancellationToken cancellationToken = default)
    {
        if (path is null) throw new ArgumentNullException(nameof(path));
        if (text is null) throw new ArgumentNullException(nameof(text));
        cancellationToken.ThrowIfCancellationRequested();
        var document = new PlanDocument(path, text);
        var faults = new List<SyntaxFault>();
        if (text.Length > MaxLength)
        {
            faults.Add(new SyntaxFault(SyntaxFaultKind.LimitExceeded, default, "more than 16 MiB"));
            document.Faults = faults;
            return document;
        }

        var settings = new List<SettingDeclaration>();
        var start = FrontMatterReader.Read(text, document.Lines, settings, faults);
        if (start == 0 && text.Length > 0 && text[0] == '\uFEFF') start = 1;
        document.Settings = settings;
        using var blocks = MarkdownBlocks.Read(text, document.Lines, start, cancellationToken);
        using var masked = InlineMask.Apply(text, blocks.Lines);
        document.Suppressions = SuppressionReader.Read(masked, document.Lines);
        PlanReader.Read(document, masked, blocks, faults, cancellationToken);
        document.Faults = faults.OrderBy(static fault => fault.Span.Start).ToList();
        return document;
    }
}
