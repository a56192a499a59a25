using Microsoft.CodeAnalysis.Diagnostics;
using PlanModel;

namespace PlanExtraction;

/// <summary>Tells which additional files are plans (plan language, section 1) and what the project says of them.</summary>
internal static class PlanFiles
{
    private const string Metadata = "build_metadata.AdditionalFiles.";
    private const string Property = "build_property.";

    /// <summary>How certain it is that a file is a plan, from its name and its item alone.</summary>
    public static PlanFileRole RoleOf(string path, AnalyzerConfigOptions file)
    {
        var declared = Read(file, Metadata + "PlanFile");
        if (string.Equals(declared, "false", StringComparison.OrdinalIgnoreCase)) return PlanFileRole.None;
        if (string.Equals(declared, "true", StringComparison.OrdinalIgnoreCase)) return PlanFileRole.Plan;
        var name = NameOf(path);
        if (name.Equals("plan.md", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".plan.md", StringComparison.OrdinalIgnoreCase)) return PlanFileRole.Plan;
        return name.EndsWith(".md", StringComparison.OrdinalIgnoreCase) ? PlanFileRole.PlanIfItHasTasks : PlanFileRole.None;
    }

    /// <summary>Reads the file's item metadata and the project's properties.</summary>
    public static PlanFileOptions OptionsOf(AnalyzerConfigOptions file, AnalyzerConfigOptions project) => new()
    {
        Name = Read(file, Metadata + "PlanName"),
        Namespace = Read(file, Metadata + "PlanNamespace"),
        Pattern = Read(file, Metadata + "PlanPattern"),
        MaxParallelism = Read(file, Metadata + "PlanMaxParallelism"),
        DefaultPattern = Read(project, Property + "PlanPattern"),
        DefaultMaxParallelism = Read(project, Property + "PlanMaxParallelism"),
        RootNamespace = Read(project, Property + "RootNamespace"),
    };

    /// <summary>The file as messages and generated code name it: relative to the project, with slashes, without any path of the machine.</summary>
    public static string SourceOf(string path, AnalyzerConfigOptions project)
    {
        var folder = Normalize(Read(project, Property + "ProjectDir") ?? Read(project, Property + "MSBuildProjectDirectory") ?? "").TrimEnd('/');
        var file = Normalize(path);
        if (folder.Length > 0 && file.StartsWith(folder + "/", StringComparison.OrdinalIgnoreCase)) return file.Substring(folder.Length + 1);
        return IsRooted(file) ? NameOf(path) : file;
    }

    /// <summary>Whether the project wants every task handled.</summary>
    public static bool AreHandlersStrict(AnalyzerConfigOptions project) =>
        string.Equals(Read(project, Property + "PlanStrictHandlers"), "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a name in <c>[Plan("…")]</c> means a file: the whole relative path, or its last parts.</summary>
    public static bool IsNamedBy(string source, string name)
    {
        var wanted = Normalize(name.Trim());
        if (wanted.StartsWith("./", StringComparison.Ordinal)) wanted = wanted.Substring(2);
        if (wanted.Length == 0 || !source.EndsWith(wanted, StringComparison.OrdinalIgnoreCase)) return false;
        return source.Length == wanted.Length || source[source.Length - wanted.Length - 1] == '/';
    }

    private static string NameOf(string path) => path.Substring(path.LastIndexOfAny(['/', '\\']) + 1);

    private static string Normalize(string path) => path.Replace('\\', '/');

    private static bool IsRooted(string path) => path.StartsWith("/", StringComparison.Ordinal) || (path.Length > 1 && path[1] == ':');

    private static string? Read(AnalyzerConfigOptions options, string key) =>
        options.TryGetValue(key, out var value) && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;
}

/// <summary>How certain it is that a file is a plan.</summary>
internal enum PlanFileRole
{
    /// <summary>It is none.</summary>
    None,

    /// <summary>It is one, whatever it holds.</summary>
    Plan,

    /// <summary>It is one if it holds at least one task.</summary>
    PlanIfItHasTasks,
}
