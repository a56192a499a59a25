using System.Globalization;
using System.Text;

namespace PlanModel.Tests.Printing;

/// <summary>What a plan says, without how it says it: the model that <see cref="PlanPrinter"/> writes down in one of many spellings.</summary>
/// <param name="Settings">The front matter, key and value.</param>
/// <param name="Phases">The phases in document order.</param>
/// <param name="Notes">The execution and pipeline notes.</param>
internal sealed record WrittenPlan(IReadOnlyList<(string Key, string Value)> Settings, IReadOnlyList<WrittenPhase> Phases, IReadOnlyList<WrittenNote> Notes)
{
    /// <summary>What the parser read.</summary>
    public static WrittenPlan Of(PlanDocument document) => new(
        [.. document.Settings.Select(static setting => (setting.Key, setting.Value))],
        [.. document.Phases.Select(phase => WrittenPhase.Of(phase, document.Tasks.Where(task => task.Phase == phase.Index)))],
        [.. document.Notes.Select(static note => new WrittenNote(note.Kind, References.Of(note.Subject), References.Of(note.Condition), note.Reason))]);

    /// <summary>One line a fact, so that a difference is seen at a glance.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var (key, value) in Settings) text.Append(CultureInfo.InvariantCulture, $"setting {key} = {value}\n");
        foreach (var phase in Phases) text.Append(phase);
        foreach (var note in Notes.OrderBy(static note => note.ToString(), StringComparer.Ordinal)) text.Append(note).Append('\n');
        return text.ToString();
    }
}

/// <summary>One phase of a <see cref="WrittenPlan"/>.</summary>
internal sealed record WrittenPhase(string Id, string Title, bool IsSequential, IReadOnlyList<string> Needs, IReadOnlyList<string> ParallelWith, int? StartPercent, IReadOnlyList<string> Start, string? Pattern, IReadOnlyList<string> Footprint, IReadOnlyList<WrittenTask> Tasks)
{
    public static WrittenPhase Of(PhaseDeclaration phase, IEnumerable<TaskDeclaration> tasks) => new(
        phase.Id, phase.Title, phase.SequentialTag is not null,
        References.Of(phase.Dependencies, DependencyKind.DependsOn),
        References.Of(phase.ParallelWith),
        phase.PipelineStarts.Count == 0 ? null : phase.PipelineStarts[0].Percent,
        phase.PipelineStarts.Count == 0 ? [] : References.Of(phase.PipelineStarts[0].References),
        phase.Pattern?.Value,
        [.. phase.Footprint.Select(static file => file.Path)],
        [.. tasks.Select(WrittenTask.Of)]);

    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"phase {Id} '{Title}' sequential={IsSequential} needs={string.Join(",", Needs)} with={string.Join(",", ParallelWith)} start={StartPercent} of {string.Join(",", Start)} pattern={Pattern} footprint={string.Join(",", Footprint)}\n");
        foreach (var task in Tasks) text.Append(task).Append('\n');
        return text.ToString();
    }
}

/// <summary>One task of a <see cref="WrittenPlan"/>.</summary>
internal sealed record WrittenTask
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    public char Mark { get; init; } = ' ';

    public bool IsOptional { get; init; }

    public bool IsSequential { get; init; }

    public bool IsParallel { get; init; }

    /// <summary>References of the form <c>Task:1.1</c>; an empty list with <see cref="NeedsNothing"/> is a declared "none".</summary>
    public IReadOnlyList<string> Needs { get; init; } = [];

    public bool NeedsNothing { get; init; }

    public IReadOnlyList<string> Blocks { get; init; } = [];

    public IReadOnlyList<string> Writes { get; init; } = [];

    public IReadOnlyList<string> Reads { get; init; } = [];

    public IReadOnlyList<string> Tags { get; init; } = [];

    public TimeSpan? Estimate { get; init; }

    public TimeSpan? Timeout { get; init; }

    public int? Retries { get; init; }

    public int Priority { get; init; }

    public string? Command { get; init; }

    public string Description { get; init; } = "";

    public static WrittenTask Of(TaskDeclaration task) => new()
    {
        Id = task.Id,
        Title = task.Title,
        Mark = task.Mark,
        IsOptional = task.IsOptional,
        IsSequential = task.SequentialTag is not null,
        IsParallel = task.ParallelTag is not null,
        Needs = References.Of(task.Dependencies, DependencyKind.DependsOn),
        NeedsNothing = task.Dependencies.Any(static dependency => dependency.Kind == DependencyKind.None),
        Blocks = References.Of(task.Dependencies, DependencyKind.Blocks),
        Writes = [.. task.Files.Where(static file => file.Access == FileAccess.Write).Select(static file => file.Path)],
        Reads = [.. task.Files.Where(static file => file.Access == FileAccess.Read).Select(static file => file.Path)],
        Tags = task.Tags,
        Estimate = task.Estimate,
        Timeout = task.Timeout,
        Retries = task.Retries,
        Priority = task.Priority,
        Command = task.Run is { } run ? (run.UsesShell ? "shell: " : "") + run.Text : null,
        Description = task.Description,
    };

    public override string ToString() =>
        $"  [{Mark}]{(IsOptional ? "*" : "")} {Id} '{Title}' sequential={IsSequential} parallel={IsParallel} needs={(NeedsNothing ? "none" : "")}{string.Join(",", Needs)} blocks={string.Join(",", Blocks)} " +
        $"writes={string.Join(",", Writes)} reads={string.Join(",", Reads)} tags={string.Join(",", Tags)} estimate={Estimate} timeout={Timeout} retries={Retries} priority={Priority} command={Command} — {Description.Replace("\n", " / ", StringComparison.Ordinal)}";
}

/// <summary>One note of a <see cref="WrittenPlan"/>.</summary>
internal sealed record WrittenNote(NoteKind Kind, IReadOnlyList<string> Subject, IReadOnlyList<string> Condition, string Reason)
{
    public override string ToString() => $"note {Kind} {string.Join(",", Subject)} | {string.Join(",", Condition)} | {Reason}";
}

/// <summary>References as <c>Kind:first[..last]</c>.</summary>
internal static class References
{
    public static IReadOnlyList<string> Of(IEnumerable<Reference> references) => [.. references.Select(static reference => $"{reference.Kind}:{reference.First}{(reference.Last is null ? "" : ".." + reference.Last)}")];

    public static IReadOnlyList<string> Of(IEnumerable<DependencyDeclaration> dependencies, DependencyKind kind) => [.. dependencies.Where(dependency => dependency.Kind == kind).SelectMany(static dependency => Of(dependency.References))];
}
