using System.Text;
using System.Text.Json;
using PlanCore;

namespace PlanModel.Tests.Corpus;

/// <summary>The cases of the originating system that concern proofs: unknown references, cycles, conflicts, waves. Where our language decides otherwise the test says why.</summary>
public sealed class RuleConformanceTests
{
    [Fact]
    public void Unknown_references_and_oneself_are_found()
    {
        foreach (var one in Cases("validate-depends"))
        {
            var task = one.GetProperty("task_id").GetString()!;
            var known = Texts(one, "known_ids").Where(id => id != task);
            var report = Analyze(known.Select(static id => (id, "x")).Append((task, $"x (depends: {string.Join(", ", Texts(one, "dependencies"))})")));
            var expect = one.GetProperty("expect");
            Assert.Equal(Texts(expect, "unknown"), TextsOf(report, "PLAN1001"));
            Assert.Equal(expect.GetProperty("self").GetBoolean() ? [task] : [], TextsOf(report, "PLAN1003"));
            Assert.Equal(expect.GetProperty("error_count").GetInt32(), report.Findings.Count(static finding => finding.DefaultSeverity == Severity.Error));
        }
    }

    /// <summary>There only the first cycle is told, here each; a task that waits for itself is no cycle but PLAN1003.</summary>
    [Fact]
    public void Every_cycle_is_found_and_the_first_is_the_one_that_was_told()
    {
        foreach (var one in Cases("cycle"))
        {
            var expected = Texts(one.GetProperty("expect"), "cycle").ToList();
            var report = Analyze(Tasks(one));
            if (expected.Count == 2)
            {
                Assert.Equal([expected[0]], TextsOf(report, "PLAN1003"));
                continue;
            }

            var cycles = report.Findings.Where(static finding => finding.Rule.Id == "PLAN1002").ToList();
            Assert.Contains(string.Join(" -> ", expected), cycles[0].Message.Replace("'", "", StringComparison.Ordinal), StringComparison.Ordinal);
            Assert.Equal(one.GetProperty("name").GetString() == "cycle/two-disjoint" ? 2 : 1, cycles.Count);
        }
    }

    /// <summary>
    /// There a mentioned file counts like a declared one, so the same tasks declare here what they mention there. Otherwise: no task
    /// conflicts with itself, and a glob meets the files it covers, both as recommended.
    /// </summary>
    [Fact]
    public void Conflicts_of_declared_files_are_found()
    {
        foreach (var one in Cases("file-conflicts"))
        {
            var declared = Tasks(one).Select(static task => (task.Id, Declared(task.Text)));
            var found = Analyze(declared, "## Phase 1: All\n").Findings.Where(static finding => finding.Rule.Id == "PLAN2001").Select(static finding => finding.Message[..finding.Message.IndexOf(" and nothing", StringComparison.Ordinal)]);
            var expected = one.GetProperty("name").GetString() switch
            {
                "conflicts/probe-self" => [],
                "conflicts/probe-glob" => ["Tasks '1.1' and '1.2' both write 'docs/api/*.md' and 'docs/api/x.md', which overlap,"],
                "conflicts/case-insensitive" => ["Tasks '1.1' and '1.2' both write 'src/api.ts'"],
                "conflicts/three-way" => ["Tasks '1.1', '1.2' and '1.3' all write 'shared.js'"],
                _ => one.GetProperty("expect").GetProperty("conflicts").EnumerateArray().Select(static conflict => $"Tasks '{conflict.GetProperty("tasks")[0].GetString()}' and '{conflict.GetProperty("tasks")[1].GetString()}' both write '{conflict.GetProperty("file").GetString()}'").ToArray(),
            };
            Assert.Equal(expected, found);
        }
    }

