using PlanModel;

namespace PlanGenerators;

/// <summary>Writes the class of constants with the tasks' ids.</summary>
internal static class IdsEmitter
{
    public static void Write(SourceWriter writer, PlanOutline plan)
    {
        writer.Line("/// <summary>The ids of the tasks, named after their titles.</summary>");
        writer.Line(CodeMarks.Generated);
        writer.Open("public static class Ids");
        var names = TaskNames.Of(plan.Tasks);
        for (var t = 0; t < names.Length; t++)
        {
            var task = plan.Tasks[t];
            writer.Line(CodeMarks.Summary(CSharpText.Xml($"{task.Id} {task.Title}")));
            writer.Line($"public const string {names[t]} = {CSharpText.Literal(task.Id)};");
        }

        writer.Close();
    }
}
