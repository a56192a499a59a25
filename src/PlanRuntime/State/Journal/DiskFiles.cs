using Microsoft.Win32.SafeHandles;

namespace PlanRuntime;

/// <summary>The files of a folder on a disk.</summary>
internal sealed class DiskFiles(string folder) : StateFiles
{
    private const int SharingViolation = unchecked((int)0x80070020);
    private const int WouldBlockOnLinux = 11;
    private const int WouldBlockOnMac = 35;

    public override string Folder => folder;

    public override void CreateFolder() => Directory.CreateDirectory(folder);

    public override bool Exists(string name) => File.Exists(PathOf(name));

    public override byte[]? Read(string name)
    {
        try
        {
            using var handle = File.OpenHandle(PathOf(name), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var content = new byte[RandomAccess.GetLength(handle)];
            var read = 0;
            while (read < content.Length && RandomAccess.Read(handle, content.AsSpan(read), read) is var more and > 0) read += more;
            return read == content.Length ? content : content[..read];
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    public override StateFile Open(string name) =>
        new DiskFile(File.OpenHandle(PathOf(name), FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete));

    public override void Rename(string name, string newName) => File.Move(PathOf(name), PathOf(newName), overwrite: true);

    public override void Delete(string name) => File.Delete(PathOf(name));

    public override IDisposable? TryLock(string name)
    {
        try
        {
            // The operating system gives it back when the process ends, however it ends.
            return File.OpenHandle(PathOf(name), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException held) when (held.HResult is SharingViolation or WouldBlockOnLinux or WouldBlockOnMac)
        {
            return null;
        }
    }

    private string PathOf(string name) => Path.Combine(folder, name);

    private sealed class DiskFile(SafeFileHandle handle) : StateFile
    {
        public override void Write(ReadOnlySpan<byte> bytes, long offset)
        {
            try
            {
                RandomAccess.Write(handle, bytes, offset);
            }
            catch (ArgumentOutOfRangeException limit)
            {
                throw TooLarge(limit);
            }
        }

        public override void SetLength(long length)
        {
            try
            {
                RandomAccess.SetLength(handle, length);
            }
            catch (ArgumentOutOfRangeException limit)
            {
                throw TooLarge(limit);
            }
        }

        public override void Sync() => RandomAccess.FlushToDisk(handle);

        public override void Dispose() => handle.Dispose();

        /// <summary>A limit of the size of files (EFBIG) is no fault of an argument, as .NET says: it is a disk that is full for this process.</summary>
        private static IOException TooLarge(ArgumentOutOfRangeException limit) => new("The file may not become larger here: a limit of this process or of the file system.", limit);
    }
}
