namespace PlanModel;

/// <summary>A range of a plan's text, in UTF-16 units from the start of the file.</summary>
/// <param name="Start">The first unit, counted from zero.</param>
/// <param name="Length">The number of units; zero for a place between two characters.</param>
public readonly record struct TextSpan(int Start, int Length)
{
    /// <summary>The first unit after the span.</summary>
    public int End => Start + Length;

    /// <summary>Makes a span from its two ends.</summary>
    /// <param name="start">The first unit.</param>
    /// <param name="end">The first unit after the span, not before <paramref name="start"/>.</param>
    /// <returns>The span.</returns>
    public static TextSpan FromBounds(int start, int end) => new(start, end - start);

    /// <summary>Tells whether another span lies inside this one.</summary>
    /// <param name="other">The span that may lie inside.</param>
    /// <returns><see langword="true"/> if no unit of <paramref name="other"/> lies outside.</returns>
    public bool Contains(TextSpan other) => other.Start >= Start && other.End <= End;
}
