using System.Globalization;
using KilledHost;
using PlanRuntime;

// KilledHost <folder> <seed> <sync>: says what it was told, a line each, until it is killed or done.
var seed = int.Parse(args[1], CultureInfo.InvariantCulture);
var output = Console.OpenStandardOutput();
await KilledPlan.RunAsync(args[0], seed, Enum.Parse<PlanSync>(args[2]), (what, task) => output.Write(System.Text.Encoding.UTF8.GetBytes($"{what} {task} .\n")));
