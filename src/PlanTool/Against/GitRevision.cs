using System.ComponentModel;
using System.Diagnostics;
using PlanTool.Files;

namespace PlanTool.Against;

/// <summary>Plans as they are in a revision of the git repository around them.</summary>
internal sealed class GitRevision
{
    private readonly string _revision;

    private GitRevision(string revision) => _revision = revision;

    /// <summary>Finds a revision.</summary>
    /// <exception cref="UsageException">There is no git, no repository or no such revision.</exception>
    public static async Task<GitRevision> FindAsync(string revision, ToolHost host, CancellationToken cancellationToken)
    {
        if (revision.Length == 0 || revision[0] == '-' || revision.Contains('\0', StringComparison.Ordinal)) throw new UsageException($"--against: '{revision.Replace('\0', ' ')}' is no revision");
        var (code, _) = await RunAsync(host.WorkingDirectory, cancellationToken, "rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}");
        return code == 0 ? new GitRevision(revision) : throw new UsageException($"--against: '{revision}' is no revision of a git repository at '{host.WorkingDirectory}'");
    }

    /// <summary>A file as it is in the revision.</summary>
    /// <returns>The text, or <see langword="null"/> where the revision has no such file.</returns>
    public async Task<PlanFileText?> ReadAsync(PlanPath path, CancellationToken cancellationToken)
    {
        var folder = Path.GetDirectoryName(path.Full);
        if (folder is null || !Directory.Exists(folder)) return null;

        // cat-file shows the bytes as they were committed: no filter, pager or hook of the repository is run.
        var (code, bytes) = await RunAsync(folder, cancellationToken, "cat-file", "blob", $"{_revision}:./{Path.GetFileName(path.Full)}");
        return code != 0 ? null : bytes is null ? PlanFileText.Unreadable("is larger than 16 MiB") : PlanFileReader.Decode(bytes);
    }

    /// <summary>Runs git and reads what it writes; no bytes where that is more than a plan may have.</summary>
    private static async Task<(int Code, byte[]? Output)> RunAsync(string folder, CancellationToken cancellationToken, params string[] arguments)
    {
        var start = new ProcessStartInfo("git") { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, UseShellExecute = false };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        try
        {
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            var errors = process.StandardError.ReadToEndAsync(cancellationToken);
            using var output = new MemoryStream();
            var buffer = new byte[81920];
            var stream = process.StandardOutput.BaseStream;
            for (var count = await stream.ReadAsync(buffer, cancellationToken); count > 0; count = await stream.ReadAsync(buffer, cancellationToken))
            {
                if (output.Length <= PlanFileReader.MaximumLength) output.Write(buffer, 0, count);
            }

            await errors;
            await process.WaitForExitAsync(cancellationToken);
            return (process.ExitCode, output.Length > PlanFileReader.MaximumLength ? null : output.ToArray());
        }
        catch (Win32Exception)
        {
            throw new UsageException("--against: git cannot be started");
        }
    }
}
