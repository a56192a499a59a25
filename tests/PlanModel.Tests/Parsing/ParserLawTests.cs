using System.Text;
using CsCheck;

namespace PlanModel.Tests.Parsing;

/// <summary>The laws that hold for every text: the parser accepts all of them and its spans are true.</summary>
public sealed class ParserLawTests
{
    // Pieces of the language and of Markdown; random rows of them reach more of the parser than random letters do.
    private static readonly string[] Pieces =
    [
        "\n", "\n", "\n", "\r\n", " ", "  ", "\t", "- [ ] ", "- [x] ", "* [~] ", "1. [ ] ", "- [?] ", "- [] ", "- ", "> ", "1.1", "1.2", "1.3", " 2.1", "T001", "WP01", "1.1-1.4", "1.4-1.1", "2",
        " Title", " word", "(depends: ", "(depends on ", "(blocks: ", "[depends: ", "(depnds: ", "none", "1.1, 1.2)", ")", "]", "(", "[", "**", "_", "`", "``", "```\n", "~~~\n", "<!-- ", "-->", "<!-- plan-ignore PLAN2002: why -->",
        "## Phase 1: A", "## Phase 2 - B", "# T", "### WP02 — x", "## 3. x", "## Success Criteria", "[SEQUENTIAL]", "[PARALLEL]", "[P]", "(P0)", "(parallel-with: 2)", "(pipeline-start: 60% of Phase 1)", "**pipeline-start:** when 1.3 completes",
        "**Execution Note:** Tasks 1.1-1.3 are [SEQUENTIAL] - why", "**Pipeline Note:** Phase 2 tasks 2.1-2.2 can start when 1.1 complete, before", "**VERIFY Phase 1:** (non-blocking)", "- [ ] **VERIFY 1**: x", "**Checkpoint**: y",
        "**Dependencies**: 1.1. More", "_Depends on: 1.1, Task 2_", "- Files: a.cs, b/c.ts", "- Tasks modify: docs/*", "(src/a.cs)", "(run: `x`)", "(estimate: 4m)", "(timeout: soon)", "← 1.1", "#   \n", "---\n", "Plan\n===\n", "p Phase 3: x\n---\n", "name: x\n", "order: document\n", "===\n", "\uFEFF", "\0", "😀", "実装", "：", "–", ", ", " and ", "all previous phases", "3.x", "VERIFY 1",
    ];

    internal static readonly Gen<string> Texts = Gen.OneOf(
        OneOf(Pieces).Array[0, 60].Select(static pieces => string.Concat(pieces)),
        Gen.String[0, 80]);

    // A plan that is in order, line by line.
    private static readonly Gen<string[]> Plans = OneOf(
        "- [ ] 1.1 First (depends: none)", "- [x] 1.2 Second (depends: 1.1) (src/a.cs)", "- [ ] 1.3-1.5 Range [SEQUENTIAL]", "- [-] 2.1 Third (after: Phase 1) (estimate: 2h) [US1]", "  - Depends: 1.1, 1.2", "  continued text",
        "## Phase 1: A", "## Phase 2: B [SEQUENTIAL]", "### Part", "**Execution Note:** Tasks 1.1-1.3 are [SEQUENTIAL] - why", "**VERIFY Phase 1:**", "- a criterion", "- [ ] no id", "Some prose.", "```", "<!-- a comment -->", "").Array[1, 30];

    private static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(index => texts[index]);

    [Fact]
    public void No_text_makes_the_parser_throw_and_every_span_lies_inside_the_text() => Texts.Sample(static text =>
    {
        var plan = PlanParser.Parse("plan.md", text);
        foreach (var span in SpansOf(plan)) Assert.True(span.Start >= 0 && span.Length >= 0 && span.End <= text.Length, $"{span} in a text of {text.Length}");
    }, iter: 3000);

