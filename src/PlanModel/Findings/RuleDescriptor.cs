namespace PlanModel;

/// <summary>What the catalogue says of a rule.</summary>
/// <param name="Id">The stable id, <c>PLANnnnn</c>.</param>
/// <param name="Title">The fault in a few words.</param>
/// <param name="Category">The part of the catalogue.</param>
/// <param name="DefaultSeverity">The severity if nobody configures another.</param>
/// <param name="Description">One sentence: when it is reported and why it hurts.</param>
/// <param name="StopsGraph">Whether no graph can run with such a finding (it is what PLAN0014 stands for).</param>
public sealed record RuleDescriptor(string Id, string Title, string Category, Severity DefaultSeverity, string Description, bool StopsGraph = false)
{
    /// <summary>The rule's page.</summary>
    public string HelpLink => $"https://github.com/PlanAnalyzers/PlanAnalyzers/blob/main/docs/rules/{Id}.md";

    /// <inheritdoc/>
    public override string ToString() => Id;
}

/// <summary>How much a finding weighs.</summary>
public enum Severity
{
    /// <summary>Not shown unless asked for.</summary>
    Hidden,

    /// <summary>Worth knowing.</summary>
    Info,

    /// <summary>Probably wrong.</summary>
    Warning,

    /// <summary>Wrong: the build fails.</summary>
    Error,
}

/// <summary>The parts of the catalogue.</summary>
public static class RuleCategory
{
    /// <summary>Structure of the file, PLAN0xxx.</summary>
    public const string Structure = "Structure";

    /// <summary>Dependencies, PLAN1xxx.</summary>
    public const string Dependencies = "Dependencies";

    /// <summary>Files and parallel tasks, PLAN2xxx.</summary>
    public const string Files = "Files";

    /// <summary>Phases and pipeline, PLAN3xxx.</summary>
    public const string Phases = "Phases";

    /// <summary>Handlers in C#, PLAN4xxx.</summary>
    public const string Handlers = "Handlers";

    /// <summary>Configuration, PLAN5xxx.</summary>
    public const string Configuration = "Configuration";

    /// <summary>Insight, PLAN9xxx.</summary>
    public const string Insight = "Insight";
}
