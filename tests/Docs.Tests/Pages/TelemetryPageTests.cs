using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Reflection;
using Docs.Tests.Examples;
using Microsoft.CodeAnalysis;
using PlanRuntime;
using Xunit;

namespace Docs.Tests.Pages;

/// <summary>docs/telemetry.md names what the code has, all of it.</summary>
public sealed class TelemetryPageTests
{
    private static readonly DocPage Page = DocPage.Read("docs/telemetry.md");

    [Fact]
    public void Every_constant_is_on_the_page()
    {
        string text = Repository.TextOf("docs/telemetry.md");
        IEnumerable<string> names = typeof(PlanTelemetry).GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!);
        Assert.All(names, name => Assert.Contains($"`{name}`", text, StringComparison.Ordinal));
    }

    [Fact]
    public void The_metrics_of_the_page_are_those_of_the_code_with_their_units()
    {
        var published = new ConcurrentBag<string>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, _) =>
            {
                if (instrument.Meter.Name == PlanTelemetry.MeterName) published.Add($"{instrument.Name} {instrument.Unit}");
            },
        };
        listener.Start();
        System.Runtime.CompilerServices.RuntimeHelpers.RunClassConstructor(typeof(PlanTelemetry).TypeHandle);
        Assert.Equal(Page.Rows.Where(row => row.Count == 5 && row[0] != "Instrument").Select(row => $"{row[0]} {row[2]}").Order(StringComparer.Ordinal), published.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_log_messages_of_the_page_are_those_of_the_code()
    {
        IEnumerable<string> messages = typeof(PlanTelemetry).Assembly.GetType("PlanRuntime.PlanLog")!.GetMethods(BindingFlags.Public | BindingFlags.Static)
            .Select(method => method.CustomAttributes.Single(attribute => attribute.AttributeType.Name == "LoggerMessageAttribute").ConstructorArguments)
            .OrderBy(arguments => (int)arguments[0].Value!)
            .Select(arguments => $"{arguments[0].Value} {(Microsoft.Extensions.Logging.LogLevel)(int)arguments[1].Value!} {arguments[2].Value}");
        Assert.Equal(messages, Page.Rows.Where(row => row.Count == 3 && char.IsAsciiDigit(row[0][0])).Select(row => string.Join(' ', row)));
    }

    [Fact]
    public async Task The_tree_of_spans_is_what_a_run_gives()
    {
        using var inner = new ActivitySource("Docs.Tests.Handlers");
        var spans = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == PlanTelemetry.SourceName || source.Name == inner.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        var builder = new PlanGraphBuilder("Tree of the page");
        builder.AddTask("1.1");
        builder.AddTask("1.2").DependsOn("1.1").Retries(1);
        builder.AddTask("1.3").DependsOn("1.2");
        await PlanRunner.RunAsync(builder.Build(), (task, _) =>
        {
            if (task.Task.Id == "1.1") inner.StartActivity("compile")!.Dispose();
            return task.Task.Id == "1.2" && task.Attempt == 1 ? Task.FromException(new InvalidOperationException()) : Task.CompletedTask;
        }, new PlanOptions { Retry = new PlanRetry { Delay = TimeSpan.Zero, UsesJitter = false } }, TestContext.Current.CancellationToken);

        Activity run = spans.Single(span => span.OperationName == PlanTelemetry.RunSpan && (string?)span.GetTagItem(PlanTelemetry.PlanTag) == "Tree of the page");
        var lines = new List<string> { $"{run.OperationName} {run.GetTagItem(PlanTelemetry.RunStatusTag)}" };
        foreach (Activity attempt in spans.Where(span => span.ParentSpanId == run.SpanId).OrderBy(span => span.GetTagItem(PlanTelemetry.TaskIdTag)).ThenBy(span => span.GetTagItem(PlanTelemetry.AttemptTag)))
        {
            lines.Add($"  {attempt.OperationName} {attempt.GetTagItem(PlanTelemetry.TaskIdTag)} attempt {attempt.GetTagItem(PlanTelemetry.AttemptTag)} {attempt.GetTagItem(PlanTelemetry.TaskStatusTag)} {attempt.GetTagItem(PlanTelemetry.ErrorTag)}".TrimEnd());
            lines.AddRange(spans.Where(span => span.ParentSpanId == attempt.SpanId).Select(span => $"    {span.OperationName}"));
        }

        Assert.Equal(Page.The("Spans", "text").Text, string.Concat(lines.Select(line => line + "\n")));
    }

    [Fact]
    public async Task The_listener_compiles()
    {
        CompiledProject project = await CompiledProject.CompileAsync(
            new Dictionary<string, string>(), new Dictionary<string, string> { ["Program.cs"] = Page.Blocks.Single(block => block.Language == "csharp").Text });
        Assert.Empty(project.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(CompiledProject.Line));
    }
}
