namespace PlanRuntime.Benchmarks;

/// <summary>A graph of empty tasks: what each task waits for.</summary>
public sealed class Shape
{
    private Shape(string name, int[][] needs)
    {
        (Name, Needs) = (name, needs);
        Ids = new string[needs.Length];
        for (var t = 0; t < needs.Length; t++) Ids[t] = $"1.{t}";
    }

    public static IReadOnlyList<string> Names { get; } = ["chain", "wide", "layered", "tree"];

    public string Name { get; }

    public int[][] Needs { get; }

    public string[] Ids { get; }

    public static Shape Of(string name, int tasks)
    {
        var random = new Random(1);
        var width = Math.Max(1, (int)Math.Sqrt(tasks));
        return new Shape(name, name switch
        {
            "chain" => Make(tasks, t => t > 0 ? [t - 1] : []),
            "wide" => Make(tasks, _ => []),
            "tree" => Make(tasks, t => t > 0 ? [(t - 1) / 2] : []),

            // Each task waits for four of the layer before it.
            "layered" => Make(tasks, t => t < width ? [] : Enumerable.Range(0, 4).Select(_ => (t / width - 1) * width + random.Next(width)).Distinct().ToArray()),
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, "Not a shape."),
        });
    }

    /// <param name="withFiles">Whether each task declares to write a file, which every hundredth shares with the one before it.</param>
    public PlanGraph ToGraph(bool withFiles = false)
    {
        var plan = new PlanGraphBuilder(Name);
        plan.RunsBy(PlanPattern.Dag);
        plan.AddPhase("1");
        var tasks = new PlanTaskBuilder[Needs.Length];
        for (var t = 0; t < Needs.Length; t++)
        {
            tasks[t] = plan.AddTask(Ids[t]);
            if (withFiles) tasks[t].Writes($"src/file{(t % 100 == 99 ? t - 1 : t)}.cs");
            foreach (var needed in Needs[t]) tasks[t].DependsOn(tasks[needed]);
        }

        return plan.Build();
    }

    private static int[][] Make(int tasks, Func<int, int[]> needs)
    {
        var all = new int[tasks][];
        for (var t = 0; t < tasks; t++) all[t] = needs(t);
        return all;
    }
}
