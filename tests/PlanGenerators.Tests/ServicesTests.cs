namespace PlanGenerators.Tests;

/// <summary>Plan classes in service collections and hosts: <c>AddPlan</c> is there exactly where the project references what it needs.</summary>
public sealed class ServicesTests
{
    private const string Plan = """
        ## Phase 1: Core
        - [ ] 1.1 Types
        - [ ] 1.2 Target (depends: 1.1)
        """;

    private const string Code = """
        using Microsoft.Extensions.DependencyInjection;
        namespace App;
        public interface IFeed { List<string> Log { get; } }
        public sealed class Feed : IFeed { public List<string> Log { get; } = new(); }
        [Plan("plan.md")]
        public sealed partial class ReleaseTasks(IFeed feed)
        {
            [PlanTask("1.1")] private string Types() => "types";
            [PlanTask("1.2")] private Task<string> Push(string types) { feed.Log.Add(types); return feed.Log.Count > 1 ? throw new IOException("full") : Task.FromResult(types); }
        }
        """;

    [Fact]
    public Task A_class_comes_from_the_container_with_its_services() => Run(Referenced("DependencyInjection", "DependencyInjection.Abstractions"), "Completed types Completed", """
        public static async Task<string> Run()
        {
            await using var services = new ServiceCollection().AddTransient<IFeed, Feed>().AddPlan<ReleaseTasks>().BuildServiceProvider();
            var one = await services.GetRequiredService<ReleaseTasks>().RunAsync();
            var two = await services.GetRequiredService<IPlanHandler>().RunAsync(new PlanOptions { MaxParallelism = 1 });
            return one.Status + " " + one.ResultOf(Plan.Tasks.Target) + " " + two.Status;
        }
        """);

    private const string Shared = """
        using Microsoft.Extensions.DependencyInjection;
        namespace App;
        public sealed class Log { public List<string> Lines { get; } = new(); }
        [Plan("plan.md")] public sealed partial class Builders(Log log) { [PlanTask("1.1")] private int Types() { log.Lines.Add("types"); return 3; } }
        [Plan("plan.md")] public sealed partial class @options(Log log) { [PlanTask("1.2")] private string Target(int types) { log.Lines.Add("target " + types); return "done"; } }

        """;

    [Fact]
    public async Task A_plan_that_classes_share_has_a_runner_that_a_container_makes_of_them()
    {
        var generated = Referenced().WithFile("plan.md", Plan).WithSource(Shared + """
            public static class Code
            {
                public static async Task<string> Run()
                {
                    await using var services = new ServiceCollection().AddSingleton<Log>().AddTransient<Builders>().AddTransient<@options>().AddPlan<Plan.Runner>().BuildServiceProvider();
                    var one = await services.GetRequiredService<Plan.Runner>().RunAsync();
                    var two = await services.GetRequiredService<IPlanHandler>().RunAsync(new PlanOptions { MaxParallelism = 1 });

                    var builder = new Microsoft.Extensions.Hosting.HostApplicationBuilder(new Microsoft.Extensions.Hosting.HostApplicationBuilderSettings { DisableDefaults = true });
                    var log = services.GetRequiredService<Log>();
                    builder.Services.AddSingleton(log).AddScoped<Builders>().AddScoped<@options>();
                    builder.AddPlan<Plan.Runner>();
                    using var host = builder.Build();
                    await Microsoft.Extensions.Hosting.HostingAbstractionsHostExtensions.RunAsync(host);
                    return one.ResultOf(Plan.Tasks.Target) + " " + two.Status + ": " + string.Join(", ", log.Lines);
                }
            }
            """).Generate(TestContext.Current.CancellationToken);
        Assert.Equal("", string.Join("\n", generated.Diagnostics.Select(d => d.ToString()).Concat(generated.CompilerDiagnostics)));
        Assert.Equal("done Completed: types, target 3, types, target 3, types, target 3", await generated.CallAsync<string>("App.Code", "Run"));
    }

    [Theory]
    [InlineData("(depends: 1.1)", "(depends: 1.2)")]
    [InlineData("1.2 Target", "1.2 Runner")]
    public void A_runner_compiles_while_the_plan_has_errors(string before, string after)
    {
        var generated = Referenced().WithFile("plan.md", Plan.Replace(before, after, StringComparison.Ordinal)).WithSource(Shared + "public static class Code { public static Task Run(Log log) => new Plan.Runner(new(log), new(log)).RunAsync(); }").Generate(TestContext.Current.CancellationToken);
        Assert.Equal("", string.Join("\n", generated.CompilerDiagnostics));
    }

    [Fact]
    public void A_member_called_Runner_is_the_users_own()
    {
        var generated = Referenced().WithFile("plan.md", Plan).WithSource(Shared + "public static partial class Plan { public static int Runner => 1; }").Generate(TestContext.Current.CancellationToken);
        Assert.Equal("", string.Join("\n", generated.Diagnostics.Select(d => d.ToString()).Concat(generated.CompilerDiagnostics)));
    }

