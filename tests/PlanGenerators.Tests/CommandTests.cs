namespace PlanGenerators.Tests;

/// <summary>A plan of commands runs without any C# of its own.</summary>
public sealed class CommandTests
{
    [Fact]
    public Task Commands_run_as_processes_and_a_failure_blocks_what_waits_for_it() => Run("""
        ## Phase 1: Look
        - [ ] 1.1 Version (run: `dotnet --version`)
        - [ ] 1.2 Nonsense (run: `dotnet "no such; command" $(exit 0)`)
        - [ ] 1.3 After version (depends: 1.1) (run: `dotnet --version`)
        - [ ] 1.4 After nonsense (depends: 1.2) (run: `dotnet --version`)
        - [ ] 1.5 Missing program (run: `no-such-program-anywhere --help`)
        """, "Completed Failed Completed Blocked Failed", """
        public static class Code
        {
            public static async Task<string> Run()
            {
                var result = await App.Plan.RunAsync();
                if (result["1.2"].Error is not PlanCommandException { ExitCode: not 0 and not null }) return "1.2 " + result["1.2"].Error;
                if (result["1.5"].Error is not PlanCommandException { ExitCode: null }) return "1.5 " + result["1.5"].Error;
                return string.Join(" ", result.Tasks.Select(t => t.Status));
            }
        }
        """);

    [Fact]
    public Task A_command_goes_before_a_handler_of_many_and_behind_its_own() => Run("""
        ## Phase 1: Look
        - [ ] 1.1 Version (run: `dotnet --version`)
        - [ ] 1.2 Own (run: `no-such-program-anywhere`)
        - [ ] 1.3 Other
        """, "Completed own rest", """
        namespace App
        {
            public static partial class Plan
            {
                public static readonly List<string> Log = new();
                [PlanTask("1.2")] static void Own() => Log.Add("own");
                [PlanTask("*")] static void Rest() => Log.Add("rest");
            }
        }
        public static class Code
        {
            public static async Task<string> Run()
            {
                var result = await App.Plan.RunAsync(new PlanOptions { MaxParallelism = 1 });
                return result.Status + " " + string.Join(" ", App.Plan.Log.Order());
            }
        }
        """);

    [Fact]
    public Task Criteria_in_code_spans_run_where_asked_for() => Run("""
        ## Phase 1: Look
        - [ ] 1.1 Version (run: `dotnet --version`)

        **VERIFY Phase 1:**
        - [ ] `dotnet --version` passes
        - [ ] `Plan.cs` exists
        - [ ] `no-such-program-anywhere`
        - [ ] The pages look good
        """, "dotnet --version|no-such-program-anywhere Failed no-such-program-anywhere", """
        public static class Code
        {
            public static async Task<string> Run()
            {
                var result = await App.Plan.RunAsync(new PlanOptions { Commands = new PlanCommandOptions { RunsCriteria = true } });
                return string.Join("|", App.Plan.Graph["VERIFY 1"].Criteria) + " " + result["VERIFY 1"].Status + " " + ((PlanCommandException)result["VERIFY 1"].Error!).Command;
            }
        }
        """);

    private static async Task Run(string plan, string expected, string code)
    {
        var generated = new TestProject().WithFile("plan.md", plan).WithSource(code).Generate(TestContext.Current.CancellationToken);
        Assert.Equal("", string.Join("\n", generated.Diagnostics.Select(d => d.ToString()).Concat(generated.CompilerDiagnostics)));
        Assert.Equal(expected, await generated.CallAsync<string>("Code", "Run"));
    }
}
