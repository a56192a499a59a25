using System.Text;
using PlanModel;
using PlanRuntime;
using PlanTool.Files;

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
        var stubs = new HandlerStubs(outline);
        text.AppendJoin('\n', TasksOf(outline).Select(task => stubs.Of(task, plan.Name).ToCode("    ", PlainText.Of)));
        return text.Append("}\n").ToString();
    }

    private static IEnumerable<int> TasksOf(PlanOutline plan)
    {
        var parents = plan.Tasks.Select(task => task.Parent).ToHashSet();
        return Enumerable.Range(0, plan.Tasks.Count).Where(task => !parents.Contains(task) && plan.Tasks[task] is { IsDone: false, Command: null });
    }

    private static string Xml(string text) => System.Security.SecurityElement.Escape(PlainText.Of(text));
}
