using Consumer;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Work = Consumer.@checked.Inner.Outer.Box.Work;

var order = new PlanOptions { MaxParallelism = 1 };
Console.WriteLine((await Plan.RunAsync(order).ConfigureAwait(false)).Status);
Console.WriteLine((await PartsPlan.RunAsync(order).ConfigureAwait(false)).Status);
Console.WriteLine((await new Work().RunAsync(order).ConfigureAwait(false)).Status);
Console.WriteLine((await new Builders("b").RunAsync(new Shippers(new ConsoleFeed()), order).ConfigureAwait(false)).Status);
Console.WriteLine((await CommandsPlan.RunAsync(new PlanOptions { Commands = new PlanCommandOptions { RunsCriteria = true } }).ConfigureAwait(false)).Status);

ServiceProvider services = new ServiceCollection().AddPlan<Constrained>().BuildServiceProvider();
await using (services.ConfigureAwait(false))
{
    IPlanHandler tasks = services.GetRequiredService<IPlanHandler>();
    Console.WriteLine((await tasks.RunAsync(order).ConfigureAwait(false)).Status);
}

var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
builder.AddPlan<Constrained>(order);
await builder.Build().RunAsync().ConfigureAwait(false);
