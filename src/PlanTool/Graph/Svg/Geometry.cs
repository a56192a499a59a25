namespace PlanTool.Graph.Svg;

/// <summary>Turns rows, columns and lanes into pixels.</summary>
internal sealed class Geometry
{
    public const double Margin = 12, BoxHeight = 46, TitleHeight = 34, Lane = 5;

    private const double Corridor = 18, RowGap = 30, PanelGap = 16, PanelEnd = 12, Header = 62, FirstGap = 10;

    /// <summary>One wide column, or up to four narrow ones: the whole stays about as wide as a page.</summary>
    private static readonly double[] ColumnWidths = [560, 370, 250, 192];

    private readonly double[] _corridorLeft;
    private readonly double[] _columnLeft;
    private readonly double[] _rowTop;
    private readonly GridLayout _grid;
    private readonly EdgeRoutes _routes;

    public Geometry(PlanPicture plan, GridLayout grid, EdgeRoutes routes)
    {
        (_grid, _routes) = (grid, routes);
        BoxWidth = ColumnWidths[grid.Columns - 1];
        _corridorLeft = new double[grid.Columns + 1];
        _columnLeft = new double[grid.Columns];
        var x = Margin;
        for (var c = 0; c <= grid.Columns; c++)
        {
            _corridorLeft[c] = x;
            x += Corridor + (Lane * routes.CorridorLanes[c]);
            if (c == grid.Columns) break;
            _columnLeft[c] = x;
            x += BoxWidth;
        }

        Width = x + Margin;
        _rowTop = new double[grid.PhaseOfRow.Length];
        Panels = new Panel[plan.Plan.Document.Phases.Count];
        Height = PlaceRows() + Margin;
    }

    public double Width { get; }

    public double Height { get; private set; }

    public double BoxWidth { get; }

    /// <summary>The frame of each phase.</summary>
    public Panel[] Panels { get; }

    /// <summary>Where titles begin: right of the first corridor, so that no line crosses their first letters.</summary>
    public double TitleLeft => _columnLeft[0];

    public double LeftOf(int task) => _columnLeft[_grid.ColumnOf[task]];

    public double TopOf(int task) => _rowTop[_grid.RowOf[task]];

    public double MiddleOf(int task) => LeftOf(task) + (BoxWidth / 2);

    public double CorridorX(EdgeRoute route) => _corridorLeft[route.Corridor] + (Corridor / 2) + (Lane * route.CorridorLane);

    /// <summary>Where a line runs sideways below its source.</summary>
    public double OutY(EdgeRoute route) => TopOf(route.From) + BoxHeight + 7 + (Lane * route.OutLane);

    /// <summary>Where a line runs sideways above its target; there is room for the arrow below it.</summary>
    public double InY(EdgeRoute route) => TopOf(route.To) - 12 - (Lane * route.InLane);

    private double PlaceRows()
    {
        var y = Header;
        var row = 0;
        for (var phase = 0; phase < Panels.Length; phase++)
        {
            var top = y;
            y += TitleHeight;
            for (var first = row; row < _rowTop.Length && _grid.PhaseOfRow[row] == phase; row++)
            {
                y += (row == first ? FirstGap : RowGap) + (Lane * _routes.GapInLanes[row]);
                _rowTop[row] = y;
                y += BoxHeight + (Lane * _routes.GapOutLanes[row]);
            }

            y += PanelEnd;
            Panels[phase] = new Panel(top, y - top);
            y += PanelGap;
        }

        return y - PanelGap;
    }
}

/// <summary>The frame of a phase.</summary>
internal readonly record struct Panel(double Top, double Height);
