namespace Consumer;

/// <summary>A value of one kind.</summary>
internal interface IThing<T>
    where T : struct
{
    /// <summary>Gets the value.</summary>
    T Value { get; }
}

/// <summary>A value.</summary>
internal sealed record Thing<T>(T Value) : IThing<T>
    where T : struct;

/// <summary>Handlers for whoever says of what type.</summary>
internal abstract class Steps<T>
    where T : class, new()
{
    [PlanTask("1.1")]
    protected virtual T Compile() => new();
}

/// <summary>Inherited handlers, and constraints.</summary>
[Plan("constrained.plan.md")]
internal sealed partial class Constrained : Steps<Constrained.Result>
{
    [PlanTask("1.1")]
    protected override Result Compile() => new();

    [PlanTask("1.2")]
    private static Thing<int> Test(Result result) => new(result.Number);

    [PlanTask("2.1")]
    private void Publish(IThing<int> thing, Result result) => Console.WriteLine($"{thing.Value} {result.Number} {GetType().Name}");

    /// <summary>What the first step makes.</summary>
    internal sealed class Result
    {
        /// <summary>Gets a number.</summary>
        public int Number { get; } = 3;
    }
}
