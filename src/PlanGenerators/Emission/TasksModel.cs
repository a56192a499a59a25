using PlanModel;

namespace PlanGenerators;

/// <summary>What the file with the handles and lines of tasks depends on.</summary>
internal sealed record TasksModel(ClassHeader Header, string FullName, string Source, bool DeclaresTasks, bool DeclaresLines, EquatableArray<TaskHandleModel> Handles, EquatableArray<int> Lines)
{
    /// <summary>Above this number only tasks with a result have a handle: a property each would make a plan of thousands compile five times slower.</summary>
    private const int MostUntypedHandles = 1000;

    public static TasksModel Of(BoundCode code, PlanDetails details)
    {
        var plan = code.Plan;
        var names = TaskNames.Of(plan.Tasks);
        var handles = new List<TaskHandleModel>();
        for (var t = 0; t < plan.Tasks.Count; t++)
        {
            var result = code.Bindings.Tasks[t] is { Declaration: { Misuse: null, Result: { } type } } binding && type.Access >= HandlerAccess.Internal && code.Code.Classes[binding.Type].CanBeNamed ? type : null;
            if (result is null && plan.Tasks.Count > MostUntypedHandles) continue;
            var task = plan.Tasks[t];
            handles.Add(new TaskHandleModel(names[t], task.Id, task.Title, task.Description, details.Lines[t], result is null ? null : result.Code + (result.IsNullable ? "?" : ""), result?.Access != HandlerAccess.Internal));
        }

        var taken = code.Code.OwnClass?.TakenNames ?? EquatableArray<string>.Empty;
        return new TasksModel(
            ClassHeader.Of(code.Code), plan.FullName, plan.Source, !taken.Contains("Tasks"), !code.IsFaulty, handles.ToEquatableArray(), details.Lines);
    }
}

/// <summary>One task's handle.</summary>
internal sealed record TaskHandleModel(string Name, string Id, string Title, string Description, int Line, string? Result, bool IsPublic);
