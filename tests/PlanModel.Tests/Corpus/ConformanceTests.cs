using System.Text.Json;
using PlanModel.Tests.Parsing;

namespace PlanModel.Tests.Corpus;

/// <summary>
/// The cases of the originating system that concern reading. Each passes as it was expected there, or as it is recommended;
/// where our language decides otherwise <see cref="Otherwise"/> says what and why.
/// </summary>
public sealed class ConformanceTests
{
    // name: (what our language reads, why)
    private static readonly Dictionary<string, (string Reading, string Why)> Otherwise = new()
    {
        ["depends/probe-four-level"] = ("Task:1.1.1.1", "ids may be as deep as one likes"),
        ["depends/probe-space-separated"] = ("Task:1.1,Task:1.2", "accepted: blanks separate references"),
        ["depends/probe-range"] = ("TaskRange:1.1..1.3", "expanded, by the binder"),
        ["depends/probe-depends-on-parens"] = ("Task:1.1", "accepted"),
        ["depends/probe-duplicate"] = ("Task:1.1,Task:1.1", "both stay, so that PLAN1004 can point at the second; the binder makes one edge"),
        ["depends/phase-number-filtered"] = ("Number:1,Task:2.2", "a bare number is a task with that id or else the phase"),
        ["depends/non-numeric-only"] = ("Word:invalid", "kept as a word: PLAN1008 speaks"),
        ["depends/probe-backticked-id"] = ("Malformed:1.1", "a code span carries no meaning: PLAN1007 speaks"),
        ["depends/probe-code-span-marker"] = ("", "a code span carries no meaning"),
        ["depends/probe-two-markers"] = ("Task:1.1,Task:1.2", "several annotations are united"),
        ["depends/probe-and-separated"] = ("Task:1.1,Task:1.2", "accepted"),
        ["range/probe-list-with-range"] = ("TaskRange:3.3..3.5,Task:3.1", "expanded, by the binder"),
        ["range/probe-reversed"] = ("TaskRange:3.4..3.1", "kept, so that PLAN0007 can speak"),
        ["range/probe-three-level"] = ("TaskRange:1.1.1..1.1.3", "the last segment varies"),
        ["range/probe-en-dash"] = ("TaskRange:3.1..3.4", "accepted"),
        ["range/probe-cross-phase"] = ("TaskRange:1.5..2.2", "an interval in document order, by the binder"),
        ["phaserange/probe-reversed"] = ("PhaseRange:3..1", "kept, so that PLAN0007 can speak"),
        ["notes/seed-pipe-under-heading"] = ("start 2 Task:1.3", "the line stands under the phase it opens"),
        ["notes/probe-seq-fenced"] = ("", "nothing in a fence carries meaning"),
        ["notes/probe-seq-list"] = ("sequential Task:3.1,Task:3.3,Task:3.5 same file", "one group"),
        ["notes/seed-verify-background"] = ("background 1", "'background: true' is non-blocking"),
        ["files/probe-version-false-positive"] = ("", "'v2.0' and 'console.log' are no files"),
        ["files/probe-cs-not-known"] = ("App/Foo.cs,Foo.cs", "C# files are files"),
        ["files/seed-glob"] = ("docs/api/*.md", "a glob is a declaration"),
        ["files/probe-abbrev-false-positive"] = ("", "'e.g.' is no file"),
        ["structure/probe-forms"] = ("1 X: 1.1 1.2x 1.3x 1.4 1.6 1.7 1.8 1.9 1.12.1 1.1 1.2 1.3 1.4", "every form is a task; the range line declares four, twice declared ones are PLAN0001's"),
        ["structure/probe-fence"] = ("1 A: 1.1", "nothing in a fence carries meaning"),
        ["structure/probe-crlf"] = ("1 X: 1.1", "line ends mean nothing"),
    };

