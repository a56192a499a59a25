using PlanModel;

namespace PlanGenerators;

/// <summary>Makes the plans' classes visible in every file, so that <c>await Plan.RunAsync()</c> compiles in top-level statements.</summary>
internal static class NamespacesEmitter
{
    public static string Emit(EquatableArray<string> namespaces)
    {
        var writer = SourceWriter.StartFile("the project's plans");
        foreach (var ns in namespaces) writer.Line($"global using global::{CSharpNames.EscapeAll(ns)};");
        return writer.ToString();
    }
}
