using System.Globalization;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Running;
using PlanRuntime.Benchmarks;

// dotnet run -c Release -- glance [tasks] [limit] | costs | busy | journals [tasks] | listeners | million | table | schedules | claims | --filter …
switch (args)
{
    case ["glance", .. var rest]:
        await Glance.RunAsync(rest.Length > 0 ? int.Parse(rest[0], CultureInfo.InvariantCulture) : 10_000, rest.Length > 1 ? int.Parse(rest[1], CultureInfo.InvariantCulture) : 5);
        break;
    case ["schedules"]:
        Console.Write(Schedules.Table());
        break;
    case ["claims"]:
        Console.Write(Claims.Table());
        break;
    case ["costs"]:
        await Costs.RunAsync(10_000);
        break;
    case ["busy"]:
        await BusyCores.RunAsync();
        break;
    case ["journals", .. var rest]:
        await Journals.RunAsync(rest.Length > 0 ? int.Parse(rest[0], CultureInfo.InvariantCulture) : 10_000);
        break;
    case ["listeners"]:
        await Listeners.RunAsync(10_000);
        break;
    case ["million"]:
        await Glance.MillionAsync();
        break;
    case ["table"]:
        PublishedTable.Run();
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args, PublishedTable.Settings(DefaultConfig.Instance));
        break;
}
