using System.Collections.Concurrent;
using System.Diagnostics;

namespace PlanRuntime.Tests;

/// <summary>Commands as processes: where they run, what they see and say, and that nothing of them is left.</summary>
public sealed class PlanCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("PlanCommandTests.").FullName;

    public PlanCommandTests() => Assert.SkipWhen(OperatingSystem.IsWindows(), "The commands of these tests are those of a POSIX shell.");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static Task<PlanResult> Run(string command, PlanCommandOptions? commands = null, PlanOptions? options = null, CancellationToken token = default)
    {
        var plan = new PlanGraphBuilder("Commands");
        plan.AddTask("1", "Do").DependsOnNothing().Command(command);
        return PlanRunner.RunAsync(plan.Build(), (context, ct) => PlanCommand.RunAsync(context, usesShell: true, ct).AsTask(), (options ?? new PlanOptions()) with { Commands = commands ?? new PlanCommandOptions() }, token);
    }

    [Fact]
    public async Task A_command_sees_its_folder_and_variables()
    {
        Environment.SetEnvironmentVariable("PLAN_COMMAND_TESTS", "inherited");
        var lines = new ConcurrentQueue<string>();
        var result = await Run(
            "pwd; echo $COLOUR ${PLAN_COMMAND_TESTS:-none}",
            new PlanCommandOptions { WorkingDirectory = _folder, Environment = new Dictionary<string, string?> { ["COLOUR"] = "green", ["PLAN_COMMAND_TESTS"] = null }, Output = (task, line) => lines.Enqueue(task.Id + " " + line) },
            token: Token);
        Assert.Equal(PlanStatus.Completed, result.EnsureCompleted().Status);
        Assert.Equal(["1 " + _folder, "1 green none"], lines);
    }

    [Fact]
    public async Task A_folder_that_does_not_exist_is_named()
    {
        var result = await Run("true", new PlanCommandOptions { WorkingDirectory = Path.Combine(_folder, "missing") }, token: Token);
        Assert.Equal($"The command 'true' cannot be started: its working directory '{Path.Combine(_folder, "missing")}' does not exist.", Assert.IsType<PlanCommandException>(result["1"].Error).Message);
    }

    [Fact]
    public async Task Both_streams_are_progress_and_a_failure_quotes_the_last_lines()
    {
        var log = new EventLog();
        var result = await Run("echo out; echo error >&2; exit 3", options: new PlanOptions { Progress = log }, token: Token);
        var fault = Assert.IsType<PlanCommandException>(result["1"].Error);
        Assert.Equal(3, fault.ExitCode);
        Assert.Equal(["error", "out"], fault.Message.Split('\n')[1..].Order());
        Assert.Equal(2, log.Lines.Count(l => l == "TaskProgressed 1"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_cancelled_or_late_command_is_killed_with_all_that_it_started(bool isLate)
    {
        var child = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider();
        var run = Run(
            "sh -c 'sleep 600 & echo $!; wait'",
            new PlanCommandOptions { Output = (_, line) => child.TrySetResult(int.Parse(line, System.Globalization.CultureInfo.InvariantCulture)) },
            new PlanOptions { TimeProvider = clock, TaskTimeout = TimeSpan.FromMinutes(1) },
            cancellation.Token);
        var id = await child.Task.WaitAsync(Token);
        if (isLate) clock.Advance(TimeSpan.FromMinutes(2));
        else await cancellation.CancelAsync();
        Assert.Equal(isLate ? PlanTaskStatus.Failed : PlanTaskStatus.Canceled, (await run)["1"].Status);
        await Gone(id);
    }

    /// <summary>One that is asked to end may do so in its time; what it has done then is done.</summary>
    [Theory]
    [InlineData(0, PlanTaskStatus.Completed)]
    [InlineData(3, PlanTaskStatus.Canceled)]
    public async Task Within_the_grace_a_cancelled_command_ends_by_itself(int exitCode, PlanTaskStatus status)
    {
        var isUp = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var go = Path.Combine(_folder, "go");
        var run = Run(
            $"mkfifo '{go}'; echo up; read line < '{go}'; exit {exitCode}",
            new PlanCommandOptions { Grace = TimeSpan.FromMinutes(1), Output = (_, _) => isUp.TrySetResult() },
            new PlanOptions { TimeProvider = new Microsoft.Extensions.Time.Testing.FakeTimeProvider() },
            cancellation.Token);
        await isUp.Task.WaitAsync(Token);
        await cancellation.CancelAsync();
        await File.WriteAllTextAsync(go, "go\n", Token);
        Assert.Equal(status, (await run)["1"].Status);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task After_the_grace_or_when_it_is_ended_a_cancelled_command_is_killed_with_all_that_it_started(bool isEnded)
    {
        var child = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Token);
        using var kill = new CancellationTokenSource();
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider();
        var run = Run(
            "sh -c 'sleep 600 & echo $!; wait'",
            new PlanCommandOptions { Grace = TimeSpan.FromMinutes(1), Kill = kill.Token, Output = (_, line) => child.TrySetResult(int.Parse(line, System.Globalization.CultureInfo.InvariantCulture)) },
            new PlanOptions { TimeProvider = clock },
            cancellation.Token);
        var id = await child.Task.WaitAsync(Token);
        await cancellation.CancelAsync();
        clock.Advance(TimeSpan.FromSeconds(59));
        Assert.False(run.IsCompleted);
        if (isEnded) await kill.CancelAsync();
        else clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(PlanTaskStatus.Canceled, (await run)["1"].Status);
        await Gone(id);
    }

    [Fact]
    public async Task Criteria_run_after_the_handler_where_asked_for_and_the_first_that_fails_fails_the_verification()
    {
        var plan = new PlanGraphBuilder("Verified");
        plan.AddTask("1").DependsOnNothing();
        plan.AddTask("VERIFY 1").Verifies("").DependsOn("1").Criteria("touch one", "false", "touch two");
        var handled = new ConcurrentQueue<string>();
        var options = new PlanOptions { Commands = new PlanCommandOptions { WorkingDirectory = _folder } };
        Task Handle(PlanTaskContext context, CancellationToken token)
        {
            handled.Enqueue(context.Task.Id + (File.Exists(Path.Combine(_folder, "one")) ? " late" : ""));
            return Task.CompletedTask;
        }

        Assert.Equal(PlanStatus.Completed, (await PlanRunner.RunAsync(plan.Build(), Handle, options, Token)).Status);
        Assert.Empty(Directory.EnumerateFiles(_folder));
        var result = await PlanRunner.RunAsync(plan.Build(), Handle, options with { Commands = options.Commands with { RunsCriteria = true } }, Token);
        Assert.Equal("The command 'false' ended with exit code 1", result["VERIFY 1"].Error!.Message);
        Assert.Equal(["one"], Directory.EnumerateFiles(_folder).Select(Path.GetFileName));
        Assert.Equal(["1", "VERIFY 1", "1", "VERIFY 1"], handled);
    }

    [Fact]
    public async Task Criteria_do_a_verification_that_has_no_handler()
    {
        var plan = new PlanGraphBuilder("Verified");
        plan.AddTask("VERIFY 1").DependsOnNothing().Criteria("touch one");
        var none = new CallbackHandlers(plan.Build());
        await Assert.ThrowsAsync<PlanException>(() => PlanRunner.RunAsync(plan.Build(), none, cancellationToken: Token));
        var result = await PlanRunner.RunAsync(plan.Build(), none, new PlanOptions { Commands = new PlanCommandOptions { WorkingDirectory = _folder, RunsCriteria = true } }, Token);
        Assert.Equal(PlanStatus.Completed, result.Status);
        Assert.True(File.Exists(Path.Combine(_folder, "one")));
    }

    /// <summary>Waits for the end of a process, which its parent's end does not wait for; a zombie is gone.</summary>
    private static async Task Gone(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            await process.WaitForExitAsync(Token).WaitAsync(TimeSpan.FromSeconds(30), Token);
        }
        catch (ArgumentException)
        {
            // It is gone already.
        }
    }
}
