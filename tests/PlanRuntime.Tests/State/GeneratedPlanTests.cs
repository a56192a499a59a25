using System.Diagnostics;
using KilledHost;

namespace PlanRuntime.Tests.State;

/// <summary>A generated plan with typed handlers, killed in any of its tasks: what was returned before comes out of the journal.</summary>
public sealed class GeneratedPlanTests
{
    private static readonly string[] Tasks = ["1.1", "1.2", "2.1", "2.2"];

    [Theory]
    [InlineData("1.2")]
    [InlineData("2.1")]
    [InlineData("2.2")]
    public async Task A_killed_run_goes_on_with_the_results_that_are_stored(string killedIn)
    {
        using var folder = new TemporaryFolder();
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var argument in new[] { typeof(BillPlan).Assembly.Location, "bill", folder.Path, killedIn }) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var before = new List<string>();
        while (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line && line != "still") before.Add(line);
        process.Kill();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(Tasks.TakeWhile(task => task != killedIn).Append(killedIn), before);

        var after = new List<string>();
        var result = await BillPlan.GoAsync(folder.Path, standsStillIn: null, after.Add);

        Assert.Equal(Tasks.SkipWhile(task => task != killedIn), after);
        Assert.Equal(PlanStatus.Completed, result.Status);
        Assert.Equal("Pay 17.50", result.ResultOf(BillPlan.Tasks.WriteTheBill));
        Assert.Equal("Zoë \"& Sons\" \u2028 <b>", result.ResultOf(BillPlan.Tasks.ReadTheOrder).Customer);
        var stored = PlanState.Directory(folder.Path).Store.Read("BillPlan").Where(record => record.Kind == PlanRecordKind.TaskEnded).ToDictionary(record => record.Task!, record => record.Result);
        Assert.Equal(Tasks, stored.Keys);
        Assert.Contains("\"nail\":100", stored["1.1"], StringComparison.Ordinal);
        Assert.Equal("17.50", stored["2.1"]);
    }
}
