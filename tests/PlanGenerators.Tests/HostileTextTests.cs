namespace PlanGenerators.Tests;

/// <summary>Whatever a plan says, generated code compiles without a word and says the same.</summary>
public sealed class HostileTextTests
{
    private static readonly char[] MarkdownCharacters = ['*', '/', '<', '&', '\uD800', '\t', '\\', '`', '"', '\u2028', '\u0085'];

    public static TheoryData<string> Titles =>
    [
        "\"; System.Environment.Exit(1); //",
        "*/ } class Evil { /*",
        "</summary><evil attr=\"&\">&amp;",
        "{0} {{x}} $\"{y}\" \\u0022 \\",
        "class",
        "Ids Tasks Graph",
        "Equals",
        "GetHashCode",
        "123 steps",
        "🚀 🎉",
        "Überprüfung der Größe – Straße",
        "数据库 迁移",
        "Невозможно",
        "a\u2028b\u2029c\u0085d",
        "right\u202Eleft\u2066x",
        "\u0301combining",
        "\uD800 lone surrogate",
        "tab\tand nul",
        new string('x', 3000),
        string.Join(' ', Enumerable.Repeat("very long title", 100)),
        "",
    ];

    [Theory]
    [MemberData(nameof(Titles))]
    public async Task A_title_is_text_and_nothing_else(string title)
    {
        var generated = new TestProject().WithFile("plan.md", $"""
            # {title}
            ## Phase 1: {title}
            - [ ] 1.1 {title}
              {title}
            - [ ] 1.2 {title}
            - [ ] 1.3 {title}
            """).WithSource("""
            public static class Code { public static string Run() => App.Plan.Graph.Tasks.Count + "\n" + App.Plan.Graph["1.2"].Title; }
            """).Generate(TestContext.Current.CancellationToken);
        Assert.Equal("", string.Join("\n", generated.CompilerDiagnostics));
        var lines = (await generated.CallAsync<string>("Code", "Run")).Split('\n', 2);
        Assert.Equal("3", lines[0]);
        if (title.Length is > 0 and < 100 && !title.Any(c => MarkdownCharacters.Contains(c))) Assert.Equal(title.Trim(), lines[1]);
    }

    [Fact]
    public void Hostile_ids_and_files_are_text()
    {
        var generated = new TestProject().WithFile("plan.md", """
            ## Phase "1": x
            - [ ] T001 One (src/"a".cs)
            - [ ] WP-2 Two (files: a\b.cs, "c d".cs)
            - [ ] 1.2.A Three (run: `echo "\n" $(rm -rf /)`)
            - [ ] T001 Twice
            """).Generate(TestContext.Current.CancellationToken);
        Assert.Equal("", string.Join("\n", generated.CompilerDiagnostics));
    }

    [Theory]
    [InlineData("my-big_move.plan.md", "MyBigMovePlan")]
    [InlineData("1st.plan.md", "_1stPlan")]
    [InlineData("class.plan.md", "ClassPlan")]
    [InlineData("数据.plan.md", "数据Plan")]
    [InlineData("....plan.md", "Plan")]
    public void Any_file_name_gives_a_class(string file, string name)
    {
        var generated = new TestProject().WithFile(file, "## Phase 1: Core\n- [ ] 1.1 Types").Generate(TestContext.Current.CancellationToken);
        Assert.Equal("", string.Join("\n", generated.CompilerDiagnostics));
        Assert.NotNull(generated.Compilation.GetTypeByMetadataName("App." + name));
    }

    [Fact]
    public void Names_of_members_are_unique_in_any_case_and_first_come_first_served()
    {
        var generated = new TestProject().WithFile("plan.md", """
            ## Phase 1: Core
            - [ ] 1.1 Create types
            - [ ] 1.2 create TYPES
            - [ ] 1.3 Create types 1.2
            - [ ] 1.4 !!!
            - [ ] 1.5 2 steps
            """).Generate(TestContext.Current.CancellationToken);
        Assert.Equal(
            ["CreateTypes", "CreateTYPES_1_2", "CreateTypes12", "Task1_4", "Task2Steps"],
            generated.Compilation.GetTypeByMetadataName("App.Plan+Ids")!.GetMembers().OfType<Microsoft.CodeAnalysis.IFieldSymbol>().Select(f => f.Name));
    }
}