    /// <summary>Mentions warn here, and only where each of the tasks mentions one file: 1.1 and 2.1 do.</summary>
    [Fact]
    public void Parallel_phases_that_mention_one_file_are_found()
    {
        foreach (var one in Cases("parallel-phases"))
        {
            var report = PlanAnalysis.Analyze(PlanParser.Parse("plan.md", one.GetProperty("plan_markdown").GetString()!));
            Assert.Equal([[0, 1]], report.Plan.Tables.ParallelPhases);
            var conflict = Assert.Single(report.Findings, static finding => finding.Rule.Id == "PLAN2002");
            Assert.StartsWith("Tasks '1.1' and '2.1' mention 'src/api.ts'", conflict.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_task_is_in_the_group_its_note_names()
    {
        foreach (var one in Cases("constraint-of-task"))
        {
            var plan = PlanAnalysis.Analyze(PlanParser.Parse("plan.md", one.GetProperty("plan_markdown").GetString()!)).Plan;
            foreach (var expected in one.GetProperty("expect").EnumerateObject())
            {
                var group = plan.Tables.SequentialGroups.SingleOrDefault(group => group.Any(task => plan.Document.Tasks[task].Id == expected.Name));
                var range = group is null ? null : $"{plan.Document.Tasks[group[0]].Id}-{plan.Document.Tasks[group[^1]].Id}";
                Assert.Equal(expected.Value.GetString(), range);
            }
        }
    }

    /// <summary>There phases do not gate where tasks declare dependencies; here a plan says so: <c>phases: ignore</c>.</summary>
    [Fact]
    public void Tasks_become_ready_in_the_same_waves()
    {
        foreach (var one in Cases("ready-over-time"))
        {
            var plan = Analyze(Tasks(one), "---\nphases: ignore\npattern: dag\norder: parallel\n---\n").Plan;
            var machine = new PlanMachine(Lowering.Lower(plan.Tables));
            var waves = new List<IEnumerable<string>>();
            for (var wave = Started(machine); wave.Count > 0; wave = Started(machine))
            {
                waves.Add(wave.Select(task => plan.Document.Tasks[task].Id).Order(StringComparer.Ordinal));
                foreach (var task in wave) machine.End(task, TaskState.Completed);
            }

            var expect = one.GetProperty("expect");
            Assert.Equal(expect.GetProperty("waves").EnumerateArray().Select(static wave => wave.EnumerateArray().Select(static id => id.GetString()!)), waves);
            if (expect.TryGetProperty("edges", out var edges)) Assert.Equal(edges.GetInt32(), plan.Dependencies.Count);
            if (!expect.TryGetProperty("graph", out var graph)) continue;
            foreach (var node in graph.EnumerateObject())
            {
                var needed = plan.Dependencies.Where(dependency => plan.Document.Tasks[dependency.Task].Id == node.Name).Select(dependency => plan.Document.Tasks[dependency.On].Id);
                var needing = plan.Dependencies.Where(dependency => plan.Document.Tasks[dependency.On].Id == node.Name).Select(dependency => plan.Document.Tasks[dependency.Task].Id);
                Assert.Equal(Texts(node.Value, "dependencies"), needed);
                Assert.Equal(Texts(node.Value, "dependents"), needing);
            }
        }
    }

    private static List<int> Started(PlanMachine machine)
    {
        var started = new List<int>();
        while (machine.TryStart(out var task)) started.Add(task);
        return started;
    }

    private static PlanReport Analyze(IEnumerable<(string Id, string Text)> tasks, string before = "")
    {
        var text = new StringBuilder(before);
        foreach (var (id, said) in tasks) text.Append("- [ ] ").Append(id).Append(' ').Append(said).Append('\n');
        return PlanAnalysis.Analyze(PlanParser.Parse("plan.md", text.ToString()));
    }

    private static string Declared(string text)
    {
        var files = text.Split('`').Where((_, index) => index % 2 == 1).ToList();
        if (files.Count == 0) files.AddRange(text.Split(' ').Select(static word => word.Trim('(', ')')).Where(static word => word.Contains('.', StringComparison.Ordinal)));
        return $"x ({string.Join(", ", files)})";
    }

    private static IEnumerable<(string Id, string Text)> Tasks(JsonElement one) => one.GetProperty("tasks").EnumerateArray().Select(static task => (task.GetProperty("id").GetString()!, task.GetProperty("text").GetString()!));

    private static List<JsonElement> Cases(string kind)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(SharedFolder.Path("conformance"), "cases.json")));
        var cases = document.RootElement.GetProperty("cases").EnumerateArray().Where(one => one.GetProperty("kind").GetString() == kind).Select(static one => one.Clone()).ToList();
        Assert.NotEmpty(cases);
        return cases;
    }

    private static IEnumerable<string> Texts(JsonElement element, string name) => element.GetProperty(name).EnumerateArray().Select(static text => text.GetString()!);

    private static IEnumerable<string> TextsOf(PlanReport report, string rule) => report.Findings.Where(finding => finding.Rule.Id == rule).Select(finding => report.Plan.Document.TextOf(finding.Span));
}
