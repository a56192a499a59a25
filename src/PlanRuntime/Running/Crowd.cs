namespace PlanRuntime;

/// <summary>
/// Tells when handlers that yield end so soon that several in flight only cost more: the threads of the pool then take them from
/// each other, which costs more than the handlers do. One at a time is in flight until a thread that looks on sees it stay away
/// for longer.
/// </summary>
/// <remarks>
/// The mean time in flight is the number of tasks in flight divided by the rate at which they end (Little, "A Proof for the
/// Queuing Formula L = λW", Operations Research 9, 1961): a rate alone would not tell brief tasks from many.
/// </remarks>
internal sealed class Crowd
{
    /// <summary>So many tasks end before the first judgement, and in each case before the next.</summary>
    public const int FirstPatience = 128;

    /// <summary>A time with one task in flight that lasted for so many judgements was worth it.</summary>
    private const int Lasting = 8;

    /// <summary>The judgement that is next only begins to look.</summary>
    private const int NotYet = int.MaxValue;

    private readonly double _brief;
    private int _judgedAt;
    private long _judgedWhen;
    private int _thinnedAt;
    private volatile bool _isThin;

    /// <param name="unfinished">The tasks of the run.</param>
    /// <param name="now">The clock's reading.</param>
    /// <param name="frequency">The clock's readings a second.</param>
    public Crowd(int unfinished, long now, long frequency)
    {
        (_judgedAt, _judgedWhen) = (unfinished, now);
        _brief = frequency * MostBrief.TotalSeconds;
    }

    /// <summary>Gets the mean time in flight below which one at a time ends more: some three times what five that merely yield need.</summary>
    public static TimeSpan MostBrief { get; } = TimeSpan.FromMicroseconds(8);

    /// <summary>Gets how many tasks end before a judgement: each time that was not worth it makes the next one rarer.</summary>
    public int Patience { get; private set; } = FirstPatience;

    /// <summary>Gets a value indicating whether one task is to be in flight; written under the run's lock only.</summary>
    public bool IsThin => _isThin;

    /// <summary>Whether so many tasks have ended that <see cref="Judge"/> is to be asked.</summary>
    public bool IsDue(int unfinished) => _judgedAt - unfinished >= Patience;

    /// <summary>Looks at the tasks that ended since the last time.</summary>
    /// <param name="unfinished">The tasks that have not ended.</param>
    /// <param name="inFlight">How many were in flight.</param>
    /// <param name="now">The clock's reading.</param>
    public void Judge(int unfinished, int inFlight, long now)
    {
        var isBrief = _judgedAt < NotYet && (now - _judgedWhen) * (double)inFlight < _brief * (_judgedAt - unfinished);
        (_judgedAt, _judgedWhen) = (unfinished, now);
        if (isBrief && !_isThin && Environment.ProcessorCount > 1)
        {
            _thinnedAt = unfinished;
            _isThin = true;
        }
    }

    /// <summary>As many as may are in flight again.</summary>
    /// <param name="unfinished">The tasks that have not ended.</param>
    public void Thicken(int unfinished)
    {
        if (!_isThin) return;
        Patience = _thinnedAt - unfinished >= Lasting * (long)Patience ? FirstPatience : Math.Min(2 * Patience, int.MaxValue / 4);
        _judgedAt = NotYet;
        _isThin = false;
    }
}
