namespace PlanGenerators;

/// <summary>Names of generated files: the class's full name, which no two plans share in any case, and what the file holds.</summary>
/// <remarks>No identifier has a hyphen, so that the class <c>Plan.Tasks</c> and the tasks of <c>Plan</c> have different files.</remarks>
internal static class HintNames
{
    public const string Namespaces = "Plans-Namespaces.g.cs";

    public const string Services = "Plans-Services.g.cs";

    public static string Of(string fullName, string part) => part.Length == 0 ? fullName + ".g.cs" : fullName + "-" + part + ".g.cs";
}
