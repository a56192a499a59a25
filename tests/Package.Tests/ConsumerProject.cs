namespace Package.Tests;

/// <summary>A fresh project of a user who references a package and has done nothing else.</summary>
internal sealed class ConsumerProject
{
    private const string ProjectFile = "Consumer.csproj";

    private readonly string folder;

    public ConsumerProject(PackedProduct product, string targetFramework = "net10.0", string outputType = "Library", string properties = "", string items = "",
        string packageId = "PlanAnalyzers")
    {
        folder = Directory.CreateDirectory(Path.Combine(product.Folder, Guid.NewGuid().ToString("N"), "Consumer")).FullName;
        var frameworks = targetFramework.Contains(';', StringComparison.Ordinal) ? "TargetFrameworks" : "TargetFramework";
        With(ProjectFile, $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <{frameworks}>{targetFramework}</{frameworks}>
                <OutputType>{outputType}</OutputType>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
                <LangVersion>latest</LangVersion>
                <UseAppHost>false</UseAppHost>
                {properties}
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="{packageId}" Version="{PackedProduct.Version}" />
                {items}
              </ItemGroup>
            </Project>
            """);
    }

    public string PathOf(string file) => Path.Combine(folder, file);

    public ConsumerProject With(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(file))!);
        File.WriteAllText(PathOf(file), text);
        return this;
    }

    /// <summary>With the files of a folder beside the tests.</summary>
    public ConsumerProject WithFilesOf(string folderOfTests)
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, folderOfTests)))
            With(Path.GetFileName(file), File.ReadAllText(file));
        return this;
    }

    public ConsumerProject WithFolder(string name)
    {
        Directory.CreateDirectory(PathOf(name));
        return this;
    }

    /// <summary>Restores and builds.</summary>
    /// <param name="arguments">More arguments of <c>dotnet build</c>.</param>
    /// <returns>Each error and warning once, in the order printed, as <c>file(line,column): severity id: message</c> with paths relative to the project.</returns>
    public async Task<string[]> BuildAsync(params string[] arguments)
    {
        var build = await DotNet.RunAsync(folder, ["build", ProjectFile, "--nologo", "--tl:off", "-verbosity:quiet", .. arguments]);
        var lines = build.Output.Split('\n', StringSplitOptions.TrimEntries)
            .Where(line => line.Contains(": error ", StringComparison.Ordinal) || line.Contains(": warning ", StringComparison.Ordinal))
            .Select(Shorten).Distinct().ToArray();
        Assert.True(build.ExitCode == 0 ^ lines.Any(line => line.Contains(": error ", StringComparison.Ordinal)),
            $"exit code {build.ExitCode}:\n{build.Output}{build.Error}");
        return lines;
    }

    /// <summary>Builds, which must succeed without a warning, and runs.</summary>
    /// <returns>The lines printed.</returns>
    public async Task<string[]> RunAsync(string targetFramework = "net10.0")
    {
        Assert.Empty(await BuildAsync());
        var run = await DotNet.RunAsync(folder, Path.Combine("bin", "Debug", targetFramework, "Consumer.dll"));
        return run.EnsureSuccess().Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    /// <summary>Without the project and the rule's page, which the compiler and MSBuild put behind every message.</summary>
    private string Shorten(string line)
    {
        foreach (var tail in new[] { " [", " (https://" })
        {
            var start = line.LastIndexOf(tail, StringComparison.Ordinal);
            if (start >= 0)
                line = line[..start];
        }

        return line.Replace(folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);
    }
}
