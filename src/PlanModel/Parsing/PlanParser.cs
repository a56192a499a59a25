namespace PlanModel;

/// <summary>Reads a plan's text.</summary>
public static class PlanParser
{
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
        return new PlanDocument(path, text);
    }
}
