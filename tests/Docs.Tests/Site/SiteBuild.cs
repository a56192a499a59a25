using System.Diagnostics;

namespace Docs.Tests.Site;

/// <summary>A run of the sample over a small repository, as a reader starts it.</summary>
internal sealed class SiteBuild : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("site").FullName;

    public SiteBuild()
    {
        Write("README.md", "# Start\n");
        Write("docs/rules/README.md", "# Rules\n\n| Rule | Severity | Fault |\n|---|---|---|\n");
        Write("docs/rules/PLAN0001.md", "# PLAN0001: Duplicate task id\n\n| Default severity | Category | Stops the graph |\n|---|---|---|\n| error | Structure | yes |\n\nText.\n");
    }

    public string Output { get; private set; } = "";

    public int ExitCode { get; private set; } = -1;

    public SiteBuild Write(string file, string text)
    {
        string path = Path.Combine(_folder, "repository", file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return this;
    }

    public async Task<SiteBuild> RunAsync(params string[] arguments)
    {
        string program = Path.Combine(AppContext.BaseDirectory, "SampleProject.dll");
        string[] all = arguments.Length > 0 ? arguments : [Path.Combine(_folder, "site"), "--repository", Path.Combine(_folder, "repository")];
        var start = new ProcessStartInfo("dotnet", ["exec", program, .. all]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = _folder };
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(), error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        (Output, ExitCode) = (await output + await error, process.ExitCode);
        return this;
    }

    public string Page(string address) => File.ReadAllText(Path.Combine(_folder, "site", address));

    public bool Has(string address) => File.Exists(Path.Combine(_folder, "site", address));

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
