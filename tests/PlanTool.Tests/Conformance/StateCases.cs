using System.Text.Json;

namespace PlanTool.Tests.Conformance;

/// <summary>Cases that ask what is recorded: steps become calls of the tool, and <c>status</c> answers.</summary>
internal static class StateCases
{
    private const string TwoTasks = "## Phase 1: A\n- [ ] 1.1 a (depends: none)\n- [ ] 1.2 b (depends: none)\n";

    /// <summary>A task that failed once and then as often as its retries were counted, of a plan that allows two.</summary>
    public static async Task<string> RetryAsync(JsonElement one)
    {
        using var folder = new PlanFolder();
        string Plan(int retries) => $"- [ ] 1.1 a (retries: {retries}) (run: `false`)\n";
        var retried = one.GetProperty("tasks")[0].GetProperty("retryCount").GetInt32();
        for (var retries = 0; retries <= retried + one.GetProperty("steps").GetArrayLength(); retries++)
        {
            folder.Write("plan.md", Plan(retries));
            await folder.RunAsync("run", "plan.md");
        }

        folder.Write("plan.md", Plan(2));
        var task = await TaskAsync(folder, "1.1");
        Assert.Equal("failed", task.GetProperty("status").GetString());
        var next = await folder.RunAsync("next", "plan.md");
        return $"{task.GetProperty("attempts").GetInt32() - 1} {next.Out.StartsWith("1.1 a: failed", StringComparison.Ordinal)}";
    }

    public static async Task<string> StuckAsync()
    {
        using var folder = new PlanFolder().Write("plan.md", TwoTasks);
        await folder.RunAsync("mark", "plan.md", "1.1", "--as", "running");
        var before = await StatusAsync(folder, "1.1");
        Assert.StartsWith("1.1 a: running, or interrupted while it ran: goes first\n", (await folder.RunAsync("next", "plan.md")).Out, StringComparison.Ordinal);
        await folder.RunAsync("retry", "plan.md", "1.1");
        return $"1.1: {before}, goes first; after a retry: {await StatusAsync(folder, "1.1")}";
    }

    /// <summary>With a backup there was something to be read before the damage, and without one nothing.</summary>
    public static async Task<string> RecoveryAsync(JsonElement one)
    {
        using var folder = new PlanFolder().Write("plan.md", TwoTasks);
        await folder.RunAsync("mark", "plan.md", "1.1");
        folder.Write(".plan/Plan/journal", (one.GetProperty("backup").ValueKind == JsonValueKind.Null ? "" : folder.Read(".plan/Plan/journal")) + "not json\n");
        var status = await folder.RunAsync("status", "plan.md");
        var reported = status.Code == 1 && status.Error.Contains("is damaged at line", StringComparison.Ordinal) ? "reported" : "silent";
        var update = await folder.RunAsync("mark", "plan.md", "1.2");
        var aside = update.Error.Contains("was set aside", StringComparison.Ordinal) && File.Exists(Path.Combine(folder.Path, ".plan", "Plan", "journal.damaged-1")) ? "set aside" : "lost";
        return $"{reported}, {aside}; then 1.1 {await StatusAsync(folder, "1.1")}";
    }

    public static async Task<string> LifecycleAsync(JsonElement one)
    {
        using var folder = new PlanFolder().Write("plan.md", TwoTasks);
        foreach (var step in one.GetProperty("steps").EnumerateArray().Select(step => step.GetString()!.Split(' ')))
        {
            if (step[0] == "init") continue;
            var call = await folder.RunAsync("mark", "plan.md", step[1], "--as", step[0] switch { "start" => "running", "complete" => "completed", _ => "failed" });
            if (call.Code != 0) return $"{call.Code}";
        }

        return $"1.1={await StatusAsync(folder, "1.1")} 1.2={await StatusAsync(folder, "1.2")}";
    }

    public static async Task<string> ProgressAsync(JsonElement one)
    {
        using var folder = Wide(one.GetProperty("total").GetInt32());
        await folder.RunAsync(["mark", "plan.md", .. Enumerable.Range(1, one.GetProperty("completed").GetInt32()).Select(task => $"1.{task}")]);
        var status = (await folder.RunAsync("status", "plan.md")).Out;
        return status[status.IndexOf('(', StringComparison.Ordinal)..(status.IndexOf(')', StringComparison.Ordinal) + 1)];
    }

    public static async Task<string> ConcurrencyAsync(JsonElement one)
    {
        var writers = one.GetProperty("writers").GetInt32();
        using var folder = Wide(writers);
        var calls = await Task.WhenAll(Enumerable.Range(1, writers).Select(task => Task.Run(() => folder.RunAsync("mark", "plan.md", $"1.{task}"), TestContext.Current.CancellationToken)));
        Assert.All(calls, call => Assert.Equal(0, call.Code));
        using var json = JsonDocument.Parse((await folder.RunAsync("status", "plan.md", "--format", "json")).Out);
        return json.RootElement.GetProperty("summary").GetProperty("completed").ToString();
    }

    private static PlanFolder Wide(int tasks) => new PlanFolder().Write("plan.md", "## Phase 1: A\n" + string.Concat(Enumerable.Range(1, tasks).Select(task => $"- [ ] 1.{task} a\n")));

    private static async Task<string> StatusAsync(PlanFolder folder, string id) => (await TaskAsync(folder, id)).GetProperty("status").GetString()!;

    private static async Task<JsonElement> TaskAsync(PlanFolder folder, string id)
    {
        using var json = JsonDocument.Parse((await folder.RunAsync("status", "plan.md", "--format", "json")).Out);
        return json.RootElement.GetProperty("tasks").EnumerateArray().Single(task => task.GetProperty("id").GetString() == id).Clone();
    }
}
