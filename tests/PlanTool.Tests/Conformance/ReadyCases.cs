using System.Text.Json;

namespace PlanTool.Tests.Conformance;

/// <summary>Cases that ask which tasks start: the tasks become a plan, their states are marked, and <c>next</c> answers.</summary>
internal static class ReadyCases
{
    public static async Task<string> AnswerAsync(string kind, JsonElement one)
    {
        using var folder = new PlanFolder();
        var isHistoric = kind == "next-historic";
        var markdown = one.TryGetProperty("plan_markdown", out var text) ? text.GetString()! : "";
        folder.Write("plan.md", markdown.Length > 0 ? markdown : PlanOf(one, isHistoric));
        if (markdown.Length == 0) await MarkAsync(folder, one);
        var count = one.TryGetProperty("count", out var number) ? number.GetInt32() : 100;
        var call = await folder.RunAsync("next", $"{count}", "plan.md", "--format", "json");
        return call.Code == 0 ? Next(call.Out) : call.Error.Split(' ')[2].TrimEnd(':');
    }

    public static async Task<string> ThresholdAsync(JsonElement one)
    {
        using var folder = new PlanFolder();
        var tasks = one.GetProperty("previous_phase_tasks").GetInt32();
        folder.Write("plan.md", "---\nphase-threshold: 80\npattern: independent\n---\n## Phase 1: A\n" + string.Concat(Enumerable.Range(1, tasks).Select(task => $"- [ ] 1.{task} a\n")) + "## Phase 2: B\n- [ ] 2.1 b\n");
        var done = one.GetProperty("completed_or_skipped").GetInt32();
        for (var task = 1; task <= tasks; task++)
        {
            var status = task <= done ? task % 2 == 0 ? "skipped" : "completed" : one.GetProperty("rest").GetString()!;
            Assert.Equal(0, (await folder.RunAsync("mark", "plan.md", $"1.{task}", "--as", status)).Code);
        }

        return Next((await folder.RunAsync("next", "100", "plan.md", "--format", "json")).Out).Split(' ').Contains("2.1", StringComparer.Ordinal).ToString();
    }

    public static async Task<string> SequentialAsync(JsonElement one)
    {
        using var folder = new PlanFolder();
        var tasks = one.GetProperty("tasks").EnumerateArray().ToList();
        var groups = tasks.Where(task => task.TryGetProperty("group", out _)).ToLookup(task => task.GetProperty("group").GetString()!, task => task.GetProperty("id").GetString()!);
        folder.Write("plan.md", "---\nphases: ignore\npattern: dag\n---\n" + string.Concat(groups.Select(group => $"**Execution Note:** Tasks {string.Join(", ", group)} are [SEQUENTIAL]\n\n"))
            + "## Phase 1: A\n" + string.Concat(tasks.Select(task => $"- [ ] {task.GetProperty("id").GetString()} a\n")));
        using var json = JsonDocument.Parse((await folder.RunAsync("next", "100", "plan.md", "--format", "json")).Out);
        return $"{Ids(json, "next", " ", inOrderOf: tasks)}; {Ids(json, "waiting", ", ")}";
    }

    private static string PlanOf(JsonElement one, bool isHistoric)
    {
        var settings = isHistoric ? "---\npattern: independent\nphase-threshold: 80\nmax-attempts: 3\n---\n" : "---\npattern: independent\nmax-attempts: 3\n---\n";
        var phases = one.GetProperty("tasks").EnumerateArray().GroupBy(task => isHistoric ? task.GetProperty("id").GetString()!.Split('.')[0] : "1");
        return settings + string.Concat(phases.Select(phase => $"## Phase {phase.Key}: A\n" + string.Concat(phase.Select(RowOf))));
    }

    private static string RowOf(JsonElement task)
    {
        var dependencies = task.TryGetProperty("dependencies", out var ids) ? $" (depends: {string.Join(", ", ids.EnumerateArray().Select(id => id.GetString()))})" : "";
        return $"- [ ] {task.GetProperty("id").GetString()} a{dependencies}{(HasAttemptsLeft(task) ? " (retries: 0) (run: `false`)" : "")}\n";
    }

    /// <summary>Failed tasks that the case gives attempts, or says nothing of them.</summary>
    private static bool HasAttemptsLeft(JsonElement task) => task.GetProperty("status").GetString() == "failed" && !task.TryGetProperty("retryCount", out _);

    /// <summary>What failed and may be tried again has run once, when the plan gave it one attempt; the rest is marked.</summary>
    private static async Task MarkAsync(PlanFolder folder, JsonElement one)
    {
        var tasks = one.GetProperty("tasks").EnumerateArray().ToList();
        var kind = one.GetProperty("kind").GetString();
        if (kind == "next-historic" && tasks.Exists(HasAttemptsLeft))
        {
            await folder.RunAsync(["skip", "plan.md", .. tasks.Where(task => !HasAttemptsLeft(task)).Select(task => task.GetProperty("id").GetString()!)]);
            await folder.RunAsync("run", "plan.md");
            await folder.RunAsync(["retry", "plan.md", .. tasks.Where(task => !HasAttemptsLeft(task)).Select(task => task.GetProperty("id").GetString()!)]);
            folder.Write("plan.md", folder.Read("plan.md").Replace("(retries: 0)", "(retries: 2)", StringComparison.Ordinal));
            return;
        }

        foreach (var task in tasks.Where(task => task.GetProperty("status").GetString() != "pending"))
        {
            var status = task.GetProperty("status").GetString()!;
            Assert.Equal(0, (await folder.RunAsync("mark", "plan.md", task.GetProperty("id").GetString()!, "--as", status == "in_progress" ? "running" : status)).Code);
        }
    }

    private static string Next(string answer)
    {
        using var json = JsonDocument.Parse(answer);
        return Ids(json, "next", " ");
    }

    private static string Ids(JsonDocument json, string list, string between, List<JsonElement>? inOrderOf = null)
    {
        var ids = json.RootElement.GetProperty(list).EnumerateArray().Select(task => task.GetProperty("id").GetString()!).ToList();
        return string.Join(between, inOrderOf is null ? ids : inOrderOf.Select(task => task.GetProperty("id").GetString()!).Where(ids.Contains));
    }
}
