namespace Consumer
{
    internal static partial class PartsPlan
    {
        [PlanTask("1.2"), PlanTask("1.3")]
        private static async ValueTask<string> SecondAndThirdAsync(int first, PlanTaskContext context)
        {
            await Task.Yield();
            Log(context.Task.Title);
            return context.Task.Title + first;
        }
    }
}
