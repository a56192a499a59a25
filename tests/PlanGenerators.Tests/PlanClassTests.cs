namespace PlanGenerators.Tests;

/// <summary>Handlers in classes of every kind: instances, records, nested, inherited, several for one plan.</summary>
public sealed class PlanClassTests
{
    private const string Plan = """
        ## Phase 1: Core
        - [ ] 1.1 Types
        - [ ] 1.2 Schema
        - [ ] 1.3 Service (depends: 1.1, 1.2)
        """;

    [Fact]
    public Task An_instance_class_runs_its_plan() => Run("release.plan.md", "Completed abc3", """
        namespace App.Jobs;
        public interface IDeployer { string Name { get; } }
        public sealed class Deployer : IDeployer { public string Name => "abc"; }
        [Plan("release.plan.md")]
        public sealed partial class ReleaseTasks(IDeployer deployer)
        {
            private string text = "";
            [PlanTask("1.1")] private Task<int> Types() => Task.FromResult(deployer.Name.Length);
            [PlanTask("1.2")] private string Schema() => deployer.Name;
            [PlanTask("1.3")] private async ValueTask Service(int types, string schema, CancellationToken ct) { await Task.Yield(); text = schema + types; }
            public static async Task<string> Run()
            {
                var tasks = new ReleaseTasks(new Deployer());
                return (await tasks.RunAsync(new PlanOptions { MaxParallelism = 2 })).Status + " " + tasks.text;
            }
        }
        public static class Code { public static Task<string> Run() => ReleaseTasks.Run(); }
        """, "App.Jobs.Code");

    [Fact]
    public Task The_plans_own_class_asks_for_the_instance() => Run("plan.md", "Completed", """
        namespace App;
        [Plan("plan.md")] internal sealed partial record Work(int Start)
        {
            [PlanTask("*")] internal void Do(PlanTaskContext context) { }
        }
        public static class Code { public static async Task<string> Run() => (await Plan.RunAsync(new Work(1))).Status.ToString(); }
        """);

    [Fact]
    public Task Nested_classes_with_private_results_run() => Run("plan.md", "Completed 6", """
        namespace App
        {
            namespace Inner
            {
                public partial class Outer
                {
                    public static async Task<string> Run() { var w = new Work(); return (await w.RunAsync()).Status + " " + w.Sum; }

                    [Plan("plan.md")]
                    private sealed partial class Work
                    {
                        private sealed record Secret(int Value);
                        private readonly record struct Hidden(int Value);
                        public int Sum;
                        [PlanTask("1.1")] private Secret Types() => new(2);
                        [PlanTask("1.2")] private Task<Hidden> Schema() => Task.FromResult(new Hidden(4));
                        [PlanTask("1.3")] private void Service(Secret secret, Hidden hidden) => Sum = secret.Value + hidden.Value;
                    }
                }
            }
        }
        """, "App.Inner.Outer");

    [Fact]
    public Task Inherited_handlers_run_and_the_nearest_wins() => Run("plan.md", "Completed far near override", """
        namespace App;
        public abstract class Far
        {
            public List<string> Log { get; } = new();
            [PlanTask("1.1")] protected void Types() => Log.Add("far");
            [PlanTask("1.2")] protected void Schema() => Log.Add("wrong");
            [PlanTask("1.3")] protected virtual void Service() => Log.Add("wrong");
        }
        public abstract class Near : Far
        {
            [PlanTask("1.2")] protected void Closer() => Log.Add("near");
        }
        [Plan("plan.md")]
        public sealed partial class Work : Near
        {
            protected override void Service() => Log.Add("override");
        }
        public static class Code
        {
            public static async Task<string> Run() { var w = new Work(); return (await w.RunAsync(new PlanOptions { MaxParallelism = 1 })).Status + " " + string.Join(" ", w.Log); }
        }
        """);

    [Fact]
    public Task Two_classes_share_a_plan_and_results_flow_between_them() => Run("plan.md", "Completed 5 True", """
        namespace App;
        [Plan("plan.md")] public sealed partial class Builders { [PlanTask("1.1")] Task<int> Types() => Task.FromResult(2); }
        [Plan("plan.md")] public static partial class Schemas { [PlanTask("1.2")] static int? Schema() => 3; }
        [Plan("plan.md")] public sealed partial class Services
        {
            public int Sum;
            [PlanTask("1.3")] void Service([From("1.1")] int types, [From("1.2")] int? schema) => Sum = types + schema!.Value;
        }
        public static class Code
        {
            public static async Task<string> Run()
            {
                var (builders, services) = (new Builders(), new Services());
                var result = await Plan.RunAsync(builders, services);
                var again = await services.RunAsync(builders);
                return result.Status + " " + services.Sum + " " + (result.ResultOf(Plan.Tasks.Types) == 2 && again.ResultOf(Plan.Tasks.Schema) == 3);
            }
        }
        """);

