namespace PlanTool.Graph.Svg;

/// <summary>Puts tasks into a grid: rows by phase and level from top to bottom, up to four tasks beside each other.</summary>
internal sealed class GridLayout
{
    private const int MostColumns = 4;

    private readonly HashSet<(int Row, int Column)> _taken = [];

    private GridLayout(int columns, int[] rowOf, int[] columnOf, int[] phaseOfRow)
    {
        (Columns, RowOf, ColumnOf, PhaseOfRow) = (columns, rowOf, columnOf, phaseOfRow);
        for (var t = 0; t < rowOf.Length; t++) _taken.Add((rowOf[t], columnOf[t]));
    }

    public int Columns { get; }

    /// <summary>The row of each task.</summary>
    public int[] RowOf { get; }

    /// <summary>The column of each task.</summary>
    public int[] ColumnOf { get; }

    /// <summary>The phase of each row; phases without tasks have none.</summary>
    public int[] PhaseOfRow { get; }

    /// <summary>Whether a task stands there.</summary>
    public bool IsTaken(int row, int column) => _taken.Contains((row, column));

    public static GridLayout Of(PlanPicture plan)
    {
        var levels = PhaseLevels.Of(plan);
        var groups = Enumerable.Range(0, levels.Length)
            .GroupBy(task => (plan.Tasks[task].Declaration.Phase, Level: levels[task]))
            .OrderBy(group => group.Key.Phase).ThenBy(group => group.Key.Level)
            .ToList();
        var columns = groups.Count == 0 ? 1 : Math.Min(MostColumns, groups.Max(group => group.Count()));
        var rowOf = new int[levels.Length];
        var columnOf = new int[levels.Length];
        Array.Fill(rowOf, -1);
        var phaseOfRow = new List<int>();
        foreach (var group in groups)
        {
            // Tasks stand below what they wait for: sorted by the middle of what is already placed, else where the document has them.
            var wishes = group.Select((task, index) => (Task: task, Wish: MiddleOf(plan.Tasks[task], rowOf, columnOf), Else: index % columns))
                .OrderBy(item => item.Wish ?? item.Else).ThenBy(item => item.Task)
                .Select(item => (item.Task, item.Wish));
            foreach (var row in wishes.Chunk(columns))
            {
                Place(row, columns, phaseOfRow.Count, rowOf, columnOf);
                phaseOfRow.Add(group.Key.Phase);
            }
        }

        return new GridLayout(columns, rowOf, columnOf, [.. phaseOfRow]);
    }

    private static double? MiddleOf(PictureTask task, int[] rowOf, int[] columnOf)
    {
        var placed = task.Depends.Concat(task.RunsAfter).Where(on => rowOf[on] >= 0).Select(on => columnOf[on]).ToList();
        return placed.Count == 0 ? null : placed.Average();
    }

    private static void Place((int Task, double? Wish)[] row, int columns, int index, int[] rowOf, int[] columnOf)
    {
        var next = 0;
        for (var i = 0; i < row.Length; i++)
        {
            var wish = row[i].Wish is { } middle ? (int)Math.Round(middle, MidpointRounding.ToZero) : next;
            var column = Math.Max(next, Math.Min(wish, columns - (row.Length - i)));
            (rowOf[row[i].Task], columnOf[row[i].Task]) = (index, column);
            next = column + 1;
        }
    }
}
