using System.CommandLine;
using PlanModel;
using PlanTool.Check;
using PlanTool.Files;

namespace PlanTool.Scaffold;

/// <summary><c>scaffold</c>: a first class of handlers for a plan.</summary>
internal static class ScaffoldCommand
{
    public static Command For(ToolHost host)
    {
        var files = CommandParts.Files();
        var ns = new Option<string?>("--namespace")
        {
            Description = "The namespace of the class; by default that of the plan, else of the project around it.",
            HelpName = "NAME",
        };
        var command = new Command("scaffold", "Writes a first C# class with a handler for each open task.") { files, ns };
        command.SetAction((call, cancellationToken) => Task.FromResult(
            Run(host, call.GetValue(files) ?? [], call.GetValue(ns), cancellationToken)));
        return command;
    }

    private static int Run(ToolHost host, string[] arguments, string? ns, CancellationToken cancellationToken)
    {
        var plans = LoadedPlan.LoadAll(arguments, host, cancellationToken).ToList();
        if (plans.Count > 1) throw new UsageException($"scaffold writes the class of one plan, and {plans.Count} files are named");
        if (plans[0].IsReadable) host.Out.Write(HandlerClassText.Of(plans[0], NamespaceFor(plans[0], ns)));
        return FaultNotice.Write(host, plans);
    }

    /// <summary>The handlers are parts of the generated class, so they stand in its namespace.</summary>
    private static string NamespaceFor(LoadedPlan plan, string? asked)
    {
        if (asked is not null)
        {
            var clean = CSharpNames.NamespaceOf(asked);
            return clean == asked ? clean : throw new UsageException($"--namespace: '{asked}' is no namespace");
        }

        var options = new PlanFileOptions { RootNamespace = ProjectNamespace.Around(plan.Path.Full) };
        return CSharpNames.NamespaceOf(new SettingsReading(plan.Report.Plan.Document, options).Namespace ?? "");
    }
}
