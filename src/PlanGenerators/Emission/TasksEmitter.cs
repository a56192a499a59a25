namespace PlanGenerators;

/// <summary>Writes the typed handles of tasks and the table of their lines: what moves when lines of the plan move.</summary>
internal static class TasksEmitter
{
    public static string Emit(TasksModel model)
    {
        var writer = SourceWriter.StartFile(model.Source);
        model.Header.Open(writer);
        if (model.DeclaresTasks) WriteHandles(writer, model);
        if (model.DeclaresLines)
        {
            if (model.DeclaresTasks) writer.Line();
            WriteLines(writer, model);
        }

        model.Header.Close(writer);
        return writer.ToString();
    }

    private static void WriteHandles(SourceWriter writer, TasksModel model)
    {
        writer.Line("/// <summary>The tasks, with the type of their results, to ask a result for them.</summary>");
        writer.Line(CodeMarks.Generated);
        writer.Open("public static class Tasks");
        foreach (var handle in model.Handles)
        {
            var type = "global::PlanRuntime.PlanTaskHandle" + (handle.Result is null ? "" : $"<{handle.Result}>");
            writer.Line(CodeMarks.Summary(CSharpText.Xml($"{handle.Id} {handle.Title}")));
            writer.Line($"/// <remarks>{(handle.Description.Length > 0 ? CSharpText.Xml(handle.Description) + " " : "")}<c>{CSharpText.Xml(model.Source)}</c>, line {CSharpText.Number(handle.Line)}.</remarks>");
            writer.Line($"{(handle.IsPublic ? "public" : "internal")} static {type} {handle.Name} {{ get; }} = new({CSharpText.Literal(handle.Id)});");
        }

        writer.Close();
    }

    private static void WriteLines(SourceWriter writer, TasksModel model)
    {
        const int perRow = 20;
        writer.Open("internal static partial class PlanSource");
        writer.Line("/// <summary>The line of each task in the plan's file.</summary>");
        writer.Line("private static global::System.ReadOnlySpan<int> Lines => new int[]");
        writer.Open();
        for (var first = 0; first < model.Lines.Count; first += perRow)
        {
            writer.Line(string.Join(", ", model.Lines.Skip(first).Take(perRow).Select(static l => CSharpText.Number(l))) + ",");
        }

        writer.Close("};");
        writer.Close();
    }
}
