namespace PlanTool.Graph.Svg;

/// <summary>
/// Chooses the way of each edge: straight into the next row, or through the corridors between the columns, so that no line
/// crosses a task. Lines that share a corridor or a gap get lanes of their own, those of one task a common one.
/// </summary>
internal sealed class EdgeRoutes
{
    /// <summary>Beyond this, lanes are shared: the picture stays narrow.</summary>
    public const int MostLanes = 10;

    /// <summary>In rows.</summary>
    private const int LongestStraight = 12;

    private EdgeRoutes(IReadOnlyList<EdgeRoute> routes, int[] corridorLanes, int[] gapOutLanes, int[] gapInLanes)
    {
        (Routes, CorridorLanes, GapOutLanes, GapInLanes) = (routes, corridorLanes, gapOutLanes, gapInLanes);
    }

    public IReadOnlyList<EdgeRoute> Routes { get; }

    /// <summary>The number of lanes in each corridor; corridor c is left of column c.</summary>
    public int[] CorridorLanes { get; }

    /// <summary>The number of lanes below each row.</summary>
    public int[] GapOutLanes { get; }

    /// <summary>The number of lanes above each row.</summary>
    public int[] GapInLanes { get; }

    public static EdgeRoutes Of(GridLayout grid, IEnumerable<(int From, int To, EdgeKind Kind)> edges)
    {
        var routes = new List<EdgeRoute>();
        foreach (var (from, to, kind) in edges)
        {
            var route = new EdgeRoute { From = from, To = to, Kind = kind };
            if (!IsStraight(grid, from, to)) route.Corridor = CorridorOf(grid.ColumnOf[from], grid.ColumnOf[to]);
            routes.Add(route);
        }

        var detours = routes.FindAll(route => route.Corridor >= 0);
        var corridors = Allot(grid.Columns + 1, detours, route => route.Corridor, route => route.From, route => Ordered(grid.RowOf[route.From], grid.RowOf[route.To]), (route, lane) => route.CorridorLane = lane);
        var below = Allot(grid.PhaseOfRow.Length, detours, route => grid.RowOf[route.From], route => route.From, route => Spread(grid.ColumnOf[route.From], route.Corridor), (route, lane) => route.OutLane = lane);
        var above = Allot(grid.PhaseOfRow.Length, detours, route => grid.RowOf[route.To], route => route.To, route => Spread(grid.ColumnOf[route.To], route.Corridor), (route, lane) => route.InLane = lane);
        return new EdgeRoutes(routes, corridors, below, above);
    }

    /// <summary>Whether the target stands in the next row, or nothing stands between the two in their column.</summary>
    private static bool IsStraight(GridLayout grid, int from, int to)
    {
        var (above, below) = (grid.RowOf[from], grid.RowOf[to]);
        if (below == above + 1) return true;
        if (below <= above || below - above > LongestStraight || grid.ColumnOf[from] != grid.ColumnOf[to]) return false;
        for (var row = above + 1; row < below; row++)
        {
            if (grid.IsTaken(row, grid.ColumnOf[from])) return false;
        }

        return true;
    }

    /// <summary>The corridor beside the source on the way to the target; the one on its left where they share a column.</summary>
    private static int CorridorOf(int from, int to) => to > from ? from + 1 : from;

    private static (double Start, double End) Ordered(double a, double b) => a <= b ? (a, b) : (b, a);

    /// <summary>From the middle of a column to a corridor's, in columns.</summary>
    private static (double Start, double End) Spread(int column, int corridor) => Ordered(column + 0.5, corridor);

    /// <summary>Gives each bundle of lines the first lane of its channel that is free along the whole of it.</summary>
    private static int[] Allot(int channels, List<EdgeRoute> routes, Func<EdgeRoute, int> channelOf, Func<EdgeRoute, int> bundleOf, Func<EdgeRoute, (double Start, double End)> rangeOf, Action<EdgeRoute, int> assign)
    {
        var counts = new int[channels];
        foreach (var channel in routes.GroupBy(channelOf))
        {
            var ends = new List<double>();
            var bundles = channel.GroupBy(bundleOf).Select(lines => (Lines: lines, Start: lines.Min(line => rangeOf(line).Start), End: lines.Max(line => rangeOf(line).End)));
            foreach (var (lines, start, end) in bundles.OrderBy(bundle => bundle.Start).ThenBy(bundle => bundle.Lines.Key))
            {
                var lane = ends.FindIndex(taken => taken < start);
                if (lane < 0)
                {
                    lane = ends.Count < MostLanes ? ends.Count : lines.Key % MostLanes;
                    if (lane == ends.Count) ends.Add(end);
                }

                ends[lane] = Math.Max(ends[lane], end);
                foreach (var line in lines) assign(line, lane);
            }

            counts[channel.Key] = ends.Count;
        }

        return counts;
    }
}

/// <summary>The way of one edge.</summary>
internal sealed class EdgeRoute
{
    public required int From { get; init; }

    public required int To { get; init; }

    public required EdgeKind Kind { get; init; }

    /// <summary>The corridor it takes, or -1 for a straight way.</summary>
    public int Corridor { get; set; } = -1;

    public int CorridorLane { get; set; }

    public int OutLane { get; set; }

    public int InLane { get; set; }
}

internal enum EdgeKind
{
    /// <summary>A declared dependency.</summary>
    Depends,

    /// <summary>What the document's order or a sequential group adds.</summary>
    Follows,

    /// <summary>From a child to its parent.</summary>
    Child,
}
