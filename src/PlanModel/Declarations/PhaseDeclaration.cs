namespace PlanModel;

/// <summary>One phase as written, or the implicit phase of a plan without any.</summary>
public sealed class PhaseDeclaration
{
    internal PhaseDeclaration(int index, string id, TextSpan idSpan)
    {
        Index = index;
        Id = id;
        IdSpan = idSpan;
    }

    /// <summary>The position among the plan's phases, counted from zero.</summary>
    public int Index { get; }

    /// <summary>What references call the phase: its number, letter, the id of its heading, or its position.</summary>
    public string Id { get; }

    /// <summary>The id's place; the whole heading text where the heading has none, empty for an implicit phase.</summary>
    public TextSpan IdSpan { get; }

    /// <summary>The heading's text after the number, without annotations; empty for an implicit phase without title.</summary>
    public string Title { get; internal set; } = "";

    /// <summary>The whole heading line; empty for an implicit phase.</summary>
    public TextSpan Span { get; internal set; }

    /// <summary>Which form of the language made the phase.</summary>
    public PhaseForm Form { get; internal set; }

    /// <summary>How the tasks of the phase stand to each other when nothing else orders them.</summary>
    public PhaseOrder Order { get; internal set; }

    /// <summary>Why <see cref="Order"/> is what it is.</summary>
    public OrderReason OrderReason { get; internal set; }

    /// <summary>The place of <c>[SEQUENTIAL]</c> on the heading, or <see langword="null"/>.</summary>
    public TextSpan? SequentialTag { get; internal set; }

    /// <summary>The place of <c>[PARALLEL]</c> on the heading, or <see langword="null"/>.</summary>
    public TextSpan? ParallelTag { get; internal set; }

    /// <summary>The pattern named by <c>(pattern: …)</c>, or <see langword="null"/>.</summary>
    public Setting<string>? Pattern { get; internal set; }

    /// <summary>The declared dependencies of the phase; if there are any, they replace "after all phases before it".</summary>
    public IReadOnlyList<DependencyDeclaration> Dependencies { get; internal set; } = [];

    /// <summary>The phases named by <c>parallel-with</c>.</summary>
    public IReadOnlyList<Reference> ParallelWith { get; internal set; } = [];

    /// <summary>The <c>pipeline-start</c> declarations in the order written.</summary>
    public IReadOnlyList<PipelineStartDeclaration> PipelineStarts { get; internal set; } = [];

    /// <summary>The paths of the phase's footprint (<c>- Tasks modify: docs/*</c>).</summary>
    public IReadOnlyList<FileDeclaration> Footprint { get; internal set; } = [];

    /// <inheritdoc/>
    public override string ToString() => $"Phase {Id}: {Title}";
}

/// <summary>The form that made a phase.</summary>
public enum PhaseForm
{
    /// <summary>No heading made it: the plan has one phase.</summary>
    Implicit,

    /// <summary>A heading with the word <c>Phase</c> and a number or letter.</summary>
    PhaseHeading,

    /// <summary>A numbered heading that holds tasks (<c>## 2. Implementation</c>).</summary>
    NumberedHeading,

    /// <summary>A heading with an id that holds boxes (<c>### WP01 — Census</c>).</summary>
    IdHeading,

    /// <summary>Any other heading that directly holds boxes with ids.</summary>
    TaskHeading,

    /// <summary>A top-level task with its children, in a plan without headings.</summary>
    TopLevelTask,
}

/// <summary>How tasks of one phase stand to each other when no dependency orders them.</summary>
public enum PhaseOrder
{
    /// <summary>They run beside each other.</summary>
    Parallel,

    /// <summary>Each waits for the siblings before it, except neighbours marked parallel.</summary>
    Document,
}

/// <summary>What decided the order of a phase.</summary>
public enum OrderReason
{
    /// <summary>A <c>Phase N</c> heading, dotted numeric ids and no parallel tag: parallel.</summary>
    PhaseDialect,

    /// <summary><c>order:</c> in the front matter.</summary>
    FrontMatter,

    /// <summary>A task carries <c>[P]</c> or <c>(P)</c>: document order.</summary>
    ParallelTags,

    /// <summary>The phase is not headed <c>Phase N</c>: document order.</summary>
    Heading,

    /// <summary>The tasks' ids are not dotted numbers: document order.</summary>
    Ids,
}
