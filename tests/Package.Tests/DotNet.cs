using System.Diagnostics;

namespace Package.Tests;

/// <summary>Runs the SDK's command line as a user's shell would.</summary>
internal static class DotNet
{
    public static Task<CommandOutput> RunAsync(string folder, params string[] arguments) => RunWithToolsAsync(folder, tools: null, arguments);

    /// <summary>Runs with a folder of installed tools on the path.</summary>
    public static async Task<CommandOutput> RunWithToolsAsync(string folder, string? tools, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // The command line that runs these tests tells its children where its MSBuild is; a user's shell does not.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        // Only the newest runtime need be there to run what is built for an older one.
        start.Environment["DOTNET_ROLL_FORWARD"] = "Major";

        if (tools is not null)
            start.Environment["PATH"] = tools + Path.PathSeparator + start.Environment["PATH"];

        using var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
        process.StandardInput.Close();
        var cancellation = TestContext.Current.CancellationToken;
        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        var error = process.StandardError.ReadToEndAsync(cancellation);
        try
        {
            await process.WaitForExitAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return new CommandOutput(process.ExitCode, await output, await error);
    }
}

/// <summary>What a command printed and how it ended.</summary>
internal sealed record CommandOutput(int ExitCode, string Output, string Error)
{
    public CommandOutput EnsureSuccess() =>
        ExitCode == 0 ? this : throw new InvalidOperationException($"Exit code {ExitCode}:\n{Output}{Error}");
}
