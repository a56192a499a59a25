using System.Globalization;
using CsCheck;

namespace PlanModel.Tests.Printing;

/// <summary>The law that what is printed from a model is read as the same model, in whichever of its spellings.</summary>
public sealed class PrintedPlanTests
{
    private static readonly Gen<string> Titles = OneOf("Add the login", "Write `src` of it", "認証を実装する", "Ship it 🚀 now", "Compare (pass/fail)", "Say what 1.1 said", "Run all of it", "x", "Keep the (1) and [links](https://example.org/1.2)", "Fix handle('a:b')", "end.");
    private static readonly Gen<string> PhaseTitles = OneOf("Add the login", "認証", "Ship it 🚀 now", "Compare (pass/fail)", "Setup (P0)", "Work of 1.1", "x");
    private static readonly Gen<string> Paths = OneOf("src/a.cs", "b.ts", "docs/*.md", "src/app/[id]/route.ts", "lib/", "./c.css", ".editorconfig", "src/**/x.cs");

    private static readonly Gen<WrittenPlan> Plans =
        from shape in Gen.Int[1, 4].Array[1, 4]
        let ids = Ids(shape)
        from letters in Gen.Bool
        let spelled = ids.ConvertAll(phase => phase.ConvertAll(id => letters ? "T" + id.Replace(".", "0", StringComparison.Ordinal) : id))
        from phases in Phases(spelled)
        from settings in Gen.OneOf(Gen.Const((IReadOnlyList<(string, string)>)[]), OneOf("parallel", "document").Select(static order => (IReadOnlyList<(string, string)>)[("order", order), ("max-parallelism", "3"), ("name", "Printed")]))
        from notes in NotesOf(spelled)
        select new WrittenPlan(settings, phases, notes);

    [Fact]
    public void A_plan_printed_from_a_model_is_read_as_the_same_model() => Gen.Select(Plans, Gen.Int[0, 1000].Array[1, 60]).Sample(static (plan, choices) =>
    {
        var text = new PlanPrinter(choices).Print(plan);
        var document = PlanParser.Parse("plan.md", text);
        Assert.True(plan.ToString() == WrittenPlan.Of(document).ToString(), $"{text}\n=== meant\n{plan}\n=== read\n{WrittenPlan.Of(document)}");
        Assert.Empty(document.Faults);
    }, iter: 4000);

    private static List<List<string>> Ids(int[] shape)
    {
        var ids = new List<List<string>>();
        for (var phase = 0; phase < shape.Length; phase++) ids.Add([.. Enumerable.Range(1, shape[phase]).Select(task => $"{(phase + 1).ToString(CultureInfo.InvariantCulture)}.{task.ToString(CultureInfo.InvariantCulture)}")]);
        return ids;
    }

    private static Gen<IReadOnlyList<WrittenPhase>> Phases(List<List<string>> ids)
    {
        var phases = Gen.Const((IReadOnlyList<WrittenPhase>)[]);
        for (var index = 0; index < ids.Count; index++)
        {
            var here = index;
            phases = from before in phases from phase in Phase(ids, here) select (IReadOnlyList<WrittenPhase>)[.. before, phase];
        }

        return phases;
    }

    private static Gen<WrittenPhase> Phase(List<List<string>> ids, int index) =>
        from title in PhaseTitles
        from sequential in Gen.Int[0, 4]
        from needs in Gen.OneOf(Nothing, Gen.Int[1, ids.Count].Select(static phase => One($"Phase:{phase.ToString(CultureInfo.InvariantCulture)}")), Nothing)
        from with in Gen.OneOf(Nothing, Nothing, Gen.Int[1, ids.Count].Select(static phase => One($"Phase:{phase.ToString(CultureInfo.InvariantCulture)}")))
        from percent in Gen.Int[0, 100]
        from start in Gen.OneOf(Nothing, Nothing, References(ids))
        from pattern in OneOf("", "", "", "dag", "batched")
        from footprint in Gen.OneOf(Nothing, Nothing, Paths.Select(static path => One(path)))
        from tasks in Tasks(ids, index)
        select new WrittenPhase(
            (index + 1).ToString(CultureInfo.InvariantCulture), title, sequential == 0, needs, with,
            start.Count > 0 && percent > 60 ? percent : null,
            start.Count > 0 && percent > 60 ? One("Phase:1") : [.. start.Where(static one => one.StartsWith("Task", StringComparison.Ordinal))],
            pattern.Length == 0 ? null : pattern, footprint, tasks);

