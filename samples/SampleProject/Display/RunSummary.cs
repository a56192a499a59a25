using SampleProject.Links;

namespace SampleProject.Display;

/// <summary>What a reader wants to know when the run is over.</summary>
/// <param name="terminal">Where it goes.</param>
internal sealed class RunSummary(Terminal terminal)
{
    /// <summary>Writes what will run.</summary>
    /// <param name="plan">The plan.</param>
    public void Announce(PlanGraph plan)
    {
        terminal.WriteLine(("Documentation site", Tone.Strong), ($": {plan.Tasks.Count} tasks in {plan.Phases.Count} phases", Tone.Plain));
        terminal.WriteLine();
    }

    /// <summary>Writes what ran: a timeline, the totals, the critical path, and every broken link at its place.</summary>
    /// <param name="result">The run.</param>
    public void Write(PlanResult result)
    {
        terminal.WriteLine();
        new Timeline(terminal).Draw(result);
        terminal.WriteLine();
        WriteFaults(result);
        int completed = result.Tasks.Count(task => task.Status == PlanTaskStatus.Completed);
        bool isGood = result.Status == PlanStatus.Completed;
        terminal.WriteLine(
            ($"  {completed} of {result.Tasks.Count} tasks completed", isGood ? Tone.Good : Tone.Bad),
            ($" in {Terminal.Words(result.Duration)}, up to {result.MaxConcurrency} at once; one after the other they take {Terminal.Words(result.TaskTime)}", Tone.Plain));
        TimeSpan path = result.CriticalPath.Aggregate(TimeSpan.Zero, (sum, task) => sum + task.Duration);
        terminal.WriteLine(
            ($"  Critical path, {Terminal.Words(path)}: ", Tone.Plain),
            (string.Join(" → ", result.CriticalPath.Select(task => task.Task.Id)), Tone.Mark));
    }

    /// <summary>Writes where the site is.</summary>
    /// <param name="page">The start page.</param>
    public void PointAt(string page) => terminal.WriteLine(("  Open ", Tone.Plain), (page, Tone.Strong));

    private void WriteFaults(PlanResult result)
    {
        foreach (PlanTaskResult task in result.Tasks.Where(task => task.Error is not null))
        {
            if (task.Error is BrokenLinksException broken)
            {
                foreach (BrokenLink link in broken.Links) terminal.WriteLine((link.ToString(), Tone.Bad));
            }
            else
            {
                terminal.WriteLine(($"plan.md: error: task {task.Task.Id} failed: {task.Error!.Message}", Tone.Bad));
            }

            terminal.WriteLine();
        }
    }
}
