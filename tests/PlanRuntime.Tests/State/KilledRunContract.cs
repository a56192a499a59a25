using System.Diagnostics;
using System.Globalization;
using KilledHost;

namespace PlanRuntime.Tests.State;

/// <summary>
/// Real processes, killed with SIGKILL at random instants until the plan is done. The evidence is the store: what was told to
/// be complete is complete in it, and no task begins again behind its completion.
/// </summary>
public abstract class KilledRunContract
{
    /// <summary>Where the state is, below a folder.</summary>
    protected abstract string PlaceIn(TemporaryFolder folder);

    /// <summary>How many kills; <c>PLAN_KILLS=300</c> asks for more.</summary>
    private static readonly int Kills = int.Parse(Environment.GetEnvironmentVariable("PLAN_KILLS") ?? "20", CultureInfo.InvariantCulture);

    [Fact]
    public async Task A_run_killed_at_random_instants_is_resumed_and_nothing_complete_runs_again()
    {
        var kills = 0;
        for (var seed = 0; kills < Kills; seed++)
        {
            using var folder = new TemporaryFolder();
            var sync = (PlanSync)(seed % 3);
#pragma warning disable CA5394 // Do not use insecure randomness: a seed that repeats is the point.
            var random = new Random(seed);
            var told = new HashSet<string>();
            for (var kill = 0; kill < 4 && kills < Kills; kill++)
            {
                if (await KillAsync(PlaceIn(folder), seed, sync, random.Next(60), told)) kills++;
            }
#pragma warning restore CA5394

            await KilledPlan.RunAsync(PlaceIn(folder), seed, sync, (_, _) => { });
            AssertNothingRanAgain(PlaceIn(folder), told, seed);
            await AssertSameEndAsync(PlaceIn(folder), seed, sync);
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{kills} kills");
    }

    /// <summary>Starts a process and kills it when it has told so much.</summary>
    /// <returns>Whether it was killed, and not done before.</returns>
    private static async Task<bool> KillAsync(string folder, int seed, PlanSync sync, int lines, HashSet<string> told)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var argument in new[] { typeof(KilledPlan).Assembly.Location, "run", folder, $"{seed}", $"{sync}" }) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        for (var line = 0; line < lines && await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } text; line++) Note(text);
        process.Kill();

        // What it had told before it died is in the pipe still; the last line may be torn.
        while (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } text) Note(text);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return process.ExitCode != 0;

        void Note(string text)
        {
            if (text.Split(' ') is ["TaskCompleted", var task, "."]) told.Add(task);
        }
    }

    private static void AssertNothingRanAgain(string folder, HashSet<string> told, int seed)
    {
        var complete = new HashSet<string>();
        foreach (var record in KilledPlan.StateAt(folder, PlanSync.None).Store.Read("Killed"))
        {
            if (record.Kind == PlanRecordKind.TaskStarted) Assert.False(complete.Contains(record.Task!), $"seed {seed}: {record.Task} ran again");
            if (record is { Kind: PlanRecordKind.TaskEnded, Status: PlanTaskStatus.Completed }) complete.Add(record.Task!);
        }

        Assert.Subset(complete, told);
    }

    private async Task AssertSameEndAsync(string folder, int seed, PlanSync sync)
    {
        using var undisturbed = new TemporaryFolder();
        await KilledPlan.RunAsync(PlaceIn(undisturbed), seed, sync, (_, _) => { });
        if (KilledPlan.Options(folder, seed, sync).OnFailure == FailurePolicy.Continue) Assert.Equal(Describe(PlaceIn(undisturbed)), Describe(folder));
        else Assert.Equal(EndsOf(PlaceIn(undisturbed)), EndsOf(folder));

        // A policy that stops at a failure leaves it to timing what had started: only the failure and the freedom from anything half done are certain.
        string EndsOf(string path)
        {
            var state = KilledPlan.StateAt(path, sync).Load(KilledPlan.Make(seed), KilledPlan.Options(path, seed, sync));
            return $"running {state.Count(PlanTaskStatus.Running)}, 2.5 {state["2.5"].Status is PlanTaskStatus.Completed}";
        }

        IEnumerable<string> Describe(string path) =>
            KilledPlan.StateAt(path, sync).Load(KilledPlan.Make(seed), KilledPlan.Options(path, seed, sync)).Tasks.Select(t => $"{t.Task.Id} {t.Status}");
    }

    /// <summary>A limit of file sizes is met as a full disk is: by a real process, on a real file system.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(16)]
    [InlineData(48)]
    public async Task A_run_whose_disk_became_full_is_resumed_and_nothing_complete_runs_again(int kibibytes)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no limits.");
        const int Seed = 1;
        using var folder = new TemporaryFolder();
        var start = new ProcessStartInfo("sh") { RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var argument in (string[])["-c", $"trap '' XFSZ; ulimit -f {2 * kibibytes}; exec dotnet \"$@\"", "sh", typeof(KilledPlan).Assembly.Location, "run", PlaceIn(folder), $"{Seed}", "Batch"]) start.ArgumentList.Add(argument);

        // The runtime itself maps code through a file that would be too large, and a debugger's pipe is not needed.
        (start.Environment["DOTNET_EnableWriteXorExecute"], start.Environment["DOTNET_EnableDiagnostics"]) = ("0", "0");
        using var process = Process.Start(start)!;
        var told = new HashSet<string>();
        string? fault = null;
        while (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } text)
        {
            if (text.Split(' ') is ["TaskCompleted", var task, "."]) told.Add(task);
            else if (text.StartsWith("fault ", StringComparison.Ordinal)) fault = text;
        }

        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        if (process.ExitCode == 0) Assert.Null(fault);
        else Assert.Equal((3, "fault Inaccessible"), (process.ExitCode, fault));
        if (kibibytes == 1) Assert.NotNull(fault);

        await KilledPlan.RunAsync(PlaceIn(folder), Seed, PlanSync.Batch, (_, _) => { });
        AssertNothingRanAgain(PlaceIn(folder), told, Seed);
        await AssertSameEndAsync(PlaceIn(folder), Seed, PlanSync.Batch);
    }

    [Fact]
    public async Task Thirty_processes_that_update_at_once_keep_all_thirty()
    {
        const int Seed = 2;
        using var folder = new TemporaryFolder();
        var plan = KilledPlan.Make(Seed);
        var tasks = plan.Tasks.Take(30).Select(task => task.Id).ToList();
        var processes = tasks.ConvertAll(task =>
        {
            var start = new ProcessStartInfo("dotnet") { RedirectStandardInput = true, UseShellExecute = false };
            foreach (var argument in new[] { typeof(KilledPlan).Assembly.Location, "mark", PlaceIn(folder), $"{Seed}", task }) start.ArgumentList.Add(argument);
            return Process.Start(start)!;
        });
        foreach (var process in processes) process.StandardInput.Close();
        foreach (var process in processes)
        {
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.Equal(0, process.ExitCode);
            process.Dispose();
        }

        var state = KilledPlan.StateAt(PlaceIn(folder), PlanSync.Batch).Load(plan);
        Assert.Equal(30, state.Count(PlanTaskStatus.Completed));
        Assert.All(tasks, task => Assert.Equal("by " + task, state[task].Note));
    }
}
