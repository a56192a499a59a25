using System.Text.Json;
using Microsoft.Extensions.Time.Testing;

namespace PlanRuntime.Tests.State;

public sealed class StatusJsonTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>The shape that the execution contract, section 4, prescribes.</summary>
    [Fact]
    public async Task The_status_has_the_shape_of_the_contract()
    {
        var builder = new PlanGraphBuilder("Release", "release.plan.md");
        builder.AddPhase("1", "Build");
        builder.AddTask("1.1", "Compile");
        builder.AddTask("1.2", "Test <b>\ud83d\ude00</b>").DependsOn("1.1");
        builder.AddTask("1.3", "Pack").DependsOn("1.2");
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));
        await PlanRunner.RunAsync(builder.Build(), (task, _) =>
        {
            clock.Advance(TimeSpan.FromMilliseconds(12.5));
            return task.Task.Id == "1.2" ? Task.FromException(new InvalidOperationException("no \"luck\"")) : Task.CompletedTask;
        }, new PlanOptions { State = PlanState.Directory(_folder.Path), TimeProvider = clock }, TestContext.Current.CancellationToken);

        var text = File.ReadAllText(_folder.Of("status.json"));
        using var json = JsonDocument.Parse(text);
        var run = json.RootElement.GetProperty("runs")[0].GetProperty("id").GetString();
        var hash = json.RootElement.GetProperty("hash").GetString();
        Assert.Equal(
            $$"""
            {
              "plan": "Release",
              "source": "release.plan.md",
              "hash": "{{hash}}",
              "runs": [
                {
                  "id": "{{run}}",
                  "startedAt": "2026-01-02T03:04:05+00:00",
                  "endedAt": "2026-01-02T03:04:05.025+00:00",
                  "status": "failed"
                }
              ],
              "summary": {
                "total": 3,
                "completed": 1,
                "running": 0,
                "pending": 0,
                "failed": 1,
                "skipped": 0,
                "blocked": 1,
                "canceled": 0
              },
              "tasks": [
                {
                  "id": "1.1",
                  "description": "Compile",
                  "phase": "1",
                  "status": "completed",
                  "dependencies": [],
                  "dependents": [
                    "1.2"
                  ],
                  "attempts": 1,
                  "startedAt": "2026-01-02T03:04:05+00:00",
                  "completedAt": "2026-01-02T03:04:05.0125+00:00",
                  "durationMs": 12.5,
                  "blockedBy": []
                },
                {
                  "id": "1.2",
                  "description": "Test <b>\uD83D\uDE00</b>",
                  "phase": "1",
                  "status": "failed",
                  "dependencies": [
                    "1.1"
                  ],
                  "dependents": [
                    "1.3"
                  ],
                  "attempts": 1,
                  "startedAt": "2026-01-02T03:04:05.0125+00:00",
                  "completedAt": "2026-01-02T03:04:05.025+00:00",
                  "durationMs": 12.5,
                  "error": "no \"luck\"",
                  "blockedBy": []
                },
                {
                  "id": "1.3",
                  "description": "Pack",
                  "phase": "1",
                  "status": "blocked",
                  "dependencies": [
                    "1.2"
                  ],
                  "dependents": [],
                  "attempts": 0,
                  "blockedBy": [
                    "1.2"
                  ]
                }
              ],
            """.ReplaceLineEndings("\n"), text[..text.IndexOf("  \"dependencyGraph\"", StringComparison.Ordinal)].TrimEnd('\n'));
        var edges = json.RootElement.GetProperty("dependencyGraph").GetProperty("1.2");
        Assert.Equal("1.1", edges.GetProperty("dependencies")[0].GetString());
        Assert.Equal("1.3", edges.GetProperty("dependents")[0].GetString());
    }

    /// <summary>With a clock that stands still nothing is due between the first change and the end.</summary>
    [Fact]
    public async Task Ten_thousand_tasks_do_not_write_the_status_ten_thousand_times()
    {
        var builder = new PlanGraphBuilder("Plan");
        for (var n = 0; n < 10_000; n++) builder.AddTask($"{n}");
        var files = new CountedFiles(new DiskFiles(_folder.Path));
        var clock = new FakeTimeProvider();
        await PlanRunner.RunAsync(
            builder.Build(), (_, _) => Task.CompletedTask,
            new PlanOptions { State = PlanState.InFiles(files, PlanSync.None, clock) }, TestContext.Current.CancellationToken);
        Assert.InRange(files.Renames("status.json"), 1, 2);
    }

    [Fact]
    public void A_status_is_published_for_many_changes_together()
    {
        var clock = new FakeTimeProvider();
        var published = 0;
        using var status = new StatusPublisher(clock, () => published++);
        status.Change();
        clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(1, published);
        for (var n = 0; n < 1000; n++) status.Change();
        Assert.Equal(1, published);
        clock.Advance(TimeSpan.FromMilliseconds(250));
        Assert.Equal(2, published);
        clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(2, published);
    }

    [Fact]
    public void A_status_that_takes_long_is_published_rarely()
    {
        var clock = new FakeTimeProvider();
        var published = 0;
        using var status = new StatusPublisher(clock, () =>
        {
            published++;
            clock.Advance(TimeSpan.FromSeconds(1));
        });
        status.Change();
        clock.Advance(TimeSpan.FromMilliseconds(1));
        status.Change();
        clock.Advance(TimeSpan.FromSeconds(19));
        Assert.Equal(1, published);
        clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(2, published);
    }
}
