using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PlanTestKit;

namespace PlanAnalyzers.Benchmarks;

/// <summary>A project in an editor: one plan, a handler with a typed result for each task, and a file beside them in which somebody types.</summary>
internal sealed class EditedProject
{
    private const int TasksOfPhase = 100;

    private readonly CSharpCompilation[] _versions;
    private GeneratorDriver _driver;
    private int _edits;

    /// <param name="tasks">The number of tasks of the plan, a multiple of 100.</param>
    /// <param name="isHandled">Whether each task has a handler; otherwise one handles them all.</param>
    /// <param name="generator">What runs with each edit; the generator of plans by default.</param>
    public EditedProject(int tasks, bool isHandled, IIncrementalGenerator? generator = null)
    {
        var project = new TestProject().WithFile("plan.md", Plan(tasks)).WithSource(Other(0), "Other.cs");
        project = isHandled
            ? Enumerable.Range(0, tasks / TasksOfPhase).Aggregate(project, static (p, phase) => p.WithSource(Handlers(phase), string.Create(CultureInfo.InvariantCulture, $"Plan{phase}.cs")))
            : project.WithSource("namespace App;\npublic static partial class Plan { [PlanTask(\"*\")] static void Do() { } }\n");
        var first = project.Compile();
        var options = (CSharpParseOptions)first.SyntaxTrees[0].Options;
        _versions = [first, first.ReplaceSyntaxTree(first.SyntaxTrees[0], CSharpSyntaxTree.ParseText(Other(1), options, first.SyntaxTrees[0].FilePath, Encoding.UTF8))];
        _driver = CSharpGeneratorDriver.Create([(generator ?? new global::PlanGenerators.PlanGenerator()).AsSourceGenerator()], project.AdditionalTexts(), options, project.CreateOptions()).RunGenerators(first);
        var result = _driver.GetRunResult().Results[0];
        if (result.Exception is not null || result.Diagnostics.Length > 0) throw new InvalidOperationException($"The plan is meant to be in order: {result.Exception?.ToString() ?? result.Diagnostics[0].ToString()}");
    }

    /// <summary>One edit of the other file, and what the generator does upon it. Symbols of the compilation are new with each edit, as in an editor.</summary>
    public void Edit()
    {
        _edits++;
        var version = _versions[_edits & 1];
        _driver = _driver.RunGenerators(version.Clone());
    }

    private static string Plan(int tasks)
    {
        var plan = new StringBuilder("# A large plan\n");
        for (var task = 0; task < tasks; task++)
        {
            if (task % TasksOfPhase == 0) plan.Append(CultureInfo.InvariantCulture, $"\n## Phase {(task / TasksOfPhase) + 1}: Part\n\n");
            plan.Append(CultureInfo.InvariantCulture, $"- [ ] {IdOf(task)} Write part {task}");
            plan.Append(task >= TasksOfPhase ? $" (depends: {IdOf(task - TasksOfPhase)})\n" : "\n");
        }

        return plan.ToString();
    }

    private static string Handlers(int phase)
    {
        var code = new StringBuilder("namespace App;\npublic static partial class Plan\n{\n");
        for (var task = phase * TasksOfPhase; task < (phase + 1) * TasksOfPhase; task++)
        {
            var (result, taken) = (ResultOf(task), phase == 0 ? "" : $"{ResultOf(task - TasksOfPhase)} before, ");
            code.Append(CultureInfo.InvariantCulture, $"    [PlanTask(\"{IdOf(task)}\")] private static Task<{result}> Write{task}Async({taken}PlanTaskContext context, CancellationToken cancellationToken) => throw new NotSupportedException();\n");
        }

        code.Append("}\n");
        for (var task = phase * TasksOfPhase; task < (phase + 1) * TasksOfPhase; task += 4) code.Append(CultureInfo.InvariantCulture, $"public sealed record Part{task}(string Name);\n");
        return code.ToString();
    }

    /// <summary>What people return: types of their own, lists of them, text and numbers.</summary>
    private static string ResultOf(int task) => (task % 4) switch
    {
        0 => string.Create(CultureInfo.InvariantCulture, $"Part{task}"),
        1 => string.Create(CultureInfo.InvariantCulture, $"IReadOnlyList<Part{task - 1}>"),
        2 => "string",
        _ => "int",
    };

    private static string Other(int edit) => string.Create(CultureInfo.InvariantCulture, $"namespace App;\npublic sealed class Other {{ public int Edit() => {edit}; }}\n");

    private static string IdOf(int task) => string.Create(CultureInfo.InvariantCulture, $"{(task / TasksOfPhase) + 1}.{(task % TasksOfPhase) + 1}");
}
