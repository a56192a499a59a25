using System.CommandLine;
using PlanModel;
using PlanRuntime;
using PlanTool.Check;
using PlanTool.Files;

namespace PlanTool.Fix;

/// <summary><c>fix</c>: applies the mechanical ways out of findings.</summary>
internal static class FixCommand
{
    public static Command For(ToolHost host)
    {
        var files = CommandParts.Files();
        var diff = new Option<bool>("--diff") { Description = "Shows the changes and writes nothing." };
        var rules = new Option<string[]>("--rule") { Description = "Only the findings of this rule; may be given several times.", HelpName = "PLANnnnn" };
        rules.Validators.Add(result =>
        {
            foreach (var token in result.Tokens)
            {
                if (RuleCatalog.Find(token.Value) is null) result.AddError($"--rule: '{token.Value}' is no rule");
            }
        });
        var command = new Command("fix", "Mends what has a mechanical way out.") { files, diff, rules };
        command.SetAction((call, cancellationToken) => Task.FromResult(
            Run(host, call.GetValue(files) ?? [], call.GetValue(diff), call.GetValue(rules) ?? [], cancellationToken)));
        return command;
    }

    private static int Run(ToolHost host, string[] arguments, bool showsDiff, string[] rules, CancellationToken cancellationToken)
    {
        var (changed, fixes, errors) = (0, 0, 0);
        foreach (var plan in LoadedPlan.LoadAll(arguments, host, cancellationToken))
        {
            if (!plan.IsReadable)
            {
                errors += FaultNotice.WriteErrors(host, [plan]);
                continue;
            }

            var fixer = PlanFixer.Apply(plan, rules, cancellationToken);
            foreach (var rule in fixer.Refused) host.Tell($"{PlainText.Of(plan.Path.Shown)}: {rule} is left as it is: its fix would bring other findings");
            if (fixer.IsCutShort) host.Tell($"{PlainText.Of(plan.Path.Shown)}: not every fix was tried, because the plan is large; {(showsDiff ? "run it without --diff, and" : "run it")} again for the rest, or name a rule with --rule");
            if (fixer.Applied.Count > 0)
            {
                if (showsDiff)
                {
                    UnifiedDiff.Write(host.Out, plan.Path.Shown, fixer.Trace, fixer.Text);
                }
                else if (PlanFileWriter.Replace(plan.Path.Full, plan.Content, fixer.Text) is { } fault)
                {
                    host.Tell($"dotnet plan: {PlainText.Of(plan.Path.Shown)} {PlainText.Of(fault)}");
                    errors++;
                    continue;
                }
                else
                {
                    foreach (var fix in fixer.Applied) host.Out.Write($"{PlainText.Of(plan.Path.Shown)}({fix.Place.Line},{fix.Place.Column}): {fix.Rule.Id}: {PlainText.Of(fix.Title)}\n");
                }

                changed++;
                fixes += fixer.Applied.Count;
            }

            errors += FaultNotice.WriteErrors(host, [plan with { Report = fixer.Report }]);
        }

        host.Tell($"{Counted(fixes, "fix", "fixes")} in {Counted(changed, "plan", "plans")}{(showsDiff && fixes > 0 ? ", not written" : "")}; {Counted(errors, "error is", "errors are")} left.");
        return errors > 0 ? ExitCode.Faults : ExitCode.Fine;
    }

    private static string Counted(int count, string one, string many) => $"{(count == 0 ? "no" : count)} {(count == 1 ? one : many)}";
}