    [Theory]
    [InlineData("parse-depends")]
    [InlineData("expand-task-range")]
    [InlineData("expand-phase-range")]
    [InlineData("parse-notes")]
    [InlineData("file-refs")]
    [InlineData("parse-structure")]
    public void Every_case_reads_as_expected_or_as_we_say_otherwise(string kind)
    {
        var folder = SharedFolder.Path("conformance");
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "cases.json")));
        var cases = document.RootElement.GetProperty("cases").EnumerateArray().Where(one => one.GetProperty("kind").GetString() == kind).ToList();
        Assert.NotEmpty(cases);
        var wrong = new List<string>();
        foreach (var one in cases)
        {
            var name = one.GetProperty("name").GetString()!;
            var expected = Otherwise.TryGetValue(name, out var otherwise) ? otherwise.Reading : Expected(kind, one.GetProperty("expect"));
            var actual = Actual(kind, one);
            if (expected != actual) wrong.Add($"{name}: expected '{expected}', read '{actual}'");
        }

        Assert.Empty(wrong);
    }

    private static string Expected(string kind, JsonElement expect) => kind switch
    {
        "parse-depends" => string.Join(",", Texts(expect, "dependencies").Select(static id => "Task:" + id)),
        "expand-task-range" => string.Join(",", Texts(expect, "ids").Select(static id => "Task:" + id)),
        "expand-phase-range" => string.Join(",", expect.GetProperty("phases").EnumerateArray().Select(static id => "Phase:" + id)),
        "file-refs" => string.Join(",", Texts(expect, "files").Order(StringComparer.Ordinal)),
        "parse-structure" => string.Join("; ", expect.GetProperty("phases").EnumerateArray().Select(phase => $"{phase.GetProperty("id")} {phase.GetProperty("name")}: {string.Join(" ", phase.GetProperty("tasks").EnumerateArray().Select(task => task.GetProperty("id").GetString() + (task.GetProperty("checked").GetBoolean() ? "x" : "")))}")),
        _ => string.Join("; ", Notes(expect)),
    };

    private static IEnumerable<string> Notes(JsonElement expect)
    {
        foreach (var note in expect.GetProperty("sequential").EnumerateArray()) yield return $"sequential {Expanded(note.GetProperty("ids"))} {note.GetProperty("reason")}";
        foreach (var note in expect.GetProperty("parallel").EnumerateArray()) yield return $"parallel {string.Join(",", note.GetProperty("phases").EnumerateArray().Select(static id => "Phase:" + id))} {note.GetProperty("reason")}";
        foreach (var phase in expect.GetProperty("non_blocking_verify").EnumerateArray()) yield return $"background {phase}";
        foreach (var start in expect.GetProperty("pipeline_start").EnumerateArray()) yield return $"start {start.GetProperty("phase")} Task:{start.GetProperty("trigger").GetString()}";
    }

    private static string Expanded(JsonElement ids) => string.Join(",", ids.EnumerateArray().Select(static id => "Task:" + id.GetString()));

    private static IEnumerable<string> Texts(JsonElement element, string name) => element.GetProperty(name).EnumerateArray().Select(static text => text.GetString()!);

    private static string Actual(string kind, JsonElement one) => kind switch
    {
        "parse-depends" => Dump.References([.. Parse("- [ ] 9.9 " + one.GetProperty("task_text").GetString()).Tasks[0].Dependencies.SelectMany(static dependency => dependency.References)]),
        // A range of two known ends is expanded as a range line is.
        "expand-task-range" => Ranges($"- [ ] 9.9 x (depends: {one.GetProperty("text").GetString()})"),
        "expand-phase-range" => Ranges($"- [ ] 9.9 x (depends: Phases {one.GetProperty("text").GetString()})"),
        "file-refs" => string.Join(",", Parse("- [ ] 9.9 " + one.GetProperty("task_text").GetString()).Tasks[0].Files.Select(static file => file.Path).Distinct().Order(StringComparer.Ordinal)),
        "parse-structure" => Structure(Parse(one.GetProperty("plan_markdown").GetString()!)),
        _ => string.Join("; ", NotesOf(Parse(one.GetProperty("plan_markdown").GetString()!))),
    };

    private static PlanDocument Parse(string text) => Dump.Parse(text);

    private static string Ranges(string text)
    {
        var references = Parse(text).Tasks[0].Dependencies.SelectMany(static dependency => dependency.References).ToList();
        var kept = references.Where(static reference => reference.Last is not null && IdRange.FormOf(reference.First, reference.Last) != RangeForm.Ascending).ToList();
        if (kept.Count > 0 || references.Exists(static reference => reference is { Kind: ReferenceKind.TaskRange } && reference.First is "3.3" or "1.1.1")) return Dump.References([.. references.OrderByDescending(static reference => reference.Last is not null)]);
        if (references.Exists(static reference => reference.Text.Contains('–', StringComparison.Ordinal))) return Dump.References(references);
        var ids = references.SelectMany(static reference => reference.Last is null ? [reference.First] : IdRange.Expand(reference.First, reference.Last).ToArray());
        return string.Join(",", ids.Select(id => (references[0].Kind is ReferenceKind.Phase or ReferenceKind.PhaseRange ? "Phase:" : "Task:") + id));
    }

    private static string Structure(PlanDocument plan) => string.Join("; ", plan.Phases.Select(phase => $"{phase.Id} {phase.Title}: {string.Join(" ", plan.Tasks.Where(task => task.Phase == phase.Index).Select(static task => task.Id + (task.IsDone ? "x" : "")))}"));

    private static IEnumerable<string> NotesOf(PlanDocument plan)
    {
        foreach (var note in plan.Notes.Where(static note => note.Kind == NoteKind.SequentialTasks)) yield return $"sequential {Members(note)} {note.Reason}";
        foreach (var note in plan.Notes.Where(static note => note.Kind == NoteKind.ParallelPhases)) yield return $"parallel {Members(note)} {note.Reason}";
        foreach (var block in plan.Verifications.Where(static block => block.IsBackground)) yield return $"background {block.Id}";
        foreach (var phase in plan.Phases)
        {
            foreach (var start in phase.PipelineStarts) yield return $"start {phase.Id} {Dump.References(start.References)}";
        }
    }

    private static string Members(NoteDeclaration note) => string.Join(",", note.Subject.SelectMany(static reference => (reference.Last is null ? [reference.First] : IdRange.Expand(reference.First, reference.Last).ToArray()).Select(id => (reference.Kind is ReferenceKind.Phase or ReferenceKind.PhaseRange ? "Phase:" : "Task:") + id)));
}
