using SampleProject.Reading;
using SampleProject.Rendering;

namespace SampleProject.Writing;

/// <summary>Writes pages and assets into the output folder.</summary>
/// <param name="folders">The output folder.</param>
internal sealed class SiteWriter(SiteFolders folders)
{
    /// <summary>Writes pages, several at once.</summary>
    /// <param name="pages">The pages.</param>
    /// <param name="frame">The frame around each.</param>
    /// <param name="cancellationToken">Stops writing.</param>
    /// <returns>The files that were written.</returns>
    public async Task<IReadOnlyList<WrittenFile>> WriteAsync(IReadOnlyList<RenderedPage> pages, PageFrame frame, CancellationToken cancellationToken)
    {
        await Parallel.ForEachAsync(pages, cancellationToken, async (page, token) =>
            await File.WriteAllTextAsync(PathOf(page.Page.File.Address), frame.Around(page), token).ConfigureAwait(false)).ConfigureAwait(false);
        return [.. pages.Select(page => new WrittenFile(page.Page.File.Address, IsPage: true))];
    }

    /// <summary>Writes a file that is no page.</summary>
    /// <param name="address">Its address.</param>
    /// <param name="text">Its text.</param>
    /// <param name="cancellationToken">Stops writing.</param>
    /// <returns>The file that was written.</returns>
    public async Task<WrittenFile> WriteAsync(string address, string text, CancellationToken cancellationToken)
    {
        await File.WriteAllTextAsync(PathOf(address), text, cancellationToken).ConfigureAwait(false);
        return new WrittenFile(address, IsPage: false);
    }

    /// <summary>Copies assets.</summary>
    /// <param name="assets">The files.</param>
    /// <param name="cancellationToken">Stops copying.</param>
    /// <returns>The files that were written.</returns>
    public IReadOnlyList<WrittenFile> Copy(AssetFiles assets, CancellationToken cancellationToken)
    {
        foreach (SourceFile file in assets.Files)
        {
            cancellationToken.ThrowIfCancellationRequested();
            File.Copy(file.FullPath, PathOf(file.Address), overwrite: true);
        }

        return [.. assets.Files.Select(file => new WrittenFile(file.Address, IsPage: false))];
    }

    private string PathOf(string address)
    {
        string path = Path.Combine(folders.Output, address);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return path;
    }
}
