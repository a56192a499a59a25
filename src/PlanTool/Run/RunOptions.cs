using System.CommandLine;
using PlanModel;
using PlanRuntime;
using PlanTool.State;

namespace PlanTool.Run;

/// <summary>The options of <c>run</c>.</summary>
internal sealed class RunOptions
{
    private static readonly TimeSpan LongestGrace = TimeSpan.FromDays(1);

    private readonly Option<PlanCommandTemplate?> _exec = new("--exec")
    {
        Description = "Does every task by this command instead of its own, as in 'agent --task {id} {title}'; parents without a command end with their parts.",
        HelpName = "COMMAND",
        CustomParser = result =>
        {
            try
            {
                return PlanCommandTemplate.Parse(result.Tokens[^1].Value);
            }
            catch (FormatException fault)
            {
                result.AddError($"--exec: {fault.Message}");
                return null;
            }
        },
    };

    private readonly Option<string?> _state = StatePlace.Option();
    private readonly Option<bool> _noState = new("--no-state") { Description = "Records nothing, and goes on from nothing." };
    private readonly Option<int?> _maxParallel = CommandParts.TaskLimit("--max-parallel");
    private readonly Option<string> _pattern = CommandParts.Pattern();
    private readonly Option<bool> _keepGoing = new("--keep-going") { Description = "After a failure everything that does not need the failed task goes on (the default)." };
    private readonly Option<bool> _stop = new("--stop") { Description = "After a failure nothing more starts; running tasks end." };
    private readonly Option<bool> _verify = new("--verify") { Description = "Verifications run their criteria that are commands." };
    private readonly Option<bool> _retryFailed = new("--retry-failed") { Description = "Runs anew what failed in an earlier run and has no attempts left." };
    private readonly Option<bool> _rerunStale = new("--rerun-stale") { Description = "Runs again what is complete and rests on a task that changed." };
    private readonly Option<TimeSpan> _grace = new("--grace")
    {
        Description = "How long running commands may take to end by themselves after Ctrl+C, as in 30s, before they are killed; 10s by default, 0 kills them at once. A second Ctrl+C does, too.",
        HelpName = "TIME",
        DefaultValueFactory = _ => TimeSpan.FromSeconds(10),
        CustomParser = result =>
        {
            var text = result.Tokens[^1].Value;
            if (text is "0" or "0s") return TimeSpan.Zero;
            if (DurationReader.TryRead(text, out var time) && time <= LongestGrace) return time;
            result.AddError($"--grace: '{text}' is no time up to a day; write 30s, 5m or 0");
            return default;
        },
    };

    private readonly Option<bool> _writeMarks = new("--write-marks") { Description = "At the end writes into the plan's boxes what is done (x) and what failed (!)." };

    public IEnumerable<Option> All => [_exec, _state, _noState, _maxParallel, _pattern, _keepGoing, _stop, _verify, _retryFailed, _rerunStale, _grace, _writeMarks];

    /// <summary>Reads the options.</summary>
    /// <exception cref="UsageException">Two of them exclude each other.</exception>
    public RunRequest Read(ParseResult call)
    {
        if (call.GetValue(_keepGoing) && call.GetValue(_stop)) throw new UsageException("--keep-going and --stop exclude each other");
        if (call.GetValue(_noState) && call.GetValue(_state) is not null) throw new UsageException("--state and --no-state exclude each other");
        return new RunRequest
        {
            Template = call.GetValue(_exec),
            StateFolder = call.GetValue(_state),
            KeepsState = !call.GetValue(_noState),
            Grace = call.GetValue(_grace),
            WritesMarks = call.GetValue(_writeMarks),
            Options = new PlanOptions
            {
                MaxParallelism = call.GetValue(_maxParallel),
                Pattern = CommandParts.PatternOf(call.GetValue(_pattern)),
                OnFailure = call.GetValue(_stop) ? FailurePolicy.StopStarting : FailurePolicy.Continue,
                RetryFailed = call.GetValue(_retryFailed),
                RerunStale = call.GetValue(_rerunStale),
                Commands = new PlanCommandOptions { RunsCriteria = call.GetValue(_verify) },
            },
        };
    }
}
