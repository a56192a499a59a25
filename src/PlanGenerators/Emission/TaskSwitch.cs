namespace PlanGenerators;

/// <summary>Writes a method that switches over task indices, in parts where there are many: compilers take long methods more than linear time.</summary>
internal sealed class TaskSwitch(SourceWriter writer, string declaration)
{
    private const int CasesPerMethod = 256;
    private const int MostRanges = 16;

    /// <summary>Writes a test whether a task is among some.</summary>
    /// <param name="tasks">The tasks, ascending.</param>
    /// <param name="tableName">The name of the table that many need.</param>
    public void WriteContains(List<int> tasks, string tableName)
    {
        var ranges = RangesOf(tasks);
        writer.Line("/// <inheritdoc/>");
        if (ranges.Count == 0)
        {
            writer.Line(declaration + " => false;");
        }
        else if (ranges.Count <= MostRanges)
        {
            writer.Line($"{declaration} => task is {string.Join(" or ", ranges.Select(static r => r.First == r.Last ? CSharpText.Number(r.First) : $"(>= {CSharpText.Number(r.First)} and <= {CSharpText.Number(r.Last)})"))};");
        }
        else
        {
            WriteBits(tasks, tableName);
        }
    }

    /// <summary>Writes a case for each task; neighbours with the same statements share one.</summary>
    /// <param name="partDeclaration">Modifiers, type and name of the parts, without number.</param>
    /// <param name="parameters">The parameters of the method and its parts.</param>
    /// <param name="arguments">The arguments for the parts.</param>
    /// <param name="partName">The name of the parts, without number.</param>
    /// <param name="cases">The cases, ascending.</param>
    /// <param name="otherwise">The statement for any other task.</param>
    public void WriteCases(string partDeclaration, string parameters, string arguments, string partName, IEnumerable<TaskCase> cases, string otherwise)
    {
        var merged = Merge(cases);
        writer.Line("/// <inheritdoc/>");
        writer.Open(declaration);
        if (merged.Count <= CasesPerMethod)
        {
            WriteSwitch(merged, otherwise);
            writer.Close();
            return;
        }

        var parts = merged.Select(static (c, i) => (Case: c, Part: i / CasesPerMethod)).GroupBy(static c => c.Part, static c => c.Case).Select(static g => g.ToList()).ToList();
        for (var p = 0; p < parts.Count; p++)
        {
            writer.Line($"if (task <= {CSharpText.Number(parts[p][parts[p].Count - 1].Last)}) return {partName}{CSharpText.Number(p)}{arguments};");
        }

        writer.Line(otherwise);
        writer.Close();
        for (var p = 0; p < parts.Count; p++)
        {
            writer.Line();
            writer.Open(partDeclaration + CSharpText.Number(p) + parameters);
            WriteSwitch(parts[p], otherwise);
            writer.Close();
        }
    }

    private static List<TaskCase> Merge(IEnumerable<TaskCase> cases)
    {
        var merged = new List<TaskCase>();
        foreach (var next in cases)
        {
            if (merged.Count > 0 && merged[merged.Count - 1] is var last && last.Last == next.First - 1 && last.Statements.SequenceEqual(next.Statements)) merged[merged.Count - 1] = last with { Last = next.Last, Comment = "" };
            else merged.Add(next);
        }

        return merged;
    }

    private void WriteSwitch(List<TaskCase> cases, string otherwise)
    {
        if (cases.Count == 0)
        {
            writer.Line(otherwise);
            return;
        }

        writer.Open("switch (task)");
        foreach (var next in cases)
        {
            writer.Line(next.First == next.Last
                ? $"case {CSharpText.Number(next.First)}: // {CSharpText.Comment(next.Comment)}"
                : $"case >= {CSharpText.Number(next.First)} and <= {CSharpText.Number(next.Last)}:");
            writer.Indent();
            foreach (var statement in next.Statements) writer.Line(statement);
            writer.Unindent();
        }

        writer.Line("default:");
        writer.Indent();
        writer.Line(otherwise);
        writer.Unindent();
        writer.Close();
    }

    private void WriteBits(List<int> tasks, string tableName)
    {
        const int perRow = 32;
        var bits = new byte[(tasks[tasks.Count - 1] >> 3) + 1];
        foreach (var task in tasks) bits[task >> 3] |= (byte)(1 << (task & 7));
        writer.Line($"{declaration} => (uint)task < {CSharpText.Number(bits.Length * 8)}u && ({tableName}[task >> 3] & (1 << (task & 7))) != 0;");
        writer.Line();
        writer.Line($"private static global::System.ReadOnlySpan<byte> {tableName} => new byte[]");
        writer.Open();
        for (var first = 0; first < bits.Length; first += perRow) writer.Line(string.Join(", ", bits.Skip(first).Take(perRow).Select(static b => CSharpText.Number(b))) + ",");
        writer.Close("};");
    }

    private static List<(int First, int Last)> RangesOf(List<int> tasks)
    {
        var ranges = new List<(int First, int Last)>();
        foreach (var task in tasks)
        {
            if (ranges.Count > 0 && ranges[ranges.Count - 1].Last == task - 1) ranges[ranges.Count - 1] = (ranges[ranges.Count - 1].First, task);
            else ranges.Add((task, task));
        }

        return ranges;
    }
}

/// <summary>One case of a switch over tasks.</summary>
/// <param name="First">The first task.</param>
/// <param name="Last">The last task.</param>
/// <param name="Comment">What a single task is called.</param>
/// <param name="Statements">What is done.</param>
internal sealed record TaskCase(int First, int Last, string Comment, IReadOnlyList<string> Statements);
