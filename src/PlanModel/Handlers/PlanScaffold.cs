using System.Text;

namespace PlanModel;

/// <summary>Writes a first class of handlers: one method for each task that needs one.</summary>
internal static class PlanScaffold
{
    /// <summary>Names that the generator declares beside the handlers.</summary>
    private static readonly HashSet<string> Taken = new(StringComparer.Ordinal) { "Graph", "Handlers", "AllHandlers", "PlanSource", "RunAsync" };

    /// <summary>Writes the user's part of the plan's class.</summary>
    /// <param name="plan">The plan.</param>
    /// <returns>C# with line feeds; its methods throw until they are written.</returns>
    public static string Write(PlanOutline plan)
    {
        var text = new StringBuilder("using PlanRuntime;\n\n");
        if (plan.Namespace.Length > 0) text.Append($"namespace {CSharpNames.EscapeAll(plan.Namespace)};\n\n");
        text.Append($"/// <summary>The handlers of {Comment(plan.Source)}.</summary>\n");
        text.Append($"public static partial class {CSharpNames.Escape(plan.Name)}\n{{\n");
        var names = TaskNames.Of(plan.Tasks);
        var parents = new HashSet<int>(plan.Tasks.Select(static t => t.Parent));
        var isFirst = true;
        for (var t = 0; t < names.Length; t++)
        {
            if (parents.Contains(t) || plan.Tasks[t] is not { Command: null, IsDone: false } task) continue;
            if (!isFirst) text.Append('\n');
            isFirst = false;
            text.Append($"    // {Comment(task.Id + " " + task.Title)}\n");
            text.Append($"    [PlanTask(Ids.{names[t]})]\n");
            text.Append($"    private static Task {MethodFor(names[t], plan.Name)}(PlanTaskContext context, CancellationToken cancellationToken) =>\n");
            text.Append("        throw new NotImplementedException();\n");
        }

        return text.Append("}\n").ToString();
    }

    private static string MethodFor(string name, string type) => Taken.Contains(name) || name == type ? name + "Task" : name;

    /// <summary>Text that cannot leave its line.</summary>
    private static string Comment(string text) => Words.Shown(text).Replace("<", "&lt;").Replace("\u0085", " ");
}
