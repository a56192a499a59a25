using System.Text.Json;
using System.Xml.Linq;

namespace PlanTool.Tests;

public sealed class GraphTests
{
    private const string Hostile = """
        ---
        name: Hostile
        ---
        # "]; evil <script>alert(1)</script>

        ## Phase 1: x"]; subgraph evil %%{init: {}}%% </style>

        - [ ] 1.1 "] --> evil; click t0 "javascript:alert(1)" <img src=x onerror=alert(1)>
        - [ ] 1.2 back\slash \N \" `tick` #35; &amp; ]]> (depends: 1.1)

        """;

    [Fact]
    public async Task Json_has_the_shape_of_the_contract()
    {
        using var folder = new PlanFolder().Write("release.plan.md", Plans.Release);
        var call = await folder.RunAsync("graph", "release.plan.md");
        Assert.Equal((0, ""), (call.Code, call.Error));
        Assert.Equal(
            """{"name":"ReleasePlan","phases":[{"id":"1","title":"Build","pattern":"dag","order":"parallel","line":3},{"id":"2","title":"Ship","pattern":"independent","order":"parallel","line":9}],"tasks":["""
            + """{"id":"1.1","title":"Create the types","phase":"1","line":5,"column":7,"mark":"x","parent":null,"verify":false,"depends":[],"runsAfter":[],"files":["src/types.cs"],"reads":[],"mentions":[],"tags":[]},"""
            + """{"id":"1.2","title":"Write the service","phase":"1","line":6,"column":7,"mark":" ","parent":null,"verify":false,"depends":["1.1"],"runsAfter":[],"files":[],"reads":[],"mentions":[],"tags":[]},"""
            + """{"id":"1.3","title":"Write the tests","phase":"1","line":7,"column":7,"mark":" ","parent":null,"verify":false,"depends":["1.1"],"runsAfter":[],"files":[],"reads":[],"mentions":[],"tags":[]},"""
            + """{"id":"2.1","title":"Package","phase":"2","line":11,"column":7,"mark":" ","parent":null,"verify":false,"depends":[],"runsAfter":[],"files":[],"reads":["src/types.cs"],"mentions":[],"tags":[]},"""
            + """{"id":"2.2","title":"Announce","phase":"2","line":12,"column":7,"mark":" ","parent":null,"verify":false,"depends":[],"runsAfter":["2.1"],"files":["CHANGELOG.md"],"reads":[],"mentions":[],"tags":[]}],"selection":{"pattern":"hybrid","reason":"phases differ"}}""",
            Compact(call.Out));
    }

    [Fact]
    public async Task Several_files_are_an_array_that_names_them()
    {
        using var folder = new PlanFolder().Write("a.plan.md", "- [ ] 1.1 a\n").Write("b.plan.md", "- [ ] 1.1 b\n");
        using var json = JsonDocument.Parse((await folder.RunAsync("graph", "b.plan.md", "a.plan.md")).Out);
        Assert.Equal(["b.plan.md", "a.plan.md"], json.RootElement.EnumerateArray().Select(plan => plan.GetProperty("file").GetString()));
    }

    [Fact]
    public async Task In_document_order_each_task_runs_after_those_directly_before_it()
    {
        using var folder = new PlanFolder().Write("plan.md", """
            ---
            order: document
            ---
            ## Phase 1: Work
            - [ ] 1.1 a
            - [ ] 1.2 b [P]
            - [ ] 1.3 c [P]
            - [ ] 1.4 d
            - [ ] 1.5 e (depends: none)
            - [ ] 1.6 f
            """);
        Assert.Equal("1.1: ; 1.2: 1.1; 1.3: 1.1; 1.4: 1.2 1.3; 1.5: ; 1.6: 1.4 1.5", await RunsAfterAsync(folder));
    }

    [Fact]
    public async Task A_parent_runs_after_what_stands_before_it_and_its_children_say_nothing()
    {
        using var folder = new PlanFolder().Write("plan.md", """
            ---
            order: document
            ---
            ## Phase 1: Work
            - [ ] 1.1 a
            - [ ] 1.2 b
              - [ ] 1.2.1 b first
              - [ ] 1.2.2 b second
            - [ ] 1.3 c
            """);
        Assert.Equal("1.1: ; 1.2: 1.1; 1.2.1: ; 1.2.2: 1.2.1; 1.3: 1.2", await RunsAfterAsync(folder));
    }

    [Fact]
    public async Task A_sequential_note_is_a_chain()
    {
        using var folder = new PlanFolder().Write("plan.md", """
            ## Phase 1: Work

            **Execution Note:** Tasks 1.1-1.3 are [SEQUENTIAL]

            - [ ] 1.1 a
            - [ ] 1.2 b
            - [ ] 1.3 c
            """);
        Assert.Equal("1.1: ; 1.2: 1.1; 1.3: 1.2", await RunsAfterAsync(folder));
    }

