using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PlanExtraction;
using PlanModel;

namespace PlanGenerators;

/// <summary>One file that may be a plan, with all that decides what is generated for it.</summary>
/// <param name="Path">The path as the compiler knows it, for diagnostics only.</param>
/// <param name="Source">The path as messages and generated code name it.</param>
/// <param name="Role">How certain it is that the file is a plan.</param>
/// <param name="Options">What the project says of the file.</param>
/// <param name="Text">The text, or <see langword="null"/> if it cannot be read.</param>
internal sealed record PlanInput(string Path, string Source, PlanFileRole Role, PlanFileOptions Options, string? Text)
{
    /// <summary>A file that is listed twice is one plan.</summary>
    public static IEnumerable<AdditionalText> DistinctByPath(ImmutableArray<AdditionalText> files)
    {
        var paths = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            if (paths.Add(file.Path)) yield return file;
        }
    }

    /// <summary>Reads a file; <see langword="null"/> if it cannot be a plan.</summary>
    public static PlanInput? Of(AdditionalText file, AnalyzerConfigOptionsProvider options, CancellationToken cancellationToken)
    {
        var own = options.GetOptions(file);
        var role = PlanFiles.RoleOf(file.Path, own);
        if (role == PlanFileRole.None) return null;
        var text = file.GetText(cancellationToken)?.ToString();
        return new PlanInput(file.Path, PlanFiles.SourceOf(file.Path, options.GlobalOptions), role, PlanFiles.OptionsOf(own, options.GlobalOptions), text);
    }
}
