using System.Text;
using PlanModel;
using PlanTool.Files;
using PlanTool.Reports;

namespace PlanTool.Scaffold;

/// <summary>Writes the class of handlers that a plan still needs: one method for each task that is neither done, nor a mere parent, nor a command.</summary>
internal static class HandlerClassText
{
    public static string Of(LoadedPlan loaded, string ns)
    {
        var plan = loaded.Report.Plan;
        var source = Path.GetFileName(loaded.Path.Full);
        var outline = PlanOutlines.Of(loaded.Report, ns, source);
        var text = new StringBuilder("using PlanRuntime;\n\n");
        if (ns.Length > 0) text.Append($"namespace {CSharpNames.EscapeAll(ns)};\n\n");
        text.Append($"/// <summary>What the tasks of {Xml(source)} do.</summary>\n");
        text.Append($"internal static partial class {CSharpNames.Escape(plan.Name)}\n{{\n");
        var names = TaskNames.Of(outline.Tasks);
        var dependencies = plan.Tables.Dependencies.ToLookup(row => row.Task, row => outline.Tasks[row.On].Id);
        var isFirst = true;
        foreach (var task in TasksOf(outline))
        {
            if (!isFirst) text.Append('\n');
            isFirst = false;
            var depends = dependencies[task].Distinct(StringComparer.OrdinalIgnoreCase).ToList();
            text.Append($"    // {PlainText.Of(TitleOf(outline.Tasks[task]))}{(depends.Count == 0 ? "" : PlainText.Of($" (after {string.Join(", ", depends)})"))}\n");
            text.Append($"    [PlanTask({Literal(outline.Tasks[task].Id)})]\n");
            text.Append($"    private static Task {MethodNameOf(names[task], plan.Name)}(PlanTaskContext task, CancellationToken cancellationToken) =>\n");
            text.Append($"        throw new NotImplementedException({Literal(TitleOf(outline.Tasks[task]))});\n");
        }

        return text.Append("}\n").ToString();
    }

    private static IEnumerable<int> TasksOf(PlanOutline plan)
    {
        var parents = plan.Tasks.Select(task => task.Parent).ToHashSet();
        return Enumerable.Range(0, plan.Tasks.Count).Where(task => !parents.Contains(task) && plan.Tasks[task] is { IsDone: false, Command: null });
    }

    /// <summary>The generated class has a RunAsync of its own, and no member may be called as its class is.</summary>
    private static string MethodNameOf(string name, string className) =>
        name + "Async" is var method && (method == "RunAsync" || method == className) ? name + "TaskAsync" : method;

    private static string TitleOf(TaskOutline task) => task.Title.Length == 0 ? task.Id : $"{task.Id} {task.Title}";

    private static string Literal(string text) =>
        '"' + PlainText.Of(text).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + '"';

    private static string Xml(string text) => System.Security.SecurityElement.Escape(PlainText.Of(text));
}
