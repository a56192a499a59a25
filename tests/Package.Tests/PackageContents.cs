using System.IO.Compression;
using System.Xml.Linq;

namespace Package.Tests;

public sealed class PackageContents(PackedProduct product)
{
    [Fact]
    public void PlanAnalyzers_holds_what_the_compiler_loads_and_nothing_else() => Assert.Equal(
        [
            "PlanAnalyzers.nuspec",
            "README.md",
            "analyzers/dotnet/cs/Markdig.Signed.dll",
            "analyzers/dotnet/cs/PlanAnalyzers.dll",
            "analyzers/dotnet/cs/PlanCodeFixes.dll",
            "analyzers/dotnet/cs/PlanGenerators.dll",
            "analyzers/dotnet/cs/PlanModel.dll",
            "analyzers/dotnet/cs/System.Buffers.dll",
            "analyzers/dotnet/cs/System.Memory.dll",
            "analyzers/dotnet/cs/System.Numerics.Vectors.dll",
            "analyzers/dotnet/cs/System.Runtime.CompilerServices.Unsafe.dll",
            "buildTransitive/PlanAnalyzers.props",
            "buildTransitive/PlanAnalyzers.targets",
        ], Entries("PlanAnalyzers"));

    [Fact]
    public void PlanRuntime_holds_a_library_and_its_documentation_per_target() => Assert.Equal(
        [
            "PlanRuntime.nuspec",
            "README.md",
            "lib/net10.0/PlanRuntime.dll",
            "lib/net10.0/PlanRuntime.xml",
            "lib/net8.0/PlanRuntime.dll",
            "lib/net8.0/PlanRuntime.xml",
        ], Entries("PlanRuntime"));

    [Fact]
    public void PlanRuntime_Testing_holds_a_library_and_its_documentation_per_target() => Assert.Equal(
        [
            "PlanRuntime.Testing.nuspec",
            "README.md",
            "lib/net10.0/PlanRuntime.Testing.dll",
            "lib/net10.0/PlanRuntime.Testing.xml",
            "lib/net8.0/PlanRuntime.Testing.dll",
            "lib/net8.0/PlanRuntime.Testing.xml",
        ], Entries("PlanRuntime.Testing"));

    [Fact]
    public void PlanRuntime_Sqlite_holds_a_library_and_its_documentation_per_target() => Assert.Equal(
        [
            "PlanRuntime.Sqlite.nuspec",
            "README.md",
            "lib/net10.0/PlanRuntime.Sqlite.dll",
            "lib/net10.0/PlanRuntime.Sqlite.xml",
            "lib/net8.0/PlanRuntime.Sqlite.dll",
            "lib/net8.0/PlanRuntime.Sqlite.xml",
        ], Entries("PlanRuntime.Sqlite"));

    [Fact]
    public void PlanRuntime_Console_holds_a_library_and_its_documentation_per_target() => Assert.Equal(
        [
            "PlanRuntime.Console.nuspec",
            "README.md",
            "lib/net10.0/PlanRuntime.Console.dll",
            "lib/net10.0/PlanRuntime.Console.xml",
            "lib/net8.0/PlanRuntime.Console.dll",
            "lib/net8.0/PlanRuntime.Console.xml",
        ], Entries("PlanRuntime.Console"));

    [Fact]
    public void PlanTool_is_a_tool_for_every_platform()
    {
        var entries = Entries("PlanTool");

        Assert.Equal(["PlanTool.nuspec", "README.md"], entries.Where(entry => !entry.StartsWith("tools/net10.0/any/", StringComparison.Ordinal)));
        Assert.Contains("tools/net10.0/any/PlanTool.dll", entries);
    }

    [Fact]
    public void Only_targets_that_can_run_plans_depend_on_PlanRuntime() => Assert.Equal(
        [$"net8.0: PlanRuntime {PackedProduct.Version}", $"net10.0: PlanRuntime {PackedProduct.Version}"],
        Metadata("PlanAnalyzers").Descendants().Where(element => element.Name.LocalName == "dependency")
            .Select(dependency => $"{(string?)dependency.Parent?.Attribute("targetFramework")}: {(string?)dependency.Attribute("id")} {(string?)dependency.Attribute("version")}"));

    [Fact]
    public void PlanRuntime_brings_what_retries_commands_and_logs_need_and_nothing_else() => Assert.Equal(
        ["net10.0: CliWrap", "net10.0: Microsoft.Extensions.Logging.Abstractions", "net10.0: Polly.Core", "net8.0: CliWrap", "net8.0: Microsoft.Extensions.Logging.Abstractions", "net8.0: Polly.Core"],
        Metadata("PlanRuntime").Descendants().Where(element => element.Name.LocalName == "dependency")
            .Select(dependency => $"{(string?)dependency.Parent?.Attribute("targetFramework")}: {(string?)dependency.Attribute("id")}"));

    [Theory]
    [InlineData("PlanAnalyzers")]
    [InlineData("PlanRuntime")]
    [InlineData("PlanRuntime.Testing")]
    [InlineData("PlanRuntime.Sqlite")]
    [InlineData("PlanRuntime.Console")]
    [InlineData("PlanTool")]
    public void A_package_says_its_licence_and_what_it_is_for(string packageId)
    {
        var metadata = Metadata(packageId).Descendants().ToLookup(element => element.Name.LocalName, element => element.Value);

        Assert.Equal(["MIT"], metadata["license"]);
        Assert.Equal(["README.md"], metadata["readme"]);
        Assert.NotEqual(["Package Description"], metadata["description"]);
    }

    /// <summary>Without what the container format itself adds.</summary>
    private List<string> Entries(string packageId)
    {
        using var package = ZipFile.OpenRead(product.PathOf(packageId));
        return package.Entries.Select(entry => entry.FullName)
            .Where(name => !name.StartsWith("_rels/", StringComparison.Ordinal) && !name.StartsWith("package/", StringComparison.Ordinal) && name != "[Content_Types].xml")
            .Order(StringComparer.Ordinal).ToList();
    }

    private XDocument Metadata(string packageId)
    {
        using var package = ZipFile.OpenRead(product.PathOf(packageId));
        using var nuspec = package.GetEntry($"{packageId}.nuspec")!.Open();
        return XDocument.Load(nuspec);
    }
}
