using System.Globalization;
using System.Text;

namespace PlanModel.Tests.Parsing;

/// <summary>
/// Large files in the shapes that break parsers, read and checked by every rule: 1 MiB, or as many as the environment variable
/// PLAN_HUGE says (16 is the most that is read). Memory is counted, so many bytes for each character; what is quadratic in such a file
/// takes minutes and fails as a hang.
/// </summary>
public sealed class HugeTextTests
{
    private static readonly int Length = int.Parse(Environment.GetEnvironmentVariable("PLAN_HUGE") ?? "1", CultureInfo.InvariantCulture) * 1024 * 1024;

    // Not a measure of speed: each shape takes seconds, and a hang has no end.
    private static readonly TimeSpan Hang = TimeSpan.FromMinutes(2);

    // Allocated in all for a character, much of it short-lived.
    private const int BytesToRead = 100;
    private const int BytesToReadAndCheck = 400;

    private static readonly Dictionary<string, Func<string>> Shapes = new()
    {
        ["one line"] = static () => new string('x', Length),
        ["blanks"] = static () => new string(' ', Length),
        ["empty lines"] = static () => new string('\n', Length),
        ["line ends of all kinds"] = static () => Repeated("\r\n\r\r\n"),
        ["opening brackets"] = static () => "- [ ] 1.1 " + Repeated("[", 10),
        ["opening parentheses"] = static () => "- [ ] 1.1 " + Repeated("(", 10),
        ["openings of an annotation"] = static () => "- [ ] 1.1 " + Repeated("(depends: ", 10),
        ["nested annotations"] = static () => "- [ ] 1.1 (depends: " + Repeated("(((((((((1.1", 40) ,
        ["one list of references"] = static () => "- [ ] 1.1 a (depends: " + Repeated("1.1, ", 40) + "1.1)",
        ["references that are none"] = static () => "- [ ] 1.1 a (depends: " + Repeated("1..x, ", 40) + "1.1)",
        ["bold marks"] = static () => "- [ ] 1.1 " + Repeated("**", 10),
        ["underscores"] = static () => "- [ ] 1.1 " + Repeated("_a ", 10),
        ["code spans never closed"] = static () => "- [ ] 1.1 " + Ticks(),
        ["comments never closed"] = static () => Repeated("- [ ] 1.1 a <!-- \n"),
        ["a comment never closed"] = static () => "<!-- " + Repeated("- [ ] 1.1 a\n", 10),
        ["a fence never closed"] = static () => "```\n" + Repeated("- [ ] 1.1 a\n", 10),
        ["fences"] = static () => Repeated("```\n~~~\n"),
        ["front matter never closed"] = static () => "---\n" + Repeated("order: document\n", 10),
        ["quotes"] = static () => Repeated(">"),
        ["lists in lists"] = static () => Repeated("- "),
        ["lists in lists, a level a line"] = static () => Staircase("- "),
        ["quotes in lists, a level a line"] = static () => Staircase("> "),
        ["headings"] = static () => Repeated("# Phase 1: A\n"),
        ["setext headings"] = static () => Repeated("Phase 1: A\n---\n"),
        ["boxes"] = static () => Repeated("- [ ] \n"),
        ["boxes on one line"] = static () => Repeated("- [ ] 1.1 "),
        ["a paragraph"] = static () => Repeated("**Execution Note:** Tasks 1.1 can start\n"),
        ["a task's body"] = static () => "- [ ] 1.1 a\n" + Repeated("  - Depends: 1.1\n", 20),
        ["ids"] = static () => Repeated("- [ ] T1 a\n"),
        ["a deep id"] = static () => "- [ ] " + Repeated("1.", 40) + "1 a",
        ["a long number"] = static () => "- [ ] " + new string('1', Length - 40) + ".1 a",
        ["a range of all numbers"] = static () => Repeated("- [ ] 1.1-1.999999999 a\n"),
        ["zero bytes"] = static () => new string('\0', Length),
        ["halves of surrogates"] = static () => new string('\uD83D', Length / 3),
        ["tables"] = static () => Repeated("| 1.1 | a |\n"),
        ["html"] = static () => Repeated("<div>\n"),
        ["links"] = static () => "- [ ] 1.1 " + Repeated("[a](", 10),
        ["arrows"] = static () => "- [ ] 1.1 a " + Repeated("← 1.1 ", 20),
        ["tags"] = static () => "- [ ] 1.1 " + Repeated("[a] ", 10) + "a",
        ["dashes"] = static () => "- [ ] 1.1 a (depends: 1.1 " + Repeated("— ", 40) + ")",
        ["phases that wait for all before them"] = static () => Numbered(static n => $"## Phase {n}: A (depends on all previous phases)\n- [ ] {n}.1 a\n"),
        ["phases beside one"] = static () => Numbered(static n => $"## Phase {n}: A (parallel-with: Phase 1)\n- [ ] {n}.1 a\n"),
        ["phases beside all"] = static () => Numbered(static n => $"## Phase {n}: A (parallel-with: Phases 1-{n})\n- [ ] {n}.1 a\n"),
        ["phases that open with a task"] = static () => Numbered(static n => $"## Phase {n}: A (pipeline-start: when {n - 1}.1-{n + 3}.1 completes)\n- [ ] {n}.1 a\n"),
        ["a phase each, named alike"] = static () => Numbered(static n => $"## Phase 1: A\n- [ ] 1.{n} a\n"),
        ["headings without numbers"] = static () => Numbered(static n => $"## Part\n- [ ] T{n} a\n"),
        ["headings whose positions are the numbers of others"] = static () => Numbered(static n => $"## Phase {n + 20000}: A\n- [ ] {n + 20000}.1 a\n", Length / 2) + Numbered(static n => $"## Part\n- [ ] T{n} a\n", Length / 2),
        ["verifications"] = static () => Numbered(static n => $"- [ ] 1.{n} a\n\n**VERIFY 1.{n}:**\n- b\n\n"),
        ["notes over everything"] = static () => Numbered(static n => $"- [ ] 1.{n} a\n\n**Execution Note:** Tasks 1.1-1.{n} are [SEQUENTIAL]\n\n"),
        ["ranges over everything"] = static () => Numbered(static n => $"- [ ] 1.{n} a (depends: 1.1-1.{n})\n"),
        ["a chain backwards"] = static () => Numbered(static n => $"- [ ] 1.{n} a (depends: 1.{n + 1})\n"),
        ["a circle of ranges"] = static () => Numbered(static n => $"- [ ] 1.{n} a (depends: 1.{n + 1}-1.{n + 900})\n"),
        ["pairs of circles"] = static () => Numbered(static n => $"- [ ] 1.{n} a (depends: 1.{(n % 2 == 0 ? n - 1 : n + 1)})\n"),
        ["ids that do not exist"] = static () => Numbered(static n => $"- [ ] 1.{n} a (depends: 2.{n})\n"),
        ["words near ids"] = static () => Numbered(static n => $"- [ ] T{n} a (depends: TT{n}, T{n}x)\n"),
        ["words near keywords"] = static () => Numbered(static n => $"- [ ] 1.{n} a (depnds: 1.{n}) (blokcs: 1.{n})\n"),
        ["one file"] = static () => Numbered(static n => $"- [ ] 1.{n} a (src/a.cs)\n"),
        ["a folder and files in it"] = static () => Numbered(static n => $"- [ ] 1.{n} a (src/, src/{n}.cs)\n"),
        ["globs"] = static () => Numbered(static n => $"- [ ] 1.{n} a (src/**/a*b*{n}.cs, **/*{n})\n"),
        ["a long path"] = static () => "- [ ] 1.1 a (" + Repeated("a/", 40) + "b.cs)\n- [ ] 1.2 a (a/b.cs)\n",
        ["long paths that begin alike"] = static () => Numbered(static n => $"- [ ] 1.{n} a ({new string('a', 2000).Replace("a", "a/", StringComparison.Ordinal)}b{n}.cs)\n"),
        ["two long globs"] = static () => "- [ ] 1.1 a (**/" + Repeated("*a", Length / 2) + ".cs)\n- [ ] 1.2 a (**/" + Repeated("a*", (Length / 2) + 60) + ".cs)\n",
        ["two globs of many folders"] = static () => "- [ ] 1.1 a (**/" + Repeated("**/a/", Length / 2) + ".cs)\n- [ ] 1.2 a (**/" + Repeated("b/**/", (Length / 2) + 60) + ".cs)\n",
        ["files in every phase"] = static () => Numbered(static n => $"## Phase {n}: A [PARALLEL]\n- Tasks modify: src/*{n % 7}*\n- [ ] {n}.1 a (src/{n}.cs)\n"),
        ["children of children"] = static () => Numbered(static n => $"- [ ] 1.{n} a\n  - [ ] 1.{n}.1 a\n    - [ ] 1.{n}.1.1 a (depends: 1.{n})\n"),
        ["boxes without ids"] = static () => Numbered(static n => $"- [ ] 1.{n} a\n- [ ] b\n"),
        ["waves"] = static () => "## Task Dependency Graph\n\n```json\n{\"waves\":[" + Numbered(static n => $"{{\"id\":{n},\"tasks\":[\"1.{n}\"]}},", 200) + "{\"id\":0,\"tasks\":[]}]}\n```\n",
        ["deep waves"] = static () => "## Task Dependency Graph\n\n```json\n{\"waves\":" + Repeated("[", 200) + "\n```\n",
        ["settings"] = static () => "---\n" + Numbered(static n => $"key{n}: {n}\n", 20) + "---\n",
        ["suppressions on one line"] = static () => new string(' ', 1 << 20) + Repeated("<!-- plan-ignore PLAN0001: a -->", 1 << 20),
        ["suppressions far from each other"] = static () => Repeated(new string('a', 1 << 12) + "<!-- plan-ignore PLAN0001: a -->" + new string('a', 1 << 12)),
        ["suppressions that are needed"] = static () => Numbered(static n => $"- [ ] 1.{n} a (depends: 2.{n}) <!-- plan-ignore PLAN1001: a -->\n"),
        ["suppressions"] = static () => Repeated("<!-- plan-ignore PLAN0001: a -->\n"),
    };