    [Fact]
    public void No_damage_to_a_plan_makes_the_parser_throw() => Gen.Select(Plans, Gen.Select(Gen.Int[0, 5000], Gen.Int[0, 30], OneOf(Pieces)).Array[1, 12]).Sample(static (lines, damages) =>
    {
        var text = string.Join('\n', lines);
        foreach (var (at, length, piece) in damages)
        {
            var start = text.Length == 0 ? 0 : at % text.Length;
            text = text.Remove(start, Math.Min(length, text.Length - start)).Insert(start, piece);
        }

        foreach (var span in SpansOf(PlanParser.Parse("plan.md", text))) Assert.True(span.Start >= 0 && span.Length >= 0 && span.End <= text.Length);
    }, iter: 3000);

    [Fact]
    public void Spans_cover_the_token_that_they_name() => Texts.Sample(static text =>
    {
        var plan = PlanParser.Parse("plan.md", text);
        foreach (var task in plan.Tasks)
        {
            if (!task.IsFromRange && !task.IsVerificationBlock) Assert.Equal(task.Id, plan.TextOf(task.IdSpan));
            if (task.MarkSpan.Length > 0) Assert.Equal("[" + plan.TextOf(task.MarkSpan) + "]", plan.TextOf(new TextSpan(task.MarkSpan.Start - 1, 3)));
            foreach (var file in task.Files) Assert.Equal(file.Path, plan.TextOf(file.Span));
        }

        foreach (var reference in plan.Tasks.SelectMany(static task => task.Dependencies).Concat(plan.Phases.SelectMany(static phase => phase.Dependencies)).SelectMany(static dependency => dependency.References)) Assert.Equal(reference.Kind is ReferenceKind.Path or ReferenceKind.Word or ReferenceKind.Malformed ? reference.Text.Trim('`', ' ') : reference.Text, reference.Kind is ReferenceKind.Path or ReferenceKind.Word or ReferenceKind.Malformed ? plan.TextOf(reference.Span).Trim('`', ' ') : plan.TextOf(reference.Span));
        foreach (var suppression in plan.Suppressions.Where(static one => one.RuleId.Length > 0)) Assert.Equal(suppression.RuleId, plan.TextOf(suppression.RuleSpan));
        foreach (var setting in plan.Settings) Assert.Equal((setting.Key, setting.Value), (plan.TextOf(setting.KeySpan), plan.TextOf(setting.ValueSpan)));
    }, iter: 3000);

    [Fact]
    public void Faults_come_in_document_order() => Texts.Sample(static text =>
    {
        var starts = PlanParser.Parse("plan.md", text).Faults.Select(static fault => fault.Span.Start).ToList();
        Assert.Equal(starts.Order(), starts);
    }, iter: 500);

    [Fact]
    public void Line_ends_do_not_change_the_model() => Texts.Sample(static text =>
    {
        var unix = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        Assert.Equal(Dump.Of(unix), Dump.Of(unix.Replace("\n", "\r\n", StringComparison.Ordinal)).Replace("\r\n", "\n", StringComparison.Ordinal));
    }, iter: 3000);

    [Fact]
    public void A_blank_line_between_blocks_moves_spans_only() => Gen.Select(Plans, Gen.Int[0, 1000]).Sample(static (lines, at) =>
    {
        var text = string.Join('\n', lines) + "\n";
        var blank = text.IndexOf("\n\n", Math.Min(at, text.Length - 1), StringComparison.Ordinal);
        if (blank < 0) return;
        Assert.Equal(Dump.Of(text), Dump.Of(text.Insert(blank, "\n")));
    }, iter: 3000);

    [Fact]
    public void A_blank_line_at_the_top_moves_every_span_by_one() => Plans.Sample(static lines =>
    {
        var text = string.Join('\n', lines);
        Assert.Equal(SpansOf(PlanParser.Parse("p", text)).Select(static span => span.Start + 1), SpansOf(PlanParser.Parse("p", "\n" + text)).Select(static span => span.Start));
    }, iter: 1000);

