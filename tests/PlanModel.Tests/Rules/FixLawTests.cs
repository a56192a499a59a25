using CsCheck;
using PlanModel.Tests.Corpus;

namespace PlanModel.Tests.Rules;

/// <summary>The laws of fixes, over plans salted with every kind of mistake and over plans that people wrote.</summary>
public sealed class FixLawTests
{
    private static readonly Gen<string> Ids = OneOf("1.1", "1.2", "1.3", "2.1", "2.2", "3.1", "1.11", "1.22", "2..1", "2.1.1", "T001", "T002", "T011");

    private static readonly Gen<string> References = Gen.OneOf(Ids, Ids, Ids, OneOf("Phase 1", "Phase 11", "Phases 1-2", "1.1-1.3", "1.3-1.1", "all previous phases", "VERIFY 1", "soon", "src/a.cs", "none"));

    private static readonly Gen<string> Lists = Gen.Select(References.Array[1, 3], OneOf(", ", " and ", "; ", " ")).Select((items, separator) => string.Join(separator, items));

    private static readonly Gen<string> Annotations = Gen.OneOf(
        Lists.Select(list => $" (depends: {list})"),
        Lists.Select(list => $" (depends: {list} - why (so))"),
        Lists.Select(list => $" [blocks: {list}]"),
        Lists.Select(list => $" (depnds: {list})"),
        Ids.Select(id => $" can only start after {id}"),
        Ids.Select(id => $" ← {id}"),
        OneOf(" (src/a.cs)", " (src/a.cs)", " (src/*.cs)", " in `src/b.cs`", " in `src/b.cs`", " [SEQUENTIAL]", " [P]", " <!-- note -->", " (estimate: soon)"));

    private static readonly Gen<string> Lines = Gen.OneOf(
        Gen.Select(OneOf("- [ ] ", "- [ ] ", "- [x] ", "- [] ", "- [ ]", "  - [ ] ", "- [ ]* ", "> - [ ] "), Ids, Annotations.Array[0, 2]).Select((box, id, annotations) => $"{box}{id} Task{string.Concat(annotations)}"),
        Gen.Select(OneOf("- [ ] ", "- [x] "), Ids, Annotations.Array[0, 2]).Select((box, id, annotations) => $"{box}{id} Task{string.Concat(annotations)}"),
        Gen.Select(Gen.Int[1, 3], OneOf("", " ##", " (parallel-with: Phase 2)", " (parallel-with: 33)", " (pipeline-start: 60% of Phase 11)", " (depends on Phase 1)", " [PARALLEL]", " [SEQUENTIAL]")).Select((number, tail) => $"\n## Phase {number}: Some{tail}\n"),
        Lists.Select(list => $"  - Depends: {list}"),
        Lists.Select(list => $"  **Dependencies**: {list}. **Files**: src/c.cs"),
        Gen.Select(Ids, Ids).Select((a, b) => $"\n**Execution Note:** {a} must run after {b}\n"),
        Gen.Select(Ids, Ids).Select((a, b) => $"\n**Execution Note:** Tasks {a}, {b} are [SEQUENTIAL] - why\n"),
        Gen.Select(Ids, Ids).Select((a, b) => $"\n**Execution Note:** {a} and {b} share a file [SEQUENTIAL]\n"),
        Gen.Select(Ids, Ids).Select((a, b) => $"\n**Pipeline Note:** {a} can start when the first of {b} is complete\n"),
        OneOf("- [ ] No id", "\n## Backend\n", "\n**VERIFY Phase 1:** (background: true)\n", "\n**VERIFY 9:**\n", "Some prose after 1.1.", "<!-- plan-ignore PLAN1001: why -->", "", "\nPhase 3: Setext\n---\n"));

    private static readonly Gen<string> Plans = Gen.Select(OneOf("", "", "---\nordr: document\n---\n", "---\nname: x\n---\n", "\uFEFF", "# Title\n"), OneOf("", "", " (src/a.cs)", " in `src/b.cs`"), Lines.Array[1, 14], OneOf("\n", "\r\n"))
        .Select((front, file, lines, newLine) => (front + $"## Phase 1: Core\n- [ ] 1.1 First{file}\n- [ ] 1.2 Second{file}\n" + string.Join('\n', lines) + "\n").Replace("\n", newLine, StringComparison.Ordinal));

    private static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(index => texts[index]);

    [Fact]
    public void A_fix_that_is_offered_mends_its_finding_and_nothing_else_changes() => Plans.Sample(CheckFixes, iter: 500);

    [Fact]
    public void Fixing_everything_reaches_a_text_that_no_fix_changes() => Plans.Sample(CheckMending, iter: 250);

