using System.Text.Json;
using PlanModel.Tests.Corpus;

namespace PlanTool.Tests.Conformance;

/// <summary>
/// The cases of the originating system that concern runs and their state. Each passes as it was expected there; where we decide
/// otherwise, mostly as the case itself recommends, <see cref="Otherwise"/> says what and why.
/// </summary>
public sealed class RunConformanceTests
{
    // name: (what we answer, why)
    private static readonly Dictionary<string, (string Answer, string Why)> Otherwise = new()
    {
        ["next/failed-masks-pending"] = ("1.2", "as recommended: a task without attempts left starves nobody"),
        ["next/in-progress-masks-pending"] = ("1.1 1.2", "as recommended: interrupted tasks go first, and ready ones fill the places"),
        ["historic/in-progress-only"] = ("1.1 1.2", "as in next/in-progress-masks-pending"),
        ["historic/failed-ignores-cap"] = ("1.1 1.2", "a number of tasks is that number: the case calls the other answer a bug"),
        ["ready/numeric-order"] = ("1.10 1.2 1.1.2 0.1", "ids are names: equal tasks go in the order of the document"),
        ["ready/unknown-blocks"] = ("PLAN1001", "as recommended: an error before anything runs"),
        ["threshold80/all-rest-failed"] = ("False", "as recommended: what failed counts as neither, and the phase stays closed"),
        ["recovery/retry-offbyone"] = ("2 False", "two retries are two: the case says that the system disagrees with itself"),
        ["recovery/stuck-35min"] = ("1.1: in_progress, goes first; after a retry: pending", "no clock decides that a task is stuck: the lock tells whether its run lives, and an interrupted task is attempted again first"),
        ["recovery/corrupt-no-backup"] = ("reported, set aside; then 1.1 pending", "a corrupt file is reported and set aside, never silently reset; of one without a readable record nothing is known"),
        ["recovery/corrupt-with-backup"] = ("reported, set aside; then 1.1 completed", "as it should: the journal keeps every record that can be read, and needs no backup"),
    };

    [Theory]
    [InlineData("next")]
    [InlineData("next-historic")]
    [InlineData("ready-set")]
    [InlineData("phase-threshold")]
    [InlineData("sequential-filter")]
    [InlineData("retry")]
    [InlineData("stuck")]
    [InlineData("recovery")]
    [InlineData("lifecycle")]
    [InlineData("progress")]
    [InlineData("concurrency")]
    public async Task Every_case_answers_as_expected_or_as_we_say_otherwise(string kind)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The commands are those of a POSIX system.");
        using var document = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(SharedFolder.Path("conformance"), "cases.json"), TestContext.Current.CancellationToken));
        var cases = document.RootElement.GetProperty("cases").EnumerateArray().Where(one => one.GetProperty("kind").GetString() == kind).ToList();
        Assert.NotEmpty(cases);
        var wrong = new List<string>();
        foreach (var one in cases)
        {
            var name = one.GetProperty("name").GetString()!;
            var expected = Otherwise.TryGetValue(name, out var otherwise) ? otherwise.Answer : Expected(kind, one.GetProperty("expect"));
            var actual = await AnswerAsync(kind, one);
            if (expected != actual) wrong.Add($"{name}: expected '{expected}', answered '{actual}'");
        }

        Assert.Empty(wrong);
    }

    private static string Expected(string kind, JsonElement expect) => kind switch
    {
        "next" or "next-historic" => Words(expect.GetProperty("tasks")),
        "ready-set" => Words(expect.GetProperty("ready")),
        "phase-threshold" => expect.GetProperty("next_phase_open").GetBoolean().ToString(),
        "sequential-filter" => $"{Words(expect.GetProperty("keep"))}; {string.Join(", ", expect.GetProperty("held_back").EnumerateArray().Select(held => held.GetProperty("id").GetString()))}",
        "retry" => $"{expect.GetProperty("retryCount")} {expect.GetProperty("canRetry").GetBoolean()}",
        "lifecycle" when expect.TryGetProperty("error", out _) => "2",
        "lifecycle" => string.Join(" ", expect.EnumerateObject().Select(task => $"{task.Name}={task.Value.GetString()}")),
        "progress" => $"({expect.GetProperty("percentage")} %)",
        "concurrency" => expect.GetProperty("completed").ToString(),
        _ => "",
    };

    private static Task<string> AnswerAsync(string kind, JsonElement one) => kind switch
    {
        "next" or "next-historic" or "ready-set" => ReadyCases.AnswerAsync(kind, one),
        "phase-threshold" => ReadyCases.ThresholdAsync(one),
        "sequential-filter" => ReadyCases.SequentialAsync(one),
        "retry" => StateCases.RetryAsync(one),
        "stuck" => StateCases.StuckAsync(),
        "recovery" => StateCases.RecoveryAsync(one),
        "lifecycle" => StateCases.LifecycleAsync(one),
        "progress" => StateCases.ProgressAsync(one),
        _ => StateCases.ConcurrencyAsync(one),
    };

    private static string Words(JsonElement ids) => string.Join(" ", ids.EnumerateArray().Select(id => id.GetString()));
}