    [Fact]
    public Task A_registration_of_the_users_own_stays() => Run(Referenced("DependencyInjection", "DependencyInjection.Abstractions"), "True False", """
        public static async Task<string> Run()
        {
            await using var own = new ServiceCollection().AddSingleton<IFeed, Feed>().AddSingleton<ReleaseTasks>().AddPlan<ReleaseTasks>().BuildServiceProvider();
            await using var other = new ServiceCollection().AddSingleton<IFeed, Feed>().AddPlan<ReleaseTasks>().BuildServiceProvider();
            return ReferenceEquals(own.GetRequiredService<IPlanHandler>(), own.GetRequiredService<ReleaseTasks>()) + " " + ReferenceEquals(other.GetRequiredService<IPlanHandler>(), other.GetRequiredService<ReleaseTasks>());
        }
        """);

    [Fact]
    public Task A_host_runs_its_plan_and_stops() => Run(Referenced(), "types 0, types types 1", """
        public static async Task<string> Run()
        {
            var before = Environment.ExitCode;
            var feed = new Feed();
            var log = new List<string>();
            for (var n = 0; n < 2; n++)
            {
                var builder = new Microsoft.Extensions.Hosting.HostApplicationBuilder(new Microsoft.Extensions.Hosting.HostApplicationBuilderSettings { DisableDefaults = true });
                builder.Services.AddSingleton<IFeed>(feed);
                builder.AddPlan<ReleaseTasks>(new PlanOptions { MaxParallelism = 1 });
                using var host = builder.Build();
                try { await Microsoft.Extensions.Hosting.HostingAbstractionsHostExtensions.RunAsync(host); } catch (PlanRunException) { }
                log.Add(string.Join(" ", feed.Log) + " " + Environment.ExitCode);
            }
            Environment.ExitCode = before;
            return string.Join(", ", log);
        }
        """);

    [Fact]
    public void A_project_without_the_abstractions_gets_neither_extensions_nor_references()
    {
        var generated = new TestProject().WithFile("plan.md", Plan).WithSource("""
            namespace App;
            [Plan("plan.md")] public partial class Work { [PlanTask("*")] void Do() { } }
            """).Generate(TestContext.Current.CancellationToken);
        Assert.Equal("", string.Join("\n", generated.CompilerDiagnostics));
        Assert.DoesNotContain("Plans-Services.g.cs", generated.Files.Keys);
        Assert.Contains(generated.Compilation.GetTypeByMetadataName("App.Work")!.Interfaces, i => i.Name == "IPlanHandler");
    }

    [Theory]
    [InlineData("public static partial class Plan { [PlanTask(\"*\")] static void Do() { } }")]
    [InlineData("public partial class Plan { const int Runner = 1; } [Plan(\"plan.md\")] public partial class A { [PlanTask(\"1.1\")] void Do() { } } [Plan(\"plan.md\")] public partial class B { [PlanTask(\"1.2\")] void Do() { } }")]
    [InlineData("static class PlanServiceCollectionExtensions { } [Plan(\"plan.md\")] public partial class A { [PlanTask(\"*\")] void Do() { } }")]
    public void Nothing_is_written_where_no_single_instance_runs_a_plan_or_the_name_is_taken(string code)
    {
        var generated = Referenced().WithFile("plan.md", Plan).WithSource("namespace App; " + code).Generate(TestContext.Current.CancellationToken);
        Assert.Equal("", string.Join("\n", generated.CompilerDiagnostics));
        Assert.DoesNotContain("Plans-Services.g.cs", generated.Files.Keys);
    }

    [Fact]
    public void Without_the_abstractions_of_hosting_services_alone_are_written()
    {
        var generated = Referenced("DependencyInjection.Abstractions").WithFile("plan.md", Plan).WithSource(Code).Generate(TestContext.Current.CancellationToken);
        Assert.Equal("", string.Join("\n", generated.CompilerDiagnostics));
        Assert.DoesNotContain("Hosting", generated.Files["Plans-Services.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void Plans_of_two_namespaces_share_one_extension_class()
    {
        var generated = Referenced().WithFile("a.plan.md", Plan).WithFile("b.plan.md", Plan).WithFileOption("b.plan.md", "build_metadata.AdditionalFiles.PlanNamespace", "Zeta").WithSource("""
            using Microsoft.Extensions.DependencyInjection;
            namespace App;
            [Plan("a.plan.md")] public partial class A { [PlanTask("*")] void Do() { } }
            [Plan("b.plan.md")] public partial class B { [PlanTask("*")] void Do() { } }
            static class Code { static IServiceCollection Add(IServiceCollection services) => services.AddPlan<A>().AddPlan<B>(); }
            """).Generate(TestContext.Current.CancellationToken);
        Assert.Equal("", string.Join("\n", generated.CompilerDiagnostics));
    }

    private static TestProject Referenced(params string[] packages) => new TestProject().WithExtensions(packages);

    private static async Task Run(TestProject project, string expected, string method)
    {
        var generated = project.WithFile("plan.md", Plan).WithSource(Code + "\npublic static class Code\n{\n" + method + "\n}").Generate(TestContext.Current.CancellationToken);
        Assert.Equal("", string.Join("\n", generated.Diagnostics.Select(d => d.ToString()).Concat(generated.CompilerDiagnostics)));
        Assert.Equal(expected, await generated.CallAsync<string>("App.Code", "Run"));
    }
}
