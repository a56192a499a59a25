using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using CsCheck;

namespace PlanTool.Tests;

/// <summary>Whatever stands in a plan: the tool answers in the form asked for, and the text has no power over who reads it.</summary>
public sealed partial class HostilePlanProperties
{
    private static readonly Gen<string> Words = OneOf(
        "\"", "\\", "`", "%%{init: {}}%%", "<script>", "</style>", "]]>", "&amp;", "#35;", "--> t0", "end", ";", "\u001b[2J", "\u0007", "\u202e", "\u2028", "\ud83d", "\uFFFF", "😀", "一二", "|", "{", "}", "::", "click t0 call x()", "ü", "\t");

    private static readonly Gen<string> Lines = Gen.OneOf(
        Gen.Select(Gen.Int[1, 4], Words.Array[0, 5]).Select((number, words) => $"## Phase {number}: {string.Join(' ', words)}"),
        Gen.Select(Gen.Int[1, 4], Gen.Int[1, 6], Words.Array[0, 6], Gen.Int[1, 4], Gen.Int[1, 6]).Select((phase, task, words, onPhase, onTask) => $"- [ ] {phase}.{task} {string.Join(' ', words)} (depends: {onPhase}.{onTask})"),
        Gen.Select(Gen.Int[1, 4], Gen.Int[1, 6], Gen.Int[1, 3], Words.Array[0, 4]).Select((phase, task, child, words) => $"  - [x] {phase}.{task}.{child} {string.Join(' ', words)} ({string.Concat(words)}.cs)"),
        Gen.Int[1, 4].Select(number => $"**VERIFY Phase {number}:** (background: true)"),
        OneOf("# Title \"<b>\" \u001b[0m", "---", "order: document", "[P]", "**Execution Note:** Tasks 1.1-1.4 are [SEQUENTIAL]", "", "```"),
        Words.Array[0, 5].Select(words => string.Join(' ', words)));

    private static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(index => texts[index]);

    [Fact]
    public void Every_answer_has_its_form()
    {
        using var folder = new PlanFolder();
        Lines.Array[0, 30].Sample(
            lines =>
            {
                folder.Write("plan.md", string.Join('\n', lines));
                using (JsonDocument.Parse(Answer(folder, "check", "json"))) { }
                using (JsonDocument.Parse(Answer(folder, "check", "sarif"))) { }
                using (JsonDocument.Parse(Answer(folder, "graph", "json"))) { }
                using (JsonDocument.Parse(Answer(folder, "simulate", "json"))) { }
                Answer(folder, "simulate", "text");
                AssertStateAnswers(folder);
                XDocument.Parse(Answer(folder, "graph", "svg"));
                AssertLines(MermaidLine(), Answer(folder, "graph", "mermaid"));
                AssertLines(DotLine(), Answer(folder, "graph", "dot"));
                AssertLines(BuildLine(), Answer(folder, "check", "text"));
                AssertLines(WorkflowLine(), Answer(folder, "check", "github"));
            },
            iter: 150,
            threads: 1);
    }

    [Fact]
    public void Fixes_end_and_leave_no_more_errors()
    {
        using var folder = new PlanFolder();
        Lines.Array[0, 30].Sample(
            lines =>
            {
                folder.Write("plan.md", string.Join('\n', lines));
                var before = ErrorsIn(folder);
                Call(folder, "fix", "plan.md");
                Assert.InRange(ErrorsIn(folder), 0, before);
                Assert.Equal("", Call(folder, "fix", "plan.md").Out);
            },
            iter: 100,
            threads: 1);
    }

    /// <summary>Of a plan with errors there is no answer on what runs next.</summary>
    private static void AssertStateAnswers(PlanFolder folder)
    {
        foreach (var command in new[] { "next", "status" })
        {
            if (Answer(folder, command, "json") is { Length: > 0 } json) JsonDocument.Parse(json).Dispose();
            Answer(folder, command, "text");
        }
    }

    private static int ErrorsIn(PlanFolder folder) => Call(folder, "check", "plan.md").Out.Split('\n').Count(line => line.Contains("): error PLAN", StringComparison.Ordinal));

    private static ToolCall Call(PlanFolder folder, params string[] arguments) => folder.RunAsync(arguments).GetAwaiter().GetResult();

    private static string Answer(PlanFolder folder, string command, string format)
    {
        var call = Call(folder, command, "plan.md", "--format", format);
        Assert.InRange(call.Code, 0, 1);
        Assert.DoesNotContain(call.Out + call.Error, c => (char.IsControl(c) && c != '\n') || c is '\u202e' or '\u2028');
        return call.Out;
    }

    private static void AssertLines(Regex form, string answer) =>
        Assert.All(answer.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.Matches(form, line));

    [GeneratedRegex("^(flowchart TB|  end|  subgraph p\\d+\\[\"(?<text>[^\"]*)\"\\]|    t\\d+(\\[|\\(\\[)\"[^\"\\\\`%<>{}|]*\"(\\]|\\]\\))|  [pt]\\d+ (-->|-\\.->|--o|==>|== \"\\d+ #37;\" ==>) [pt]\\d+)$", RegexOptions.NonBacktracking)]
    private static partial Regex MermaidLine();

    [GeneratedRegex("^(digraph \"\\w*\" \\{|  graph .*|  node .*|  subgraph cluster_\\d+ \\{|    label=\"([^\"\\\\]|\\\\\\\\|\\\\\")*\";|    t\\d+ \\[label=\"([^\"\\\\]|\\\\\\\\|\\\\\")*\"(, style=\"rounded,dashed\")?\\];|  \\}|  t\\d+ -> t\\d+( \\[[^\\]\"]*(label=\"\\d+ %\")?\\])?;|\\})$", RegexOptions.NonBacktracking)]
    private static partial Regex DotLine();

    [GeneratedRegex(@"^plan\.md\(\d+,\d+\): (error|warning|info) PLAN\d{4}: .+$", RegexOptions.NonBacktracking)]
    private static partial Regex BuildLine();

    [GeneratedRegex(@"^::(error|warning|notice) file=plan\.md,line=\d+,(col=\d+,endColumn=\d+|endLine=\d+),title=PLAN\d{4}::.+$", RegexOptions.NonBacktracking)]
    private static partial Regex WorkflowLine();
}