    [Fact]
    public void Each_rule_with_fixes_is_reached_with_a_good_one()
    {
        var offered = new Dictionary<string, (int Carried, int Good)>(StringComparer.Ordinal);
        Plans.Sample(
            plan =>
            {
                var report = Analyze(plan);
                foreach (var finding in report.Findings.Where(static f => f.Fixes.Count > 0))
                {
                    Assert.Contains(finding.Rule.Id, PlanFixes.Rules);
                    var (carried, good) = offered.GetValueOrDefault(finding.Rule.Id);
                    offered[finding.Rule.Id] = (carried + 1, good + (PlanFixes.For(report, finding).Count > 0 ? 1 : 0));
                }
            },
            iter: 700,
            threads: 1);
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join("\n", offered.OrderBy(static o => o.Key, StringComparer.Ordinal).Select(static o => $"{o.Key}: {o.Value.Good} of {o.Value.Carried}")));
        Assert.Equal(PlanFixes.Rules, offered.Where(static o => o.Value.Good > 0).Select(static o => o.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_laws_hold_for_real_plans()
    {
        var files = Directory.EnumerateFiles(SharedFolder.Path("corpus"), "*.md", SearchOption.AllDirectories).Where(static f => Path.GetFileName(f) != "README.md").Order(StringComparer.Ordinal).ToList();
        Assert.NotEmpty(files);
        Parallel.ForEach(files, static file =>
        {
            var text = File.ReadAllText(file);
            CheckFixes(text);
            CheckMending(text);
        });
    }

    private static void CheckFixes(string text)
    {
        var before = Analyze(text);
        foreach (var finding in before.Findings)
        {
            foreach (var fix in PlanFixes.For(before, finding))
            {
                AssertDisjointAndInside(text, fix);
                var after = Analyze(fix.ApplyTo(text));
                var expected = Shown(before, finding.Rule.Id);
                Assert.True(expected.Remove(Shown(before, finding)), "the finding was there");
                var extra = Shown(after, finding.Rule.Id);
                foreach (var shown in expected) extra.Remove(shown);
                Assert.True(extra.Count == 0, $"{finding.Rule.Id} {fix.Title}: left or brought {string.Join(" | ", extra)}\n{text}\n=>\n{fix.ApplyTo(text)}");
                AssertOtherTasksKeepTheirDependencies(before, after, fix, finding);
            }
        }
    }

    private static void CheckMending(string text)
    {
        var report = Analyze(text);
        var mended = Mend(report);
        Assert.Equal(mended.Text, Mend(Analyze(mended.Text)).Text);
        var before = Shown(report, "");
        foreach (var shown in Shown(mended.Report, "")) Assert.True(before.Remove(shown), $"brought {shown}\n{text}\n=>\n{mended.Text}");

        static PlanMending Mend(PlanReport report) => PlanMending.Mend(report, t => PlanFixes.WithText(report, t, default), static f => f.DefaultSeverity > Severity.Hidden);
    }

    private static void AssertDisjointAndInside(string text, PlanFix fix)
    {
        var end = 0;
        Assert.NotEmpty(fix.Edits);
        foreach (var edit in fix.Edits)
        {
            Assert.InRange(edit.Span.Start, end, text.Length);
            end = edit.Span.End;
            Assert.InRange(end, edit.Span.Start, text.Length);
        }
    }

    /// <summary>A task on whose line nothing was written waits for what it waited for; ids that the fix gives, and tasks it brings, aside.</summary>
    private static void AssertOtherTasksKeepTheirDependencies(PlanReport before, PlanReport after, PlanFix fix, Finding finding)
    {
        if (fix.NewId is not null || finding.Rule.Id is "PLAN0005" or "PLAN0009" or "PLAN0011" or "PLAN0015" or "PLAN0016") return;
        var document = before.Plan.Document;
        var touched = fix.Edits.Select(edit => document.Tasks.LastOrDefault(t => t.Span.Start <= edit.Span.Start)?.Index ?? -1)
            .Concat(document.Tasks.Where(t => t.Dependencies.Any(d => fix.Edits.Any(edit => d.Span.Start <= edit.Span.Start && edit.Span.End <= d.Span.End))).Select(static t => t.Index))
            .ToHashSet();
        Assert.Equal(document.Tasks.Select(static t => t.Id), after.Plan.Document.Tasks.Select(static t => t.Id));
        var written = before.Plan.Dependencies.Concat(after.Plan.Dependencies).Where(d => touched.Contains(d.IsReversed ? d.On : d.Task)).Select(static d => (d.Task, d.On)).ToHashSet();
        Assert.True(EdgesOf(before).SequenceEqual(EdgesOf(after)), $"{finding.Rule.Id} {fix.Title}:\n{document.Text}\n=>\n{after.Plan.Document.Text}");

        List<(int, int)> EdgesOf(PlanReport report) => report.Plan.Dependencies.Select(static d => (d.Task, d.On)).Where(edge => !written.Contains(edge)).Order().ToList();
    }

    private static List<string> Shown(PlanReport report, string rule) => report.Findings.Where(f => f.DefaultSeverity > Severity.Hidden || f.Rule.Id == rule).Select(f => Shown(report, f)).ToList();

    private static string Shown(PlanReport report, Finding finding) => $"{finding.Rule.Id} '{report.Plan.Document.TextOf(finding.Span)}'";

    private static PlanReport Analyze(string text) => PlanAnalysis.Analyze(PlanParser.Parse("some.plan.md", text));
}
