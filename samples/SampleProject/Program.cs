using SampleProject.Display;
using SampleProject.Reading;

if (SiteOptions.TryParse(args, out string? fault) is null)
{
    Console.Error.WriteLine(fault);
    Console.Error.WriteLine(SiteOptions.Usage);
    return 2;
}

// Ctrl+C cancels the run, which then still says what was done.
using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, press) =>
{
    press.Cancel = true;
    stop.Cancel();
};

Terminal terminal = Terminal.OfThisProcess();
var summary = new RunSummary(terminal);
summary.Announce(Plan.Graph);
using var console = new PlanConsole(Plan.Graph);
PlanResult result = await Plan.RunAsync(new PlanOptions { Progress = console }, stop.Token);
summary.Write(result);
if (result[Plan.Tasks.CheckTheWrittenSite].Status == PlanTaskStatus.Completed)
    summary.PointAt(Path.Combine(result.ResultOf(Plan.Tasks.FindTheRepositoryAndTheOutputFolder).Output, SiteAddress.Start));
return result.Status == PlanStatus.Completed ? 0 : 1;
