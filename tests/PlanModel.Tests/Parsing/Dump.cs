using System.Globalization;
using System.Text;

namespace PlanModel.Tests.Parsing;

/// <summary>Prints a plan's declarations as lines that a test can read at a glance; places are left out.</summary>
internal static class Dump
{
    public static PlanDocument Parse(string text) => PlanParser.Parse("plan.md", text);

    public static string Of(string text) => Of(Parse(text));

    public static string Of(PlanDocument document, bool withMarks = true)
    {
        var dump = new StringBuilder();
        foreach (var phase in document.Phases)
        {
            dump.Append(CultureInfo.InvariantCulture, $"phase {phase.Id} '{phase.Title}' {phase.Form} {phase.Order}/{phase.OrderReason}");
            if (phase.SequentialTag is not null) dump.Append(" [SEQUENTIAL]");
            if (phase.ParallelTag is not null) dump.Append(" [PARALLEL]");
            if (phase.Pattern is { } pattern) dump.Append(" pattern=").Append(pattern.Value);
            Append(dump, phase.Dependencies);
            if (phase.ParallelWith.Count > 0) dump.Append(" parallel-with=").Append(References(phase.ParallelWith));
            foreach (var start in phase.PipelineStarts) dump.Append(" start=").Append(start.Percent?.ToString(CultureInfo.InvariantCulture) ?? "when").Append(' ').Append(References(start.References));
            Append(dump, phase.Footprint);
            dump.Append('\n');
            foreach (var task in document.Tasks.Where(task => task.Phase == phase.Index)) Append(dump, task, withMarks);
        }

        foreach (var note in document.Notes) dump.Append(CultureInfo.InvariantCulture, $"note {note.Kind} {References(note.Subject)} | {References(note.Condition)} | {note.Reason}\n");
        foreach (var block in document.Verifications) dump.Append(CultureInfo.InvariantCulture, $"verify {block.Id} phase={block.Phase} target={block.Target?.Kind}{(block.IsBackground ? " background" : "")} {string.Join("; ", block.Criteria)}\n");
        foreach (var suppression in document.Suppressions) dump.Append(CultureInfo.InvariantCulture, $"suppress {suppression.RuleId} '{suppression.Reason}' file={suppression.IsForFile}\n");
        foreach (var setting in document.Settings) dump.Append(CultureInfo.InvariantCulture, $"setting {setting.Key}={setting.Value}{(setting.IsNested ? " nested" : "")}\n");
        foreach (var fault in document.Faults) dump.Append(CultureInfo.InvariantCulture, $"fault {fault.Kind} '{document.TextOf(fault.Span)}'{(fault.Suggestion is null ? "" : " -> " + fault.Suggestion)}\n");
        return dump.ToString().TrimEnd('\n');
    }

    public static string References(IReadOnlyList<Reference> references) =>
        string.Join(",", references.Select(static reference => $"{reference.Kind}:{reference.First}{(reference.Last is null ? "" : ".." + reference.Last)}"));

    private static void Append(StringBuilder dump, TaskDeclaration task, bool withMarks)
    {
        dump.Append("  ");
        if (withMarks) dump.Append('[').Append(task.Mark).Append("] ");
        dump.Append(CultureInfo.InvariantCulture, $"{task.Id} '{task.Title}'");
        if (task.IsOptional) dump.Append(" optional");
        if (task.IsFromRange) dump.Append(" range");
        if (task.Verification >= 0) dump.Append(" verify");
        if (task.StartsSection) dump.Append(" section");
        if (task.SequentialTag is not null) dump.Append(" [SEQUENTIAL]");
        if (task.ParallelTag is not null) dump.Append(" [P]");
        Append(dump, task.Dependencies);
        Append(dump, task.Files);
        if (task.Tags.Count > 0) dump.Append(" tags=").Append(string.Join(",", task.Tags));
        if (task.Estimate is { } estimate) dump.Append(CultureInfo.InvariantCulture, $" estimate={estimate}");
        if (task.Timeout is { } timeout) dump.Append(CultureInfo.InvariantCulture, $" timeout={timeout}");
        if (task.Retries is { } retries) dump.Append(CultureInfo.InvariantCulture, $" retries={retries}");
        if (task.Priority != 0) dump.Append(CultureInfo.InvariantCulture, $" priority={task.Priority}");
        if (task.Run is { } run) dump.Append(CultureInfo.InvariantCulture, $" {(run.UsesShell ? "shell" : "run")}=`{run.Text}`");
        if (task.Description.Length > 0) dump.Append(" — ").Append(task.Description.Replace("\n", " / ", StringComparison.Ordinal));
        dump.Append('\n');
    }

    private static void Append(StringBuilder dump, IReadOnlyList<DependencyDeclaration> dependencies)
    {
        foreach (var dependency in dependencies) dump.Append(CultureInfo.InvariantCulture, $" {dependency.Kind}({References(dependency.References)})");
    }

    private static void Append(StringBuilder dump, IReadOnlyList<FileDeclaration> files)
    {
        foreach (var file in files) dump.Append(CultureInfo.InvariantCulture, $" {file.Access}:{file.Path}");
    }
}