    public static TheoryData<string> Names => [.. Shapes.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_file_of_any_shape_is_read_and_checked_in_bounded_time_and_memory(string shape)
    {
        var text = Shapes[shape]();
        var read = 0L;
        var all = 0L;
        var work = new Thread(() =>
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var plan = PlanParser.Parse("plan.md", text);
            read = (GC.GetAllocatedBytesForCurrentThread() - before) / text.Length;
            PlanAnalysis.Analyze(plan);
            all = (GC.GetAllocatedBytesForCurrentThread() - before) / text.Length;
        }) { IsBackground = true };
        work.Start();
        Assert.True(work.Join(Hang), $"reading and checking {text.Length} characters of {shape} does not end");
        TestContext.Current.TestOutputHelper?.WriteLine($"{shape}: {read} bytes a character to read, {all} to read and check");
        Assert.InRange(read, 0, BytesToRead);
        Assert.InRange(all, read, BytesToReadAndCheck);
    }

    private static string Repeated(string piece, int lessBy = 0) => new StringBuilder(Length).Insert(0, piece, Math.Max(0, Length - lessBy) / Encoding.UTF8.GetByteCount(piece)).ToString();

    private static string Numbered(Func<int, string> piece, int lessBy = 0)
    {
        var text = new StringBuilder(Length);
        for (var number = 1; ; number++)
        {
            var next = piece(number);
            if (text.Length + next.Length + lessBy > Length) return text.ToString();
            text.Append(next);
        }
    }

    private static string Ticks()
    {
        var text = new StringBuilder(Length);
        for (var count = 1; text.Length + count + 20 < Length; count++) text.Append('`', count).Append('a');
        return text.ToString();
    }

    private static string Staircase(string mark)
    {
        var text = new StringBuilder(Length);
        for (var depth = 0; text.Length + ((depth + 2) * mark.Length) + 20 < Length; depth++)
        {
            for (var level = 0; level < depth; level++) text.Append(mark[0] == '-' ? "  " : mark);
            text.Append(mark).Append("[ ] 1.1 a\n");
        }

        return text.ToString();
    }
}
