using System.Text.Json.Serialization;

namespace PlanRuntime.Tests.State;

public sealed partial class StoredResultTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<string> _ran = [];

    public void Dispose() => _folder.Dispose();

    private PlanState State => PlanState.Directory(_folder.Path);

    [Fact]
    public async Task A_result_comes_from_the_state()
    {
        var options = new PlanOptions { State = State, ResultTypes = Types.Default };
        await Assert.ThrowsAsync<PlanRunException>(async () => (await RunAsync(options, fails: true)).EnsureCompleted());
        var handlers = new Handlers(_ran, fails: false);
        await PlanRunner.RunAsync(Plan(), handlers, options with { RetryFailed = true }, TestContext.Current.CancellationToken);

        Assert.Equal(["1.1", "1.2", "1.3", "1.3"], _ran);
        Assert.Equal("lib.dll ü \"x\", 42", handlers.Seen);
    }

    [Fact]
    public async Task A_result_of_an_earlier_run_is_in_the_result_of_the_next()
    {
        var options = new PlanOptions { State = State, ResultTypes = Types.Default };
        await RunAsync(options, fails: false);
        var result = await RunAsync(options, fails: false);
        Assert.Equal(new Library("lib.dll ü \"x\"", ["a", "b"]).Path, result.ResultOf(new PlanTaskHandle<Library>("1.1")).Path);
        Assert.Equal(42, result.ResultOf(new PlanTaskHandle<int>("1.2")));
    }

    [Fact]
    public async Task A_type_that_cannot_be_stored_is_an_error_before_the_run_starts()
    {
        var fault = await Assert.ThrowsAsync<PlanStateException>(() => RunAsync(new PlanOptions { State = State }, fails: false));

        Assert.Empty(_ran);
        Assert.Equal(PlanStateFault.Result, fault.Fault);
        Assert.Equal(
            $"Task '1.3' needs the result of '1.1', and {typeof(Library)} cannot be stored, so the plan was not started; set PlanOptions.ResultTypes to a JsonSerializerContext with [JsonSerializable(typeof(Library))], or PlanOptions.Results to PlanResultStorage.Recompute",
            fault.Message);
    }

    [Fact]
    public async Task Recompute_runs_the_producers_again()
    {
        var options = new PlanOptions { State = State, Results = PlanResultStorage.Recompute };
        await RunAsync(options, fails: true);
        var result = await RunAsync(options with { RetryFailed = true }, fails: false);
        Assert.Equal(["1.1", "1.2", "1.3", "1.1", "1.2", "1.3"], _ran);
        Assert.Equal(PlanStatus.Completed, result.Status);
    }

    [Fact]
    public async Task A_producer_that_was_marked_done_runs_for_who_requires_its_result()
    {
        await State.MarkAsync(Plan(), "1.1", PlanTaskStatus.Completed, cancellationToken: TestContext.Current.CancellationToken);
        var result = await RunAsync(new PlanOptions { State = State, ResultTypes = Types.Default }, fails: false);
        Assert.Equal(["1.1", "1.2", "1.3"], _ran);
        Assert.Equal(PlanStatus.Completed, result.Status);
    }

    [Fact]
    public async Task A_stored_result_that_no_longer_fits_its_type_is_reported()
    {
        var options = new PlanOptions { State = State, ResultTypes = Types.Default };
        Assert.True(State.Store.TryOpen("Plan", PlanStateHolder.Current(PlanStatePurpose.Update), out var session, out _));
        var records = new List<PlanRecord>();
        PlanRecords.AddPlan(records, Plan(), Ledger.Of([]), DateTimeOffset.UnixEpoch);
        records.Add(new PlanRecord { Kind = PlanRecordKind.TaskEnded, At = DateTimeOffset.UnixEpoch, Task = "1.1", Status = PlanTaskStatus.Completed, Result = "[1]" });
        session.Append(records);
        session.Dispose();

        var fault = await Assert.ThrowsAsync<PlanStateException>(() => RunAsync(options, fails: false));

        Assert.Equal(PlanStateFault.Result, fault.Fault);
        Assert.StartsWith("The result of task '1.1' that an earlier run stored cannot be read: ", fault.Message, StringComparison.Ordinal);
        Assert.EndsWith("; retry '1.1', or set PlanOptions.Results to PlanResultStorage.Recompute", fault.Message, StringComparison.Ordinal);
    }

    private Task<PlanResult> RunAsync(PlanOptions options, bool fails) => PlanRunner.RunAsync(Plan(), new Handlers(_ran, fails), options with { MaxParallelism = 1 }, TestContext.Current.CancellationToken);

    private static PlanGraph Plan()
    {
        var builder = new PlanGraphBuilder("Plan");
        builder.AddTask("1.1", "Compile").Estimate(TimeSpan.FromHours(1));
        builder.AddTask("1.2", "Count");
        builder.AddTask("1.3", "Use").DependsOn("1.1", "1.2");
        return builder.Build();
    }

    internal sealed record Library(string Path, string[] Parts);

    [JsonSerializable(typeof(Library))]
    [JsonSerializable(typeof(int))]
    internal sealed partial class Types : JsonSerializerContext;

    /// <summary>As a generated class has them: results in fields, the second one nullable.</summary>
    private sealed class Handlers(List<string> ran, bool fails) : PlanHandlers
    {
        private Library? _library;
        private int? _count;

        public string? Seen { get; private set; }

        public override bool Handles(int task) => true;

        public override ValueTask ExecuteAsync(int task, PlanTaskContext context, CancellationToken cancellationToken)
        {
            ran.Add(context.Task.Id);
            switch (task)
            {
                case 0:
                    _library = new Library("lib.dll ü \"x\"", ["a", "b"]);
                    break;
                case 1:
                    _count = 42;
                    break;
                default:
                    if (fails) throw new InvalidOperationException();
                    Seen = $"{_library!.Path}, {_count}";
                    break;
            }

            return default;
        }

        public override bool VisitResult(int task, IPlanResultVisitor visitor) => task switch
        {
            0 => visitor.Visit(ref _library),
            1 => visitor.Visit(ref _count),
            _ => false,
        };

        public override ReadOnlySpan<int> RequiredResultsOf(int task) => task == 2 ? [0, 1] : default;
    }
}
