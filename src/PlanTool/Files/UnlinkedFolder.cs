using Microsoft.Extensions.FileSystemGlobbing.Abstractions;

namespace PlanTool.Files;

/// <summary>A folder as patterns see it: linked folders are left out, since a link to a parent never ends, and so are folders one may not open.</summary>
internal sealed class UnlinkedFolder(DirectoryInfo folder) : DirectoryInfoBase
{
    private static readonly EnumerationOptions Everything = new() { IgnoreInaccessible = true, AttributesToSkip = 0 };

    public override string Name => folder.Name;

    public override string FullName => folder.FullName;

    public override DirectoryInfoBase? ParentDirectory => folder.Parent is { } parent ? new UnlinkedFolder(parent) : null;

    public override IEnumerable<FileSystemInfoBase> EnumerateFileSystemInfos()
    {
        foreach (var entry in folder.EnumerateFileSystemInfos("*", Everything))
        {
            if (entry is FileInfo file) yield return new FileInfoWrapper(file);
            else if (entry is DirectoryInfo { LinkTarget: null } child) yield return new UnlinkedFolder(child);
        }
    }

    public override DirectoryInfoBase GetDirectory(string path) => new UnlinkedFolder(new DirectoryInfo(Path.Combine(folder.FullName, path)));

    public override FileInfoBase GetFile(string path) => new FileInfoWrapper(new FileInfo(Path.Combine(folder.FullName, path)));
}
