using System.Diagnostics;

namespace PlanRuntime.Benchmarks;

/// <summary>Several ways to do the same, measured in turns in one process, so that what disturbs one disturbs all.</summary>
/// <param name="tasks">The tasks of a run.</param>
/// <param name="milliseconds">The time of one measurement: short enough for many turns, long enough for the collections that a contestant causes.</param>
internal sealed class Contest(int tasks, int milliseconds = 6)
{
    private const int Rounds = 21;

    private readonly List<(string Name, Func<Task> Run)> _contestants = [];

    public Contest Add(string name, Func<Task> run)
    {
        _contestants.Add((name, run));
        return this;
    }

    /// <summary>Runs every contestant until its code is compiled for good, then all of them in turns.</summary>
    public async Task<IReadOnlyList<Score>> RunAsync()
    {
        // Twice, with a pause: the runtime compiles hot methods in the background, first with counters, then for good.
        for (var pass = 0; pass < 3; pass++)
        {
            foreach (var (_, run) in _contestants) await RepeatAsync(run, TimeSpan.FromMilliseconds(150));
            await Task.Delay(200);
        }

        var repeats = new int[_contestants.Count];
        var times = new double[_contestants.Count][];
        var bytes = new double[_contestants.Count];
        for (var c = 0; c < times.Length; c++)
        {
            repeats[c] = await RepeatAsync(_contestants[c].Run, TimeSpan.FromMilliseconds(milliseconds));
            times[c] = new double[Rounds];
        }

        for (var round = 0; round < Rounds; round++)
        {
            for (var c = 0; c < times.Length; c++)
            {
                GC.Collect();
                var allocated = GC.GetTotalAllocatedBytes(precise: true);
                var began = Stopwatch.GetTimestamp();
                for (var i = 0; i < repeats[c]; i++) await _contestants[c].Run();
                times[c][round] = Stopwatch.GetElapsedTime(began).TotalNanoseconds / repeats[c] / tasks;
                bytes[c] = (GC.GetTotalAllocatedBytes(precise: true) - allocated) / (double)repeats[c] / tasks;
            }
        }

        return _contestants.Select((c, i) => new Score(c.Name, Median(times[i]), bytes[i])).ToArray();
    }

    private static async Task<int> RepeatAsync(Func<Task> run, TimeSpan time)
    {
        var began = Stopwatch.GetTimestamp();
        var runs = 0;
        for (; runs == 0 || Stopwatch.GetElapsedTime(began) < time; runs++) await run();
        return runs;
    }

    private static double Median(double[] values)
    {
        Array.Sort(values);
        return values[values.Length / 2];
    }
}

/// <param name="Name">Who.</param>
/// <param name="Nanoseconds">The median time a task.</param>
/// <param name="Bytes">What is allocated a task.</param>
internal sealed record Score(string Name, double Nanoseconds, double Bytes);