    [Fact]
    public async Task A_plan_with_errors_is_drawn_as_far_as_it_goes_and_ends_with_1()
    {
        using var folder = new PlanFolder().Write("plan.md", "- [ ] 1.1 a (depends: 1.2)\n- [ ] 1.2 b (depends: 1.1)\n");
        foreach (var format in new[] { "json", "mermaid", "dot", "svg" })
        {
            var call = await folder.RunAsync("graph", "plan.md", "--format", format);
            Assert.Equal(1, call.Code);
            Assert.NotEqual("", call.Out);
            Assert.Contains("error PLAN1002", call.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_gives_no_graph()
    {
        using var folder = new PlanFolder();
        Assert.Equal(
            new ToolCall(1, "", "plan.md(1,1): error PLAN0017: The plan file 'plan.md' does not exist; correct the PlanFile item or remove it\n"),
            await folder.RunAsync("graph", "plan.md"));
    }

    [Fact]
    public async Task Several_plans_are_one_picture_below_each_other()
    {
        using var folder = new PlanFolder().Write("a.plan.md", "# First\n- [ ] 1.1 a\n").Write("b.plan.md", "# Second\n- [ ] 1.1 b\n");
        var svg = XDocument.Parse((await folder.RunAsync("graph", "*.plan.md", "--format", "svg")).Out).Root!;
        var parts = svg.Elements().ToList();
        Assert.Equal(["First", "Second"], parts.Select(part => part.Elements().First().Value));
        Assert.Equal([null, (string?)parts[0].Attribute("height")], parts.Select(part => (string?)part.Attribute("y")));
        Assert.Equal(2 * (double)parts[0].Attribute("height")!, (double)svg.Attribute("height")!);
    }

    [Fact]
    public async Task Several_plans_are_the_blocks_of_a_page_in_mermaid_and_graphs_of_one_file_in_dot()
    {
        using var folder = new PlanFolder().Write("a.plan.md", "# First\n- [ ] 1.1 a\n").Write("b.plan.md", "# \"Second\"\n- [ ] 1.1 b\n");
        Assert.Equal("""
            ```mermaid
            ---
            title: "First"
            ---
            flowchart TB
              subgraph p0["Tasks"]
                t0["1.1 a"]
              end
            ```

            ```mermaid
            ---
            title: "#34;Second#34;"
            ---
            flowchart TB
              subgraph p0["Tasks"]
                t0["1.1 b"]
              end
            ```


            """, (await folder.RunAsync("graph", "*.plan.md", "--format", "mermaid")).Out);
        Assert.Equal(["digraph \"APlan\" {", "digraph \"BPlan\" {"], (await folder.RunAsync("graph", "*.plan.md", "--format", "dot")).Out.Split('\n').Where(line => line.StartsWith("digraph", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Mermaid_shows_phases_tasks_and_edges()
    {
        using var folder = new PlanFolder().Write("release.plan.md", Plans.Release);
        Assert.Equal("""
            flowchart TB
              subgraph p0["Phase 1: Build"]
                t0["✓ 1.1 Create the types"]
                t1["1.2 Write the service"]
                t2["1.3 Write the tests"]
              end
              subgraph p1["Phase 2: Ship"]
                t3["2.1 Package"]
                t4["2.2 Announce"]
              end
              t0 --> t1
              t0 --> t2
              t3 -.-> t4
              p0 ==> p1

            """, (await folder.RunAsync("graph", "release.plan.md", "--format", "mermaid")).Out);
    }

    [Fact]
    public async Task Mermaid_reads_no_title_as_its_own_language()
    {
        using var folder = new PlanFolder().Write("plan.md", Hostile);
        Assert.Equal("""
            flowchart TB
              subgraph p0["Phase 1: x#34;#93;#59; subgraph evil #37;#37;#123;init: #123;#125;#125;#37;#37; #60;/style#62;"]
                t0["1.1 #34;#93; --#62; evil#59; click t0 #34;javascript:alert(1)#34; #60;img src=x onerror=alert(1)#62;"]
                t1["1.2 back#92;slash #92;N #92;#34; #96;tick#96; #35;35#59; #38;amp#59; #93;#93;#62;"]
              end
              t0 --> t1

            """, (await folder.RunAsync("graph", "plan.md", "--format", "mermaid")).Out);
    }

    [Fact]
    public async Task Mermaid_says_when_a_page_will_not_draw_it()
    {
        var tasks = string.Concat(Enumerable.Range(1, 502).Select(i => $"- [ ] 1.{i} t{(i > 1 ? " (depends: 1.1)" : "")}\n"));
        using var folder = new PlanFolder().Write("plan.md", "## Phase 1: Wide\n" + tasks);
        Assert.StartsWith("plan.md: Mermaid draws at most 500 edges and 50000 characters by default; this graph has 501 and ", (await folder.RunAsync("graph", "plan.md", "--format", "mermaid")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dot_shows_phases_tasks_and_edges()
    {
        using var folder = new PlanFolder().Write("release.plan.md", Plans.Release);
        Assert.Equal("""
            digraph "ReleasePlan" {
              graph [compound=true, rankdir=TB, fontname="sans-serif"];
              node [shape=box, style=rounded, fontname="sans-serif"];
              subgraph cluster_0 {
                label="Phase 1: Build";
                t0 [label="✓ 1.1 Create the types"];
                t1 [label="1.2 Write the service"];
                t2 [label="1.3 Write the tests"];
              }
              subgraph cluster_1 {
                label="Phase 2: Ship";
                t3 [label="2.1 Package"];
                t4 [label="2.2 Announce"];
              }
              t0 -> t1;
              t0 -> t2;
              t3 -> t4 [style=dashed];
              t2 -> t3 [ltail=cluster_0, lhead=cluster_1, style=bold];
            }

            """, (await folder.RunAsync("graph", "release.plan.md", "--format", "dot")).Out);
    }

    [Fact]
    public async Task Dot_keeps_titles_inside_their_quotes()
    {
        using var folder = new PlanFolder().Write("plan.md", Hostile);
        var call = await folder.RunAsync("graph", "plan.md", "--format", "dot");
        Assert.Contains("""t0 [label="1.1 \"] --> evil; click t0 \"javascript:alert(1)\" <img src=x onerror=alert(1)>"];""", call.Out, StringComparison.Ordinal);
        Assert.Contains("""t1 [label="1.2 back\\slash \\N \\\" `tick` #35; &amp;amp; ]]>"];""", call.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Svg_shows_hostile_titles_as_text_and_nothing_else()
    {
        using var folder = new PlanFolder().Write("plan.md", Hostile.Replace("1.2 back", "1.2 \u001b[2J\u202e\uFFFF back", StringComparison.Ordinal));
        var svg = XDocument.Parse((await folder.RunAsync("graph", "plan.md", "--format", "svg")).Out);
        Assert.Equal(
            ["defs", "desc", "g", "marker", "path", "rect", "style", "svg", "text", "title"],
            svg.Descendants().Select(element => element.Name.LocalName).Distinct().Order(StringComparer.Ordinal));
        Assert.DoesNotContain(svg.Descendants().Attributes(), attribute => attribute.Name.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase) || attribute.Name.LocalName == "href");
        Assert.Equal("\"]; evil <script>alert(1)</script>", svg.Root!.Elements().First().Value);
        Assert.Contains(svg.Descendants(), element => element.Name.LocalName == "title" && element.Value.StartsWith("1.2 ␛[2J\uFFFD\uFFFD back", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Svg_frames_the_critical_path_and_names_every_task()
    {
        using var folder = new PlanFolder().Write("release.plan.md", Plans.Release);
        var svg = XDocument.Parse((await folder.RunAsync("graph", "release.plan.md", "--format", "svg")).Out);
        var tasks = svg.Descendants().Where(element => element.Name.LocalName == "g").ToDictionary(
            element => element.Elements().First().Value, element => (string)element.Attribute("class")!, StringComparer.Ordinal);
        Assert.Equal(
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["✓ 1.1 Create the types"] = "t done",
                ["1.2 Write the service (10m) – depends on 1.1"] = "t",
                ["1.3 Write the tests – depends on 1.1"] = "t",
                ["2.1 Package (1m 30s)"] = "t",
                ["2.2 Announce"] = "t",
            },
            tasks);
    }

    [Theory]
    [InlineData("1.1, 1.2, 1.3", 3)]
    [InlineData("1.1, 1.3", 3)]
    [InlineData("1.1", 3)]
    public async Task Svg_draws_no_edge_that_a_chain_of_others_says(string depends, int lines)
    {
        using var folder = new PlanFolder().Write("plan.md", $"## Phase 1: A\n- [ ] 1.1 a\n- [ ] 1.2 b (depends: 1.1)\n- [ ] 1.3 c (depends: 1.1, 1.2)\n- [ ] 1.4 d (depends: {depends})\n");
        var svg = XDocument.Parse((await folder.RunAsync("graph", "plan.md", "--format", "svg")).Out);
        Assert.Equal(lines, svg.Descendants().Count(element => ((string?)element.Attribute("class"))?.Split(' ')[0] == "e"));
    }

    [Theory]
    [InlineData("Update documentation", "Update|documentation")]
    [InlineData("One two three four", "One two three|four")]
    [InlineData("Antidisestablishmentarianism", "Antidisestablish|mentarianism")]
    [InlineData("One two three four five six seven eight", "One two three|four five six s…")]
    [InlineData("Short", "Short")]
    public void Titles_break_between_words_where_they_can(string title, string lines) =>
        Assert.Equal(lines, string.Join('|', Graph.Svg.TextMeasure.Wrap(title, 100, 12.5)));

    private static async Task<string> RunsAfterAsync(PlanFolder folder)
    {
        using var json = JsonDocument.Parse((await folder.RunAsync("graph", "plan.md")).Out);
        return string.Join("; ", json.RootElement.GetProperty("tasks").EnumerateArray()
            .Select(task => $"{task.GetProperty("id").GetString()}: {string.Join(' ', task.GetProperty("runsAfter").EnumerateArray().Select(id => id.GetString()))}"));
    }

    private static string Compact(string json)
    {
        using var document = JsonDocument.Parse(json);
        return JsonSerializer.Serialize(document.RootElement);
    }
}
