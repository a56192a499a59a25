namespace PlanCodeFixes.Tests;

public sealed class HandlerFixTests
{
    private const string Plan = """
        ## Phase 1: Core
        - [ ] 1.1 Create types
        - [ ] 1.2 Read the schema
        - [ ] 1.3 Write the service (depends: 1.1, 1.2)
        """;

    [Fact]
    public async Task A_missing_handler_is_written_with_the_results_it_depends_on()
    {
        using var editor = new Editor(Plan, """
            using System.Threading;
            using System.Threading.Tasks;
            using PlanRuntime;
            namespace App;

            public sealed record Types(string Name);

            public static partial class Plan
            {
                [PlanTask("1.1")] static Types CreateTypes() => new("x");
                [PlanTask("1.2")] static Task<string?> ReadSchema() => Task.FromResult<string?>(null);
            }
            """);
        var actions = await editor.ActionsAsync("PLAN4002");
        Assert.Equal(["Write a handler for '1.3'"], actions.Select(a => a.Title));
        await editor.ApplyAsync(actions[0]);
        Assert.Equal("""
            using System.Threading;
            using System.Threading.Tasks;
            using PlanRuntime;
            namespace App;

            public sealed record Types(string Name);

            public static partial class Plan
            {
                [PlanTask("1.1")] static Types CreateTypes() => new("x");
                [PlanTask("1.2")] static Task<string?> ReadSchema() => Task.FromResult<string?>(null);

                // 1.3 Write the service (after 1.1, 1.2)
                [PlanTask("1.3")]
                private static Task WriteTheServiceAsync(Types createTypes, string? readTheSchema, PlanTaskContext task, CancellationToken cancellationToken) =>
                    throw new System.NotImplementedException("1.3 Write the service");
            }
            """, await editor.TextAsync("Code.cs"), ignoreLineEndingDifferences: true);
        Assert.Empty(await Faults(editor));
    }

    [Fact]
    public async Task All_missing_handlers_are_written_at_once_into_an_instance_class()
    {
        using var editor = new Editor(Plan, """
            namespace App;

            [PlanRuntime.Plan("plan.md")]
            public sealed partial class Work
            {
                [PlanRuntime.PlanTask("1.1")] int CreateTypes() => 1;
            }
            """);
        var actions = await editor.ActionsAsync("PLAN4002");
        Assert.Equal(["Write a handler for '1.2'", "Write a handler for '1.3'", "Write the 2 handlers that are missing"], actions.Select(a => a.Title));
        await editor.ApplyAsync(actions[2]);
        Assert.Contains("WriteTheServiceAsync(int createTypes, ", await editor.TextAsync("Code.cs"), StringComparison.Ordinal);
        Assert.DoesNotContain("static", await editor.TextAsync("Code.cs"), StringComparison.Ordinal);
        Assert.Empty(await Faults(editor));
    }

    [Fact]
    public async Task Two_results_of_one_type_say_where_they_are_from()
    {
        using var editor = new Editor(Plan, """
            namespace App;
            public static partial class Plan
            {
                [PlanRuntime.PlanTask("1.1")] static int CreateTypes() => 1;
                [PlanRuntime.PlanTask("1.2")] static int ReadSchema() => 2;
            }
            """);
        await editor.ApplyAsync((await editor.ActionsAsync("PLAN4002"))[0]);
        Assert.Contains("From(\"1.1\")] int createTypes, ", await editor.TextAsync("Code.cs"), StringComparison.Ordinal);
        Assert.Empty(await Faults(editor));
    }

    [Fact]
    public async Task A_data_race_is_ended_in_the_plan_or_in_the_code()
    {
        const string Code = """
            namespace App;
            public static partial class Plan
            {
                [PlanRuntime.PlanTask("1.1")] static int CreateTypes() => 1;
                [PlanRuntime.PlanTask("1.2")] static void ReadSchema(int types) { }
                [PlanRuntime.PlanTask("1.3")] static void Write() { }
            }
            """;
        using var editor = new Editor(Plan, Code);
        var actions = await editor.ActionsAsync("PLAN4005");
        Assert.Equal(["Let '1.2' depend on '1.1' in 'plan.md'", "Remove the parameter 'types'"], actions.Select(a => a.Title));
        await editor.ApplyAsync(actions[0]);
        Assert.Equal(Plan.Replace("schema", "schema (depends: 1.1)", StringComparison.Ordinal), await editor.TextAsync());
        Assert.Empty(await Faults(editor));

        using var other = new Editor(Plan, Code);
        await other.ApplyAsync((await other.ActionsAsync("PLAN4005"))[1]);
        Assert.Equal(Code.Replace("int types", "", StringComparison.Ordinal), await other.TextAsync("Code.cs"));
        Assert.Empty(await Faults(other));
    }

    [Fact]
    public async Task A_parameter_that_is_used_is_not_removed_and_no_cycle_is_written()
    {
        using var editor = new Editor(Plan, """
            namespace App;
            public static partial class Plan
            {
                [PlanRuntime.PlanTask("1.1")] static int CreateTypes(string schema) => schema.Length;
                [PlanRuntime.PlanTask("1.2")] static void ReadSchema() { }
                [PlanRuntime.PlanTask("1.3")] static string Write() => "";
            }
            """);
        Assert.Empty(await editor.ActionsAsync("PLAN4005"));
    }

    [Fact]
    public async Task A_misspelt_id_is_corrected()
    {
        using var editor = new Editor(Plan, """
            namespace App;
            public static partial class Plan
            {
                [PlanRuntime.PlanTask("1.1")] static void CreateTypes() { }
                [PlanRuntime.PlanTask("1.22")] static void ReadSchema() { }
                [PlanRuntime.PlanTask("1.3")] static void Write() { }
            }
            """);
        var actions = await editor.ActionsAsync("PLAN4001");
        Assert.Equal(["Change to '1.2'"], actions.Select(a => a.Title));
        await editor.ApplyAsync(actions[0]);
        Assert.Empty(await Faults(editor));
    }

    /// <summary>What stops the build or a run.</summary>
    private static async Task<IEnumerable<string>> Faults(Editor editor) =>
        (await editor.DiagnoseAsync()).Where(d => d.Severity > Microsoft.CodeAnalysis.DiagnosticSeverity.Info).Select(d => d.ToString());
}
