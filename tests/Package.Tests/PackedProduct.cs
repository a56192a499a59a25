using System.Xml.Linq;

[assembly: AssemblyFixture(typeof(Package.Tests.PackedProduct))]

namespace Package.Tests;

/// <summary>The packages, packed once a test run, and a folder in which projects consume them without leaving anything behind.</summary>
public sealed class PackedProduct : IAsyncLifetime
{
    /// <summary>No feed has it, so what restores is what was packed here.</summary>
    public const string Version = "1.0.0-packed.for.tests";

    /// <summary>The folder of the solution above the test's binaries.</summary>
    public static string RepositoryFolder { get; } = FindRepository();

    public string Folder { get; } = Directory.CreateTempSubdirectory("PlanAnalyzers.Package.Tests.").FullName;

    public string PackageFolder => Path.Combine(Folder, "feed");

    public async ValueTask InitializeAsync()
    {
        foreach (var project in new[] { "PlanAnalyzers", "PlanRuntime", "PlanRuntime.Testing", "PlanRuntime.Sqlite", "PlanRuntime.Console", "PlanTool" })
        {
            (await DotNet.RunAsync(RepositoryFolder, "pack", Path.Combine("src", project), "--configuration", "Release", "--no-restore", "--output", PackageFolder,
                $"-p:PackageVersion={Version}", "--tl:off", "-warnaserror")).EnsureSuccess();
        }

        await IsolateAsync();
    }

    public string PathOf(string packageId) => Path.Combine(PackageFolder, $"{packageId}.{Version}.nupkg");

    public ValueTask DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>Packages go into a folder of this run; those the machine has already are read from where they are. The machine's feeds stay as configured.</summary>
    private async Task IsolateAsync()
    {
        var listed = (await DotNet.RunAsync(Folder, "nuget", "locals", "global-packages", "--list")).EnsureSuccess().Output;
        var machinePackages = listed[(listed.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
        Directory.CreateDirectory(machinePackages);
        new XDocument(new XElement("configuration",
            new XElement("config", new XElement("add", new XAttribute("key", "globalPackagesFolder"), new XAttribute("value", Path.Combine(Folder, "packages")))),
            new XElement("fallbackPackageFolders", new XElement("add", new XAttribute("key", "machine"), new XAttribute("value", machinePackages))),
            new XElement("packageSources", new XElement("add", new XAttribute("key", "packed"), new XAttribute("value", PackageFolder)))))
            .Save(Path.Combine(Folder, "NuGet.config"));

        // Nothing above the temporary folder takes part in the builds.
        foreach (var file in new[] { "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props" })
            await File.WriteAllTextAsync(Path.Combine(Folder, file), "<Project />");
        await File.WriteAllTextAsync(Path.Combine(Folder, ".editorconfig"), "root = true\n");
    }

    private static string FindRepository()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "PlanAnalyzers.sln")))
                return folder;
        }

        throw new InvalidOperationException($"No repository is above '{AppContext.BaseDirectory}'.");
    }
}
