using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NativeAot.Tests;

/// <summary>A generated plan runs in a program without a just-in-time compiler, trimmed to what it needs.</summary>
public sealed class PublishTests
{
    [Fact]
    public async Task A_generated_plan_runs_in_a_native_program()
    {
        var linker = FindLinker();
        Assert.SkipWhen(linker is null, "Neither clang nor gcc is installed, one of which links native programs.");
        var folder = Directory.CreateTempSubdirectory("aot").FullName;
        try
        {
            var project = Path.Combine(SourceFolder(), "Program", "AotProgram.csproj");
            var published = await RunAsync(
                "dotnet", "publish", project, "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "-o", folder, $"-p:CppCompilerAndLinker={linker}", "-nodeReuse:false");
            Assert.True(published.ExitCode == 0, published.Output);

            // Warnings are errors, so nothing that trimming could break passes; the name of what it would say is asserted all the same.
            Assert.DoesNotContain("IL2", published.Output, StringComparison.Ordinal);
            Assert.DoesNotContain("IL3", published.Output, StringComparison.Ordinal);
            var ran = await RunAsync(Path.Combine(folder, "AotProgram"));
            Assert.Equal("Completed 42 1", ran.Output.Trim());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string? FindLinker()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return Array.Find(["clang", "gcc"], name => Array.Exists(folders, folder => File.Exists(Path.Combine(folder, name))));
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output);
    }

    private static string SourceFolder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
