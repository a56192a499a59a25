using System.Diagnostics;
using System.Globalization;
using KilledHost;

namespace PlanRuntime.Tests.State;

/// <summary>
/// Real processes, killed with SIGKILL at random instants until the plan is done. The evidence is the journal: what was told to
/// be complete is complete in it, and no task begins again behind its completion.
/// </summary>
public sealed class KilledRunTests
{
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
                if (await KillAsync(folder.Path, seed, sync, random.Next(60), told)) kills++;
            }
#pragma warning restore CA5394

            await KilledPlan.RunAsync(folder.Path, seed, sync, (_, _) => { });
            AssertNothingRanAgain(folder.Path, told, seed);
            await AssertSameEndAsync(folder.Path, seed, sync);
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{kills} kills");
    }

    /// <summary>Starts a process and kills it when it has told so much.</summary>
    /// <returns>Whether it was killed, and not done before.</returns>
    private static async Task<bool> KillAsync(string folder, int seed, PlanSync sync, int lines, HashSet<string> told)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var argument in new[] { typeof(KilledPlan).Assembly.Location, folder, $"{seed}", $"{sync}" }) start.ArgumentList.Add(argument);
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
        foreach (var record in PlanState.Directory(folder).Store.Read("Killed"))
        {
            if (record.Kind == PlanRecordKind.TaskStarted) Assert.False(complete.Contains(record.Task!), $"seed {seed}: {record.Task} ran again");
            if (record is { Kind: PlanRecordKind.TaskEnded, Status: PlanTaskStatus.Completed }) complete.Add(record.Task!);
        }

        Assert.Subset(complete, told);
    }

    private static async Task AssertSameEndAsync(string folder, int seed, PlanSync sync)
    {
        using var undisturbed = new TemporaryFolder();
        await KilledPlan.RunAsync(undisturbed.Path, seed, sync, (_, _) => { });
        if (KilledPlan.Options(folder, seed, sync).OnFailure == FailurePolicy.Continue) Assert.Equal(Describe(undisturbed.Path), Describe(folder));
        else Assert.Equal(EndsOf(undisturbed.Path), EndsOf(folder));

        // A policy that stops at a failure leaves it to timing what had started: only the failure and the freedom from anything half done are certain.
        string EndsOf(string path)
        {
            var state = PlanState.Directory(path).Load(KilledPlan.Make(seed), KilledPlan.Options(path, seed, sync));
            return $"running {state.Count(PlanTaskStatus.Running)}, 2.5 {state["2.5"].Status is PlanTaskStatus.Completed}";
        }

        IEnumerable<string> Describe(string path) =>
            PlanState.Directory(path).Load(KilledPlan.Make(seed), KilledPlan.Options(path, seed, sync)).Tasks.Select(t => $"{t.Task.Id} {t.Status}");
    }
}
