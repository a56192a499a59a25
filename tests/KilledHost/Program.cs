using System.Globalization;
using System.Text;

var output = Console.OpenStandardOutput();
switch (args)
{
    // Runs a plan and says what it was told, a line each, until it is killed or done.
    case ["run", var place, var seed, var sync]:
        try
        {
            await KilledPlan.RunAsync(place, int.Parse(seed, CultureInfo.InvariantCulture), Enum.Parse<PlanSync>(sync), (what, task) => Tell($"{what} {task} ."));
            return 0;
        }
        catch (PlanStateException fault)
        {
            Tell($"fault {fault.Fault}");
            return 3;
        }

    // Runs the generated plan until it stands still in a task.
    case ["bill", var place, var task]:
        await BillPlan.GoAsync(place, task, Tell);
        return 0;

    // Marks a task when somebody says so: many processes do at once.
    case ["mark", var place, var seed, var task]:
        Console.In.ReadLine();
        await KilledPlan.StateAt(place, PlanSync.Batch).MarkAsync(KilledPlan.Make(int.Parse(seed, CultureInfo.InvariantCulture)), task, PlanTaskStatus.Completed, "by " + task);
        return 0;

    default:
        Tell("KilledHost run PLACE SEED SYNC | bill PLACE TASK | mark PLACE SEED TASK");
        return 2;
}

void Tell(string line) => output.Write(Encoding.UTF8.GetBytes(line + "\n"));
