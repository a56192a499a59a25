namespace Consumer
{
    namespace @checked.Inner
    {
        internal sealed partial class Outer
        {
            internal partial struct Box
            {
                [Plan("nested.plan.md")]
                internal sealed partial class Work
                {
                    [PlanTask("*")]
                    private Task<Work> DoAsync() => Task.FromResult(this);
                }
            }
        }
    }
}
