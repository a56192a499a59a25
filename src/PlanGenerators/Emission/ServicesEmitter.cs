using PlanModel;

namespace PlanGenerators;

/// <summary>Writes <c>AddPlan</c> for service collections and hosts, into projects that reference their abstractions; no other project gets a reference for it.</summary>
internal static class ServicesEmitter
{
    private const string Injection = "global::Microsoft.Extensions.DependencyInjection.";
    private const string Hosting = "global::Microsoft.Extensions.Hosting.";
    private const string Tasks = "<[global::System.Diagnostics.CodeAnalysis.DynamicallyAccessedMembers(global::System.Diagnostics.CodeAnalysis.DynamicallyAccessedMemberTypes.PublicConstructors)] TTasks>";
    private const string Constraint = "where TTasks : class, global::PlanRuntime.IPlanHandler";

    public static string Emit(ServicesModel model)
    {
        var writer = SourceWriter.StartFile("the project's plans");
        if (model.Namespace.Length > 0) writer.Open("namespace " + CSharpNames.EscapeAll(model.Namespace));
        writer.Line("/// <summary>Registers classes whose methods handle the tasks of plans.</summary>");
        writer.Line(CodeMarks.Generated);
        writer.Open("internal static class " + ServicesModel.ClassName);
        WriteAddToServices(writer);
        if (model.HasHosting)
        {
            writer.Line();
            WriteAddToHost(writer);
            writer.Line();
            WriteService(writer);
        }

        writer.Close();
        if (model.Namespace.Length > 0) writer.Close();
        return writer.ToString();
    }

    private static void WriteAddToServices(SourceWriter writer)
    {
        writer.Line("/// <summary>Registers a class whose methods handle the tasks of a plan, for itself and as <see cref=\"global::PlanRuntime.IPlanHandler\"/>.</summary>");
        writer.Line("/// <typeparam name=\"TTasks\">The class; each time a new instance, unless it is registered before.</typeparam>");
        writer.Line("/// <param name=\"services\">The services.</param>");
        writer.Line("/// <returns>The services.</returns>");
        writer.Line($"internal static {Injection}IServiceCollection AddPlan{Tasks}(this {Injection}IServiceCollection services)");
        writer.Indent();
        writer.Line(Constraint);
        writer.Unindent();
        writer.Open();
        writer.Line($"{Injection}Extensions.ServiceCollectionDescriptorExtensions.TryAddTransient<TTasks>(services);");
        writer.Line($"return {Injection}ServiceCollectionServiceExtensions.AddTransient<global::PlanRuntime.IPlanHandler>(services, static provider => {Injection}ServiceProviderServiceExtensions.GetRequiredService<TTasks>(provider));");
        writer.Close();
    }

    private static void WriteAddToHost(SourceWriter writer)
    {
        writer.Line("/// <summary>Registers a class whose methods handle the tasks of a plan; the host runs the plan when it starts, and stops when the run has ended: with exit code 1 unless the run completed.</summary>");
        writer.Line("/// <typeparam name=\"TTasks\">The class; its instance comes from a scope of its own.</typeparam>");
        writer.Line("/// <param name=\"builder\">The host.</param>");
        writer.Line("/// <param name=\"options\">Pattern, limits and so on; those of the plan by default.</param>");
        writer.Line("/// <returns>The host.</returns>");
        writer.Line($"internal static {Hosting}IHostApplicationBuilder AddPlan{Tasks}(this {Hosting}IHostApplicationBuilder builder, global::PlanRuntime.PlanOptions? options = null)");
        writer.Indent();
        writer.Line(Constraint);
        writer.Unindent();
        writer.Open();
        writer.Line("AddPlan<TTasks>(builder.Services);");
        writer.Line($"{Injection}ServiceCollectionServiceExtensions.AddSingleton<{Hosting}IHostedService>(builder.Services, provider => new PlanService<TTasks>(provider, options));");
        writer.Line("return builder;");
        writer.Close();
    }

    private static void WriteService(SourceWriter writer)
    {
        writer.Open($"private sealed class PlanService<TTasks> : {Hosting}BackgroundService where TTasks : class, global::PlanRuntime.IPlanHandler");
        writer.Line("private readonly global::System.IServiceProvider _services;");
        writer.Line("private readonly global::PlanRuntime.PlanOptions? _options;");
        writer.Line();
        writer.Open("internal PlanService(global::System.IServiceProvider services, global::PlanRuntime.PlanOptions? options)");
        writer.Line("_services = services;");
        writer.Line("_options = options;");
        writer.Close();
        writer.Line();
        writer.Open("protected override async global::System.Threading.Tasks.Task ExecuteAsync(global::System.Threading.CancellationToken stoppingToken)");
        writer.Open("try");
        writer.Line($"await using var scope = {Injection}ServiceProviderServiceExtensions.CreateAsyncScope(_services);");
        writer.Line($"var tasks = {Injection}ServiceProviderServiceExtensions.GetRequiredService<TTasks>(scope.ServiceProvider);");
        writer.Line("var result = await tasks.RunAsync(_options, stoppingToken).ConfigureAwait(false);");
        writer.Line("result.EnsureCompleted();");
        writer.Close();
        writer.Open("catch");
        writer.Line("global::System.Environment.ExitCode = 1;");
        writer.Line("throw;");
        writer.Close();
        writer.Open("finally");
        writer.Line($"{Injection}ServiceProviderServiceExtensions.GetRequiredService<{Hosting}IHostApplicationLifetime>(_services).StopApplication();");
        writer.Close();
        writer.Close();
        writer.Close();
    }
}
