namespace PlanTool.Report;

/// <summary>Time as the report draws it: from the first start to the last end, without the long pauses between runs.</summary>
internal sealed class TimeAxis
{
    private static readonly double[] Steps =
        [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400];

    private const int MostTicks = 9;

    private readonly DateTimeOffset[] _partStarts;
    private readonly TimeSpan[] _partOffsets;

    private TimeAxis(List<Pause> pauses, DateTimeOffset first, TimeSpan length)
    {
        (Pauses, Length) = (pauses, length);
        _partStarts = [first, .. pauses.Select(pause => pause.Until)];
        _partOffsets = [TimeSpan.Zero, .. pauses.Select(pause => pause.At)];
    }

    /// <summary>How long anything ran, short pauses included.</summary>
    public TimeSpan Length { get; }

    /// <summary>The pauses that are left out, in order.</summary>
    public IReadOnlyList<Pause> Pauses { get; }

    /// <summary>The axis of bars, which are in the order in which they began: a pause that is longer than a tenth of the time in which something ran is left out.</summary>
    public static TimeAxis Of(IReadOnlyList<ReportedBar> bars)
    {
        var spans = BusySpans(bars);
        var busy = spans.Aggregate(TimeSpan.Zero, (sum, span) => sum + (span.End - span.Start));
        var pauses = new List<Pause>();
        var (length, until) = (TimeSpan.Zero, spans.Count > 0 ? spans[0].Start : default);
        foreach (var (start, end) in spans)
        {
            if ((start - until) * 10 > busy) pauses.Add(new Pause(length, start, start - until));
            else length += start - until;
            length += end - start;
            until = end;
        }

        return new TimeAxis(pauses, spans.Count > 0 ? spans[0].Start : default, length);
    }

    /// <summary>Where an instant is on the axis.</summary>
    public TimeSpan OffsetOf(DateTimeOffset instant)
    {
        var part = Array.BinarySearch(_partStarts, instant);
        if (part < 0) part = Math.Max(0, ~part - 1);
        return _partOffsets[part] + (instant - _partStarts[part]);
    }

    /// <summary>Where an instant is on the axis, in percent of its length.</summary>
    public double PercentOf(DateTimeOffset instant) => PercentOf(OffsetOf(instant));

    /// <summary>Where an offset is on the axis, in percent of its length.</summary>
    public double PercentOf(TimeSpan offset) => Length == TimeSpan.Zero ? 0 : 100.0 * offset.Ticks / Length.Ticks;

    /// <summary>Offsets at even distances, at most ten.</summary>
    public IEnumerable<TimeSpan> Ticks()
    {
        var seconds = Length.TotalSeconds;
        if (seconds <= 0) return [TimeSpan.Zero];
        var step = Array.Find(Steps, step => seconds / step <= MostTicks);
        if (step == 0) step = Math.Ceiling(seconds / MostTicks / 86_400) * 86_400;
        return Enumerable.Range(0, (int)(seconds / step) + 1).Select(tick => TimeSpan.FromSeconds(tick * step));
    }

    /// <summary>When anything ran, in order and without overlaps.</summary>
    private static List<(DateTimeOffset Start, DateTimeOffset End)> BusySpans(IReadOnlyList<ReportedBar> bars)
    {
        var spans = new List<(DateTimeOffset Start, DateTimeOffset End)>();

        // The time between two attempts of a run is no pause of it.
        foreach (var (start, end) in bars.Select(bar => (bar.Start, bar.End)).Concat(bars.Select(bar => (Start: bar.Task.Start!.Value, End: bar.Task.End!.Value))).OrderBy(span => span.Start))
        {
            if (spans.Count == 0 || start > spans[^1].End) spans.Add((start, end));
            else if (end > spans[^1].End) spans[^1] = (spans[^1].Start, end);
        }

        return spans;
    }
}
