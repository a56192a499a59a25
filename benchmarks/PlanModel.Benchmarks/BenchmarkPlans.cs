using System.Globalization;
using System.Text;

namespace PlanModel.Benchmarks;

/// <summary>The plans that are read: the same text at every run, of any number of tasks.</summary>
internal static class BenchmarkPlans
{
    /// <summary>Hardly anything but annotated tasks: the most work that a line can be.</summary>
    public static string Dense(int tasks)
    {
        var plan = new StringBuilder("# A plan\n");
        for (var task = 0; task < tasks; task++)
        {
            var phase = task / 20 + 1;
            var number = task % 20 + 1;
            if (number == 1) AppendHeading(plan, phase);
            AppendTask(plan, task, phase, number);
            if (number % 5 == 0) plan.Append("  - A line that says more about it\n");
        }

        return plan.ToString();
    }

    /// <summary>Tasks among what people write around them: paragraphs, nested lists, code fences and tables.</summary>
    public static string Prose(int tasks)
    {
        var plan = new StringBuilder("# A plan\n");
        for (var task = 0; task < tasks; task++)
        {
            var phase = task / 20 + 1;
            var number = task % 20 + 1;
            if (number == 1)
            {
                AppendHeading(plan, phase);
                plan.Append("The parts below were agreed on with everybody who has to live with them. They are written so that each one can\nbe built, tested and shown by itself, and so that nobody waits longer than needed.\n\n");
                plan.Append("| Part | Owner | Why |\n|---|---|---|\n| store | A | keeps what the others need |\n| api | B | hands it out, with `limits` |\n\n");
            }

            AppendTask(plan, task, phase, number);
            plan.Append("  The text of a task often goes on over several lines; it tells what is there already, what is missing, and\n  how somebody will see that it works.\n");
            plan.Append("  - It keeps the old behaviour where nobody asked for a new one\n  - It is fast enough:\n    - measured on the usual machine\n    - compared with the last version\n");
            if (number % 4 == 0) plan.Append("\n  ```csharp\n  var store = new Store(path);\n  await store.SaveAsync(token);\n  ```\n\n");
        }

        return plan.ToString();
    }

    private static void AppendHeading(StringBuilder plan, int phase) =>
        plan.Append(CultureInfo.InvariantCulture, $"\n## Phase {phase}: Part {phase}\n\nWhat this part is about.\n\n");

    private static void AppendTask(StringBuilder plan, int task, int phase, int number)
    {
        plan.Append(CultureInfo.InvariantCulture, $"- [ ] {phase}.{number} Write the part of `service {task}` that others need");
        if (number > 2) plan.Append(CultureInfo.InvariantCulture, $" (depends: {phase}.{number - 1}, {phase}.{number - 2})");
        plan.Append(CultureInfo.InvariantCulture, $" (src/part{phase}/File{number}.cs) (estimate: {number}m)\n");
    }
}
