using System.Globalization;
using System.Text;

namespace PlanModel.Tests.Printing;

/// <summary>
/// Writes a <see cref="WrittenPlan"/> down in one of the spellings that the language reads alike: which one decides
/// <paramref name="choices"/>, so that a failing spelling can be shrunk and written again.
/// </summary>
/// <param name="choices">Non-negative numbers; each choice takes the next one, round and round.</param>
internal sealed class PlanPrinter(IReadOnlyList<int> choices)
{
    private readonly StringBuilder _text = new();
    private int _taken;

    public string Print(WrittenPlan plan)
    {
        if (plan.Settings.Count > 0)
        {
            Line("---");
            foreach (var (key, value) in plan.Settings) Line($"{key}:{OneOf(" ", "  ")}{OneOf(value, $"\"{value}\"", $"'{value}'")}{OneOf("", " ", " # why")}");
            Line("---");
        }

        Maybe(() => Line("# A plan\n\nWhat it is about."));
        foreach (var note in plan.Notes.Take(plan.Notes.Count / 2)) Print(note);
        foreach (var phase in plan.Phases) Print(phase);
        if (plan.Notes.Count > 0) Line("\n## Notes");
        foreach (var note in plan.Notes.Skip(plan.Notes.Count / 2)) Print(note);
        var written = _text.ToString();
        return OneOf(written, written, written.Replace("\n", "\r\n", StringComparison.Ordinal));
    }

    private void Print(WrittenPhase phase)
    {
        Line("");
        var suffixes = new List<string>();
        var lines = new List<string>();
        void Say(string suffix, string? line = null)
        {
            if (line is not null && Take(2) == 1) lines.Add(line);
            else suffixes.Add(suffix);
        }

        if (phase.IsSequential) Say("[SEQUENTIAL]");
        if (phase.Needs.Count > 0) Say($"({OneOf("depends on ", "depends: ", "Depends on ")}{List(phase.Needs)})", $"**{OneOf("Dependencies", "Depends on")}**: {List(phase.Needs)}");
        if (phase.ParallelWith.Count > 0) Say($"(parallel-with: {List(phase.ParallelWith)})");
        if (phase.Start.Count > 0)
        {
            var start = phase.StartPercent is { } percent ? $"{percent.ToString(CultureInfo.InvariantCulture)}% of {List(phase.Start)}" : $"when {List(phase.Start)} {OneOf("completes", "complete")}";
            Say($"(pipeline-start: {start})", $"**pipeline-start:** {start}");
        }

        if (phase.Pattern is { } pattern) Say($"(pattern: {pattern})");
        var heading = OneOf("##", "###", "####");
        var tail = string.Concat(suffixes.Select(static suffix => " " + suffix));
        Line($"{heading} {OneOf("Phase", "PHASE", "Implementation Phase")} {phase.Id}{OneOf(": ", " - ", " — ", "：")}{phase.Title}{tail}{OneOf("", "", " " + heading)}");
        foreach (var line in lines) Line("\n" + line);
        if (phase.Footprint.Count > 0) Line($"\n- Tasks modify: {string.Join(", ", phase.Footprint)}");
        Line("");
        Maybe(() => Line("What this phase is for; as in 1.1, nothing depends on it.\n"));
        Maybe(() => Line("```\n- [ ] 99.1 not a task (depends: 99.2)\n```\n"));
        Maybe(() => Line("<!-- - [ ] 99.3 neither is this -->\n"));
        var bullet = OneOf("-", "*", "+");
        foreach (var task in phase.Tasks) Print(task, bullet);
    }

    private void Print(WrittenTask task, string bullet)
    {
        var line = new StringBuilder();
        var children = new List<string>();
        line.Append(CultureInfo.InvariantCulture, $"{bullet} [{task.Mark}]{(task.IsOptional ? "*" : "")} ");
        line.Append(OneOf(task.Id, task.Id, $"**{task.Id}**", task.Id + ":", $"Task {task.Id}", $"[{task.Id}]"));
        var tags = task.Tags.ToList();
        var afterId = Take(tags.Count + 1);
        foreach (var tag in tags.Take(afterId)) line.Append(CultureInfo.InvariantCulture, $" [{tag}]");
        var tagBehind = Take(2) == 1;
        var flags = (task.IsSequential ? " [SEQUENTIAL]" : "") + (task.IsParallel ? OneOf(" [P]", " (P)", " [PARALLEL]") : "");
        if (!tagBehind) line.Append(flags);
        line.Append(' ').Append(task.Title.Replace("all", OneOf("all", "**all**"), StringComparison.Ordinal));
        foreach (var tag in tags.Skip(afterId)) line.Append(CultureInfo.InvariantCulture, $" [{tag}]");
        if (tagBehind) line.Append(flags);
        foreach (var annotation in Annotations(task, children)) line.Append(OneOf(" ", " ", "  ")).Append(annotation);
        Line(line.ToString());
        foreach (var child in children) Line("  " + child);
        foreach (var said in task.Description.Split('\n', StringSplitOptions.RemoveEmptyEntries)) Line("  - " + said);
        Maybe(() => Line(""));
    }

    private List<string> Annotations(WrittenTask task, List<string> children)
    {
        var annotations = new List<string>();
        if (task.NeedsNothing) annotations.Add($"(depends: {OneOf("none", "-", "—", "n/a", "nothing")})");
        Dependencies(task.Needs, ["depends: ", "depends on ", "deps: ", "after: ", "needs: ", "blocked by "], ["Depends: ", "Depends on: ", "Dependencies: "], annotations, children);
        Dependencies(task.Blocks, ["blocks: "], ["Blocks: "], annotations, children);
        if (task.Writes.Count > 0)
        {
            var paths = string.Join(", ", task.Writes);
            if (Take(3) == 0) children.Add($"- Files: {paths}");
            else annotations.Add($"({OneOf("", "files: ", "modifies: ", "creates: ", "deletes: ")}{paths})");
        }

        if (task.Reads.Count > 0) annotations.Add($"(reads: {string.Join(", ", task.Reads)})");
        if (task.Estimate is { } estimate) annotations.Add($"(estimate: {Duration(estimate)})");
        if (task.Timeout is { } timeout) annotations.Add($"(timeout: {Duration(timeout)})");
        if (task.Retries is { } retries) annotations.Add($"(retries: {retries.ToString(CultureInfo.InvariantCulture)})");
        if (task.Priority != 0) annotations.Add($"(priority: {(task.Priority > 0 ? "high" : "low")})");
        if (task.Command is { } command) annotations.Add(command.StartsWith("shell: ", StringComparison.Ordinal) ? $"(shell: `{command["shell: ".Length..]}`)" : $"(run: `{command}`)");
        return annotations;
    }

    private void Dependencies(IReadOnlyList<string> references, string[] words, string[] keys, List<string> annotations, List<string> children)
    {
        if (references.Count == 0) return;
        // Child keys are read after the line, so what stands there comes last.
        var onLine = Take(references.Count + 1);
        if (onLine > 0) annotations.Add(OneOf($"({OneOf(words)}{List(references.Take(onLine))})", $"[{words[0]}{List(references.Take(onLine))}]"));
        if (onLine == references.Count) return;
        var rest = OneOf(keys);
        var value = List(references.Skip(onLine));
        children.Add(OneOf($"- {rest}{value}", $"_{rest}{value}_", $"- **{rest.TrimEnd(':', ' ')}**: {value}"));
    }

    private void Print(WrittenNote note) => Line("\n" + note.Kind switch
    {
        NoteKind.SequentialTasks => $"**Execution Note:** Tasks {List(note.Subject, bare: true)} are [SEQUENTIAL]{Reason(note)}",
        NoteKind.ParallelPhases => $"**Execution Note:** Phases {List(note.Subject, bare: true)} are [PARALLEL]{Reason(note)}",
        _ => throw new ArgumentException($"no spelling for a note of kind {note.Kind}", nameof(note)),
    });

    private string Reason(WrittenNote note) => note.Reason.Length == 0 ? "" : OneOf(" - ", " – ", " — ") + note.Reason;

    private string List(IEnumerable<string> references, bool bare = false)
    {
        var separator = bare ? OneOf(", ", " and ") : OneOf(", ", ",", "; ", " + ", " & ", " and ");
        return string.Join(separator, references.Select(reference => Spelled(reference, bare)));
    }

    private string Spelled(string reference, bool bare)
    {
        var colon = reference.IndexOf(':', StringComparison.Ordinal);
        var ids = reference[(colon + 1)..].Split("..");
        return reference[..colon] switch
        {
            "Task" => bare ? ids[0] : OneOf(ids[0], ids[0], "Task " + ids[0]),
            "TaskRange" => ids[0] + OneOf("-", "–", " to ") + ids[1],
            "Phase" => bare ? ids[0] : OneOf("Phase " + ids[0], "all Phase " + ids[0], "phase " + ids[0]),
            "PhaseRange" => (bare ? "" : "Phases ") + ids[0] + OneOf("-", "–") + ids[1],
            "AllPreviousPhases" => "all previous phases",
            "Verification" => "VERIFY " + OneOf("", "Phase ") + ids[0],
            _ => throw new ArgumentException($"no spelling for {reference}", nameof(reference)),
        };
    }

    private string Duration(TimeSpan time)
    {
        var minutes = ((int)time.TotalMinutes).ToString(CultureInfo.InvariantCulture);
        var seconds = ((int)time.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return OneOf(minutes + "m", seconds + "s", $"PT{minutes}M");
    }

    private void Line(string line) => _text.Append(line).Append('\n');

    private void Maybe(Action write)
    {
        if (Take(3) == 0) write();
    }

    private string OneOf(params string[] spellings) => spellings[Take(spellings.Length)];

    private int Take(int count) => choices[_taken++ % choices.Count] % count;
}
