namespace PlanRuntime.Benchmarks;

/// <summary>Prints scores as a Markdown table, a row for each contest.</summary>
internal sealed class ContestTable
{
    private bool _hasHead;

    public void Print(string name, IReadOnlyList<Score> scores)
    {
        if (!_hasHead)
        {
            Console.WriteLine($"| |{string.Concat(scores.Select(s => $" {s.Name} |"))}");
            Console.WriteLine($"|---|{string.Concat(scores.Select(_ => "---:|"))}");
        }

        _hasHead = true;
        Console.WriteLine($"| {name} |{string.Concat(scores.Select(s => $" {s.Nanoseconds:F0} ({s.Bytes:F0}) |"))}");
    }
}