    [Fact]
    public Task One_method_handles_several_tasks_a_phase_or_all() => Run("plan.md", "Completed 1.1=one 1.2=one 1.3=three 2.1=phase 2.2=phase 3.1=rest", """
        namespace App;
        public static partial class Plan
        {
            [PlanTask("1.1"), PlanTask("1.2")] static Task<string> One() => Task.FromResult("one");
            [PlanTask("1.3")] static string Three([From("1.*")] IReadOnlyList<string> all) => all.Count == 2 ? "three" : "?";
            [PlanTask("2.*")] static ValueTask<string> Phase(PlanTaskContext context) => new("phase");
            [PlanTask("*")] static string Rest() => "rest";
            public static async Task<string> Run()
            {
                var result = await RunAsync();
                return result.Status + " " + string.Join(" ", Graph.Tasks.Select(t => t.Id + "=" + result.ResultOf(new PlanTaskHandle<string>(t.Id))));
            }
        }
        """, "App.Plan", Plan + """

        ## Phase 2: More
        - [ ] 2.1 A
        - [ ] 2.2 B
        ## Phase 3: Rest
        - [ ] 3.1 C
        """);

    [Fact]
    public Task A_list_takes_the_results_of_all_dependencies_of_its_type() => Run("plan.md", "Completed 3", """
        namespace App;
        public static partial class Plan
        {
            static int sum;
            [PlanTask("1.1")] static int Types() => 1;
            [PlanTask("1.2")] static int Schema() => 2;
            [PlanTask("1.3")] static void Service(int[] numbers) => sum = numbers.Sum();
            public static async Task<string> Run() => (await RunAsync()).Status + " " + sum;
        }
        """, "App.Plan");

    [Fact]
    public Task A_nullable_parameter_takes_null_where_the_producer_was_done_before() => Run("plan.md", "Completed True True 7", """
        namespace App;
        public static partial class Plan
        {
            static string text = "";
            [PlanTask("1.1")] static string Types() => "types";
            [PlanTask("1.2")] static int Schema() => 2;
            [PlanTask("1.3")] static int Service(string? types, int? schema) { text = $"{types is null} {schema is null}"; return 7; }
            [PlanTask("1.4")] static void Use(int service) => text += " " + service;
            public static async Task<string> Run() => (await RunAsync()).Status + " " + text;
        }
        """, "App.Plan", """
        ## Phase 1: Core
        - [x] 1.1 Types
        - [x] 1.2 Schema
        - [ ] 1.3 Service (depends: 1.1, 1.2)
        - [ ] 1.4 Use (depends: 1.3)
        """);

    [Fact]
    public Task A_required_result_of_a_task_that_is_done_runs_it_again() => Run("plan.md", "Completed types", """
        namespace App;
        public static partial class Plan
        {
            static string text = "";
            [PlanTask("1.1")] static string Types() => "types";
            [PlanTask("1.2")] static void Schema() { }
            [PlanTask("1.3")] static void Service(string types) => text = types;
            public static async Task<string> Run() => (await RunAsync()).Status + " " + text;
        }
        """, "App.Plan", Plan.Replace("[ ] 1.1", "[x] 1.1", StringComparison.Ordinal));

    [Fact]
    public void The_users_declaration_decides_access_and_whether_the_class_is_static()
    {
        var generated = new TestProject().WithFile("plan.md", Plan).WithSource("""
            namespace App;
            internal sealed partial class Plan
            {
                internal sealed record Result(int N);
                [PlanTask("1.1")] Result Types() => new(1);
                [PlanTask("*")] void Rest() { }
            }
            """).Generate(TestContext.Current.CancellationToken);
        Assert.Equal("", string.Join("\n", generated.CompilerDiagnostics));
        var type = generated.Compilation.GetTypeByMetadataName("App.Plan")!;
        Assert.False(type.IsStatic);
        Assert.Equal(Microsoft.CodeAnalysis.Accessibility.Internal, type.DeclaredAccessibility);
    }

    [Fact]
    public Task A_compensation_sees_the_result_of_its_task() => Run("plan.md", "Failed undone 1", """
        namespace App;
        public static partial class Plan
        {
            static string text = "";
            [PlanTask("1.1")] static int Types() => 1;
            [PlanTask("1.2")] static void Schema() { }
            [PlanTask("1.3")] static void Service() => throw new InvalidOperationException();
            [PlanRollback("1.1")] static Task Undo(int types) { text = "undone " + types; return Task.CompletedTask; }
            public static async Task<string> Run() => (await RunAsync(new PlanOptions { OnFailure = FailurePolicy.Rollback })).Status + " " + text;
        }
        """, "App.Plan");

    private static async Task Run(string file, string expected, string code, string type = "App.Code", string plan = Plan)
    {
        var generated = new TestProject().WithFile(file, plan).WithSource(code).Generate(TestContext.Current.CancellationToken);
        Assert.Equal("", string.Join("\n", generated.Diagnostics.Select(d => d.ToString()).Concat(generated.CompilerDiagnostics)));
        Assert.Equal(expected, await generated.CallAsync<string>(type, "Run"));
    }
}
