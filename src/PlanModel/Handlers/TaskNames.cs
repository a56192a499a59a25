using System.Globalization;

namespace PlanModel;

/// <summary>Names of the members that stand for tasks in generated code.</summary>
internal static class TaskNames
{
    private const int LongestName = 64;

    /// <summary>Members that every class has, and the names of the classes around the members.</summary>
    private static readonly string[] Reserved =
        ["Ids", "Tasks", "Equals", "GetHashCode", "GetType", "ToString", "ReferenceEquals", "MemberwiseClone", "Finalize"];

    /// <summary>The name of each task's member, from its title.</summary>
    /// <remarks>The first task of a title has the plain name and later ones add their id, so that adding a task renames no other before it.
    /// Names differ in more than case, as other languages and file systems want it.</remarks>
    /// <param name="tasks">The tasks in document order.</param>
    /// <returns>Valid, unique identifiers, none of them a keyword.</returns>
    public static string[] Of(IReadOnlyList<TaskOutline> tasks)
    {
        var taken = new HashSet<string>(Reserved, StringComparer.OrdinalIgnoreCase);
        var repeats = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var names = new string[tasks.Count];
        for (var t = 0; t < names.Length; t++)
        {
            var name = FromTitle(tasks[t]);
            if (!taken.Add(name))
            {
                var longer = name + "_" + CSharpNames.Identifier(tasks[t].Id).TrimStart('_');
                name = longer;
                while (!taken.Add(name))
                {
                    repeats.TryGetValue(longer, out var count);
                    repeats[longer] = count + 1;
                    name = longer + "_" + (count + 2).ToString(CultureInfo.InvariantCulture);
                }
            }

            names[t] = name;
        }

        return names;
    }

    private static string FromTitle(TaskOutline task)
    {
        var name = PlanNames.PascalCase(task.Title);
        if (name.Length > LongestName) name = Shorten(task.Title);
        if (name.Length > 0 && name[0] == '_') name = "Task" + name.Substring(1);
        return name.Length > 0 ? name : "Task" + CSharpNames.Identifier(task.Id).TrimStart('_');
    }

    /// <summary>Keeps the whole words that fit, or cuts the first.</summary>
    private static string Shorten(string title)
    {
        var best = "";
        for (var end = 1; end <= title.Length && end <= 2 * LongestName; end++)
        {
            if (end < title.Length && char.IsLetterOrDigit(title[end])) continue;
            var name = PlanNames.PascalCase(title.Substring(0, end));
            if (name.Length > LongestName) break;
            best = name;
        }

        if (best.Length > 0) return best;
        var cut = PlanNames.PascalCase(title).Substring(0, LongestName);
        return char.IsHighSurrogate(cut[LongestName - 1]) ? cut.Substring(0, LongestName - 1) : cut;
    }
}
