using Spectre.Console.Rendering;

namespace PlanRuntime;

/// <summary>Lines as Spectre.Console draws them.</summary>
internal sealed class LiveScreen : Renderable
{
    /// <summary>Clears the rest of a line, where the line that was drawn there before may have been longer.</summary>
    private const string ClearRest = "\u001b[K";

    public IReadOnlyList<LiveLine> Lines { get; set; } = [];

    /// <summary>Whether the last line is ended, too: what stays above a display that moves is, in one piece with its text.</summary>
    public bool EndsLine { get; init; }

    /// <inheritdoc/>
    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        for (var i = 0; i < Lines.Count; i++)
        {
            if (i > 0) yield return Segment.LineBreak;
            foreach (var segment in Lines[i].Segments) yield return segment;
            yield return Segment.Control(ClearRest);
        }

        if (EndsLine) yield return Segment.LineBreak;
    }
}
