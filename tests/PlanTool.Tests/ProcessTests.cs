using System.Diagnostics;
using System.Text;

namespace PlanTool.Tests;

/// <summary>The tool as scripts call it: a process with pipes.</summary>
public sealed class ProcessTests
{
    [Fact]
    public async Task The_answer_is_utf8_without_a_mark_and_the_code_is_the_verdict()
    {
        using var folder = new PlanFolder().Write("plan.md", "## Phase 1: Größe\n- [ ] 1.1 一 (depends: 9.9)\n");
        var (code, output, error) = await RunAsync(folder, "check", "plan.md", "--format", "json");
        Assert.Equal((1, "1 plan checked: 1 error.\n"), (code, error));
        Assert.Equal((byte)'[', output[0]);
        var (_, graph, _) = await RunAsync(folder, "graph", "plan.md");
        Assert.Contains("\"title\": \"Größe\"", Encoding.UTF8.GetString(graph), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_usage_ends_with_2()
    {
        using var folder = new PlanFolder();
        var (code, output, error) = await RunAsync(folder, "check", "--fast");
        Assert.Equal((2, 0, "dotnet plan: check has no option '--fast'\nSee 'dotnet plan check --help'.\n"), (code, output.Length, error));
    }

    [Fact]
    public async Task Through_a_pipe_there_are_no_colours()
    {
        using var folder = new PlanFolder().Write("plan.md", "- [ ] 1.1 a (depends: 9.9)\n");
        var (_, output, _) = await RunAsync(folder, "check", "plan.md");
        Assert.DoesNotContain((byte)0x1B, output);
    }

    [Fact]
    public async Task An_answer_that_cannot_be_written_is_a_failure()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "there is no /dev/full");
        using var folder = new PlanFolder().Write("plan.md", Plans.Release);
        var start = new ProcessStartInfo("sh") { WorkingDirectory = folder.Path, RedirectStandardError = true };
        foreach (var argument in (string[])["-c", "dotnet \"$0\" graph plan.md > /dev/full", Path.Combine(AppContext.BaseDirectory, "PlanTool.dll")]) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(1, process.ExitCode);
        Assert.StartsWith("dotnet plan: the answer cannot be written: ", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task Ctrl_C_ends_the_commands_and_leaves_a_state_to_go_on_from(string signal)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no signals.");
        using var folder = new PlanFolder().Write("plan.md", "## Phase 1: A\n- [ ] 1.1 a (run: `true`)\n- [ ] 1.2 b (depends: 1.1) (run: `sh -c 'echo up; exec sleep 600'`)\n");
        using var process = Start(folder, "run", "plan.md", "--grace", "0s");
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await LineAsync(process, "1.2 | up");
        await SignalAsync(process, signal);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(1, process.ExitCode);
        Assert.EndsWith("; 1 done, 1 cancelled.\nRun again to go on from here.\n", await error, StringComparison.Ordinal);
        Assert.Equal("1.2 b: was cancelled; ready\n", (await folder.RunAsync("next", "plan.md")).Out);
    }

    /// <summary>The first leaves commands their time, the second does not.</summary>
    [Fact]
    public async Task A_second_Ctrl_C_ends_the_run_at_once()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no signals.");
        using var folder = new PlanFolder().Write("plan.md", "- [ ] 1.1 a (run: `sh -c 'echo up; exec sleep 600'`)\n- [ ] 1.2 b (depends: 1.1) (run: `true`)\n");
        using var process = Start(folder, "run", "plan.md", "--grace", "5m");
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await LineAsync(process, "1.1 | up");
        await SignalAsync(process, "INT");
        await LineAsync(process, "Stopping: nothing more starts, and running commands have 5m to end; Ctrl+C again kills them.");
        await SignalAsync(process, "INT");
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(1, process.ExitCode);
        Assert.EndsWith("; 1 blocked, 1 cancelled.\nRun again to go on from here.\n", await error, StringComparison.Ordinal);
    }

    private static async Task LineAsync(Process process, string expected)
    {
        while (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (line == expected) return;
        }

        Assert.Fail($"It never said '{expected}'.");
    }

    private static async Task SignalAsync(Process process, string signal)
    {
        using var kill = Process.Start("kill", ["-" + signal, process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    private static Process Start(PlanFolder folder, params string[] arguments)
    {
        var dotnet = Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet";
        // Tests that run in the background of a shell ignore Ctrl+C, and so would what they start.
        var start = new ProcessStartInfo(OperatingSystem.IsLinux() ? "env" : dotnet, OperatingSystem.IsLinux() ? ["--default-signal=INT", dotnet] : [])
        {
            WorkingDirectory = folder.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "PlanTool.dll"));
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }

    private static async Task<(int Code, byte[] Output, string Error)> RunAsync(PlanFolder folder, params string[] arguments)
    {
        using var process = Start(folder, arguments);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        using var output = new MemoryStream();
        await process.StandardOutput.BaseStream.CopyToAsync(output, TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output.ToArray(), await error);
    }
}
