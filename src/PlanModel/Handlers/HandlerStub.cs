using System.Text;

namespace PlanModel;

/// <summary>A handler that nobody has written yet, as code: the same for <c>dotnet plan scaffold</c> and the fix of PLAN4002.</summary>
internal sealed record HandlerStub
{
    /// <summary>The task's id.</summary>
    public required string Id { get; init; }

    /// <summary>The task's title, or an empty string.</summary>
    public required string Title { get; init; }

    /// <summary>The ids of the tasks it depends on.</summary>
    public required IReadOnlyList<string> After { get; init; }

    /// <summary>The method's name.</summary>
    public required string Method { get; init; }

    /// <summary>The results it takes, as parameters in C#.</summary>
    public IReadOnlyList<string> Results { get; init; } = [];

    /// <summary>Whether the method is static, as those of the plan's own class are.</summary>
    public bool IsStatic { get; init; } = true;

    /// <summary>The name of the method that handles a task: the generated class has a RunAsync of its own, and no member may be called as its class is.</summary>
    /// <param name="name">The task's name of <see cref="TaskNames"/>.</param>
    /// <param name="className">The name of the class that the method stands in.</param>
    public static string MethodNameOf(string name, string className) =>
        name + "Async" is var method && (method == "RunAsync" || method == className) ? name + "TaskAsync" : method;

    /// <summary>The code.</summary>
    /// <param name="indent">What each line begins with.</param>
    /// <param name="plain">Takes from text of the plan what breaks a line or reorders it.</param>
    /// <param name="isQualified">Whether types are named with their namespaces, for files with other usings.</param>
    public string ToCode(string indent, Func<string, string> plain, bool isQualified = false)
    {
        var (runtime, system) = isQualified ? ("global::PlanRuntime.", "global::System.") : ("", "");
        var (tasks, threading) = isQualified ? (system + "Threading.Tasks.", system + "Threading.") : ("", "");
        var title = plain(Title.Length == 0 ? Id : $"{Id} {Title}");
        var after = After.Count == 0 ? "" : plain($" (after {string.Join(", ", After)})");
        var parameters = string.Concat(Results.Select(static r => r + ", "));
        return new StringBuilder()
            .Append(indent).Append($"// {title}{after}\n")
            .Append(indent).Append($"[{runtime}PlanTask({Literal(plain(Id))})]\n")
            .Append(indent).Append($"private {(IsStatic ? "static " : "")}{tasks}Task {Method}({parameters}{runtime}PlanTaskContext task, {threading}CancellationToken cancellationToken) =>\n")
            .Append(indent).Append($"    throw new {system}NotImplementedException({Literal(title)});\n")
            .ToString();
    }

    private static string Literal(string plain) => '"' + plain.Replace("\\", "\\\\").Replace("\"", "\\\"") + '"';
}
