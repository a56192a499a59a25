namespace AotProgram;

public static class Program
{
    public static async Task Main()
    {
        PlanResult result = await Plan.RunAsync();
        Console.WriteLine($"{result.EnsureCompleted().Status} {Plan.Sum} {result["1.3"].Attempts}");
    }
}

public static partial class Plan
{
    public static int Sum { get; private set; }

    [PlanTask("1.1")]
    private static int One() => 20;

    [PlanTask("1.2")]
    private static async Task<int> AnotherAsync()
    {
        await Task.Yield();
        return 22;
    }

    [PlanTask("1.3")]
    private static void Add([From("1.1")] int one, [From("1.2")] int another) => Sum = one + another;
}
