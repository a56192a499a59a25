namespace PlanTool.Files;

/// <summary>Replaces a plan file as a whole: a reader sees the old text or the new one, never half of it.</summary>
internal static class PlanFileWriter
{
    /// <summary>Writes a file anew unless somebody changed it since it was read.</summary>
    /// <param name="path">The file's full path; a link stays a link.</param>
    /// <param name="content">The file as it was read.</param>
    /// <param name="text">Its new text.</param>
    /// <returns>Why nothing was written, as what is said of the file, or <see langword="null"/>.</returns>
    public static string? Replace(string path, PlanFileText content, string text)
    {
        if (content.Encode(text) is not { } bytes) return "cannot be written in its encoding without changing more than asked";
        try
        {
            var target = File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
            var draft = $"{target}.{Guid.NewGuid():N}.plan~";
            File.WriteAllBytes(draft, bytes);
            try
            {
                if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(draft, File.GetUnixFileMode(target));
                if (!File.ReadAllBytes(target).AsSpan().SequenceEqual(content.Bytes)) return "was changed meanwhile and is left as it is";
                File.Move(draft, target, overwrite: true);
                return null;
            }
            finally
            {
                File.Delete(draft);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "cannot be written: " + e.Message.TrimEnd('.');
        }
    }
}