    private static Gen<IReadOnlyList<WrittenTask>> Tasks(List<List<string>> ids, int phase)
    {
        var tasks = Gen.Const((IReadOnlyList<WrittenTask>)[]);
        foreach (var id in ids[phase]) tasks = from before in tasks from task in Task(ids, id) select (IReadOnlyList<WrittenTask>)[.. before, task];
        return tasks;
    }

    private static Gen<WrittenTask> Task(List<List<string>> ids, string id) =>
        from title in Titles
        from mark in OneOf(" ", " ", "x", "X", "-", "~", "!")
        from flags in Gen.Int[0, 15]
        from needs in Gen.OneOf(Nothing, References(ids))
        from blocks in Gen.OneOf(Nothing, Nothing, Nothing, Gen.Const(One("Task:" + ids[0][0])))
        from writes in Gen.OneOf(Nothing, Paths.Array[1, 3].Select(static paths => (IReadOnlyList<string>)[.. paths.Distinct()]))
        from reads in Gen.OneOf(Nothing, Nothing, Paths.Select(static path => One(path)))
        from tags in Gen.OneOf(Nothing, Nothing, OneOf("US1", "SMALL", "API").Array[1, 2].Select(static tags => (IReadOnlyList<string>)[.. tags.Distinct()]))
        from minutes in Gen.Int[-20, 20]
        from timeout in Gen.Int[-20, 20]
        from retries in Gen.Int[-3, 3]
        from priority in Gen.Int[-1, 1]
        from command in OneOf("", "", "", "dotnet build", "shell: make | tee log", "echo '(depends: 1.9)'")
        from description in OneOf("", "", "Say more\nand more of it", "as 1.1 does (see 1.2)")
        select new WrittenTask
        {
            Id = id,
            Title = title,
            Mark = mark[0],
            IsOptional = flags == 0,
            IsSequential = flags == 1,
            IsParallel = flags == 2,
            NeedsNothing = needs.Count == 0 && flags == 3,
            Needs = needs,
            Blocks = blocks,
            Writes = writes,
            Reads = reads,
            Tags = tags,
            Estimate = minutes > 0 ? TimeSpan.FromMinutes(minutes) : null,
            Timeout = timeout > 0 ? TimeSpan.FromMinutes(timeout) : null,
            Retries = retries > 0 ? retries : null,
            Priority = priority,
            Command = command.Length == 0 ? null : command,
            Description = description,
        };

    private static Gen<IReadOnlyList<WrittenNote>> NotesOf(List<List<string>> ids) =>
        from sequential in Gen.Bool
        from parallel in Gen.Bool
        from reason in OneOf("", "one file", "they share a schema")
        let phase = ids[^1]
        select (IReadOnlyList<WrittenNote>)
        [
            .. sequential && phase.Count > 1 ? [new WrittenNote(NoteKind.SequentialTasks, One($"TaskRange:{phase[0]}..{phase[^1]}"), [], reason)] : Array.Empty<WrittenNote>(),
            .. parallel && ids.Count > 1 ? [new WrittenNote(NoteKind.ParallelPhases, One($"PhaseRange:1..{ids.Count.ToString(CultureInfo.InvariantCulture)}"), [], reason)] : Array.Empty<WrittenNote>(),
        ];

    private static Gen<IReadOnlyList<string>> References(List<List<string>> ids)
    {
        var tasks = ids.SelectMany(static phase => phase).ToList();
        var range = ids.Find(static phase => phase.Count > 1);
        return (from first in Gen.Int[0, tasks.Count - 1]
                from kind in Gen.Int[0, 7]
                select kind switch
                {
                    0 when range is not null => $"TaskRange:{range[0]}..{range[^1]}",
                    1 => "Phase:1",
                    2 => "AllPreviousPhases:",
                    3 => "Verification:1",
                    4 => $"PhaseRange:1..{(ids.Count + 1).ToString(CultureInfo.InvariantCulture)}",
                    _ => "Task:" + tasks[first],
                }).Array[1, 4].Select(static references => (IReadOnlyList<string>)references);
    }

    private static Gen<IReadOnlyList<string>> Nothing => Gen.Const((IReadOnlyList<string>)[]);

    private static IReadOnlyList<string> One(string text) => [text];

    private static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(index => texts[index]);
}
