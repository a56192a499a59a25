namespace Consumer
{
    internal static partial class PartsPlan
    {
        static partial void Log(string text) => ArgumentException.ThrowIfNullOrEmpty(text);

        [PlanTask("1.4")]
        private static void Fourth(IReadOnlyList<string> parts) => Console.WriteLine(string.Join(" ", parts));
    }
}
