namespace PlanModel;

/// <summary>All rules: one catalogue for the compiler, the generator and the command line.</summary>
public static class RuleCatalog
{
    /// <summary>The rules that read plans, in the order of their ids.</summary>
    internal static IReadOnlyList<Rule> PlanRules { get; } =
    [
        new DuplicateTaskIdRule(),
        new NoTasksRule(),
        new PhaseNumberMismatchRule(),
        new DuplicatePhaseRule(),
        new UnreadableTaskRule(),
        new BoxWithoutIdRule(),
        new IdRangeRule(),
        new UnterminatedBlockRule(),
        new UnknownKeywordRule(),
        new ParentMarkRule(),
        new UnreadValueRule(),
        new DoneBeforeDependencyRule(),
        new LimitExceededRule(),
        new InferredOrderRule(),
        new BoxWithoutBlankRule(),
        new UnknownReferenceRule(),
        new CycleRule(),
        new SelfDependencyRule(),
        new DuplicateDependencyRule(),
        new RedundantDependencyRule(),
        new UnreadDependencyRule(),
        new MalformedReferenceRule(),
        new IgnoredWordRule(),
        new FileConflictRule(),
        new MentionedFileConflictRule(),
        new FootprintConflictRule(),
        new UnknownNoteTaskRule(),
        new ContradictoryTagRule(),
        new UnreachableTaskRule(),
        new UnknownPhaseReferenceRule(),
        new PipelineStartRule(),
        new OneSidedParallelRule(),
        new PhaseNumberingRule(),
        new IneffectiveSettingRule(),
        new InvalidSettingRule(),
        new InsightRule(),
    ];

    /// <summary>The rules that read handlers in C#, and the one of the generator.</summary>
    internal static IReadOnlyList<RuleDescriptor> CodeRules { get; } =
    [
        UnexecutablePlanRule.Rule,
        UnknownHandlerTaskRule.Rule,
        MissingHandlerRule.Rule,
        DuplicateHandlerRule.Rule,
        HandlerSignatureRule.Rule,
        DataRaceRule.Rule,
        ResultProducerRule.Rule,
        PlanClassRule.Rule,
        UnknownPlanFileRule.Rule,
        OrphanHandlerRule.Rule,
        UntakenResultRule.Rule,
        DuplicateClassRule.Rule,
        OldFrameworkRule.Rule,
        ClassCollisionRule.Rule,
    ];

    /// <summary>The catalogue, ordered by id.</summary>
    public static IReadOnlyList<RuleDescriptor> All { get; } = AllDescriptors();

    /// <summary>Finds a rule.</summary>
    /// <param name="id">An id, compared without case.</param>
    /// <returns>The rule, or <see langword="null"/> if there is none.</returns>
    public static RuleDescriptor? Find(string id)
    {
        foreach (var rule in All)
        {
            if (string.Equals(rule.Id, id, StringComparison.OrdinalIgnoreCase)) return rule;
        }

        return null;
    }

    private static RuleDescriptor[] AllDescriptors()
    {
        var all = new List<RuleDescriptor> { UnreadableFileRule.Rule, UnneededSuppressionRule.Rule };
        foreach (var rule in PlanRules) all.Add(rule.Descriptor);
        all.AddRange(CodeRules);
        all.Sort(static (a, b) => string.CompareOrdinal(a.Id, b.Id));
        return all.ToArray();
    }
}