    [Fact]
    public void A_paragraph_of_prose_behind_a_heading_changes_nothing() => Plans.Sample(static lines =>
    {
        var text = string.Join("\n\n", lines.Where(static line => line is not ("```" or "  continued text" or "  - Depends: 1.1, 1.2" or "**VERIFY Phase 1:**")));
        var told = text.Replace("## Phase 1: A", "## Phase 1: A\n\nThis phase is about as much as 1.1 of them (see 1.2), and `(depends: 1.9)` is not meant.", StringComparison.Ordinal);
        Assert.Equal(Dump.Of(text), Dump.Of(told));
    }, iter: 1000);

    [Fact]
    public void One_bad_reference_loses_no_other()
    {
        var bad = OneOf("1..2", "1.2x.3", "banana", "src/a.cs", "v1", "??", "#12", "…");
        Gen.Select(OneOf("1.1", "1.2", "T001", "2.1-2.3", "Phase 1", "VERIFY 2").Array[1, 6], bad, Gen.Int[0, 6], OneOf(", ", "; ", " & ")).Sample(static (good, bad, at, separator) =>
        {
            var items = good.ToList();
            items.Insert(Math.Min(at, items.Count), bad);
            Assert.Equal(Kept(string.Join(separator, good)), Kept(string.Join(separator, items)));
        }, iter: 2000);

        static IEnumerable<string> Kept(string list) => Dump.Parse($"- [ ] 9.9 x (depends: {list})").Tasks[0].Dependencies.SelectMany(static dependency => dependency.References)
            .Where(static reference => reference.Kind is not (ReferenceKind.Word or ReferenceKind.Malformed or ReferenceKind.Path)).Select(static reference => reference.Text);
    }

    [Fact]
    public void Ticking_a_box_changes_marks_only() => Plans.Sample(static lines =>
    {
        var text = string.Join('\n', lines);
        var plan = PlanParser.Parse("p", text);
        var ticked = new StringBuilder(text);
        foreach (var task in plan.Tasks.Where(static task => task.MarkSpan.Length == 1)) ticked[task.MarkSpan.Start] = 'x';
        var after = PlanParser.Parse("p", ticked.ToString());
        Assert.Equal(Dump.Of(plan, withMarks: false), Dump.Of(after, withMarks: false));
        Assert.All(after.Tasks.Where(static task => task.MarkSpan.Length == 1), static task => Assert.True(task.IsDone));
    }, iter: 1000);

    internal static IEnumerable<TextSpan> SpansOf(PlanDocument plan)
    {
        foreach (var phase in plan.Phases)
        {
            if (phase.IdSpan.Length > 0 || phase.Span.Length > 0)
            {
                yield return phase.IdSpan;
                yield return phase.Span;
            }

            foreach (var span in phase.Dependencies.SelectMany(SpansOf).Concat(phase.ParallelWith.Select(static one => one.Span)).Concat(phase.PipelineStarts.SelectMany(static one => one.References.Select(static reference => reference.Span).Append(one.Span))).Concat(phase.Footprint.Select(static file => file.Span))) yield return span;
        }

        foreach (var task in plan.Tasks)
        {
            yield return task.IdSpan;
            yield return task.Span;
            yield return task.MarkSpan;
            foreach (var span in task.Dependencies.SelectMany(SpansOf).Concat(task.Files.Select(static file => file.Span))) yield return span;
            if (task.SequentialTag is { } sequential) yield return sequential;
            if (task.ParallelTag is { } parallel) yield return parallel;
            if (task.Run is { } run) yield return run.Span;
        }

        foreach (var span in plan.Notes.SelectMany(static note => note.Subject.Concat(note.Condition).Select(static reference => reference.Span).Append(note.Span))) yield return span;
        foreach (var block in plan.Verifications) yield return block.Span;
        foreach (var suppression in plan.Suppressions) yield return suppression.RuleSpan;
        foreach (var setting in plan.Settings)
        {
            yield return setting.KeySpan;
            yield return setting.ValueSpan;
        }

        foreach (var fault in plan.Faults) yield return fault.Span;
    }

    private static IEnumerable<TextSpan> SpansOf(DependencyDeclaration dependency) => dependency.References.Select(static reference => reference.Span).Append(dependency.Span).Append(dependency.Value);
}
