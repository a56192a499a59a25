using PlanModel;
using PlanTool.Files;

namespace PlanTool.Severities;

/// <summary>The severities that the <c>.editorconfig</c> files around a plan set, as the analyzer reads them in a build.</summary>
internal sealed class PlanSeverities
{
    private readonly Dictionary<string, EditorConfigFile?> _files = new(StringComparer.Ordinal);

    /// <summary>A report with the severities of the folder's configuration; findings that are switched off are left out.</summary>
    /// <param name="path">The plan's full path.</param>
    /// <param name="report">What the rules say of it.</param>
    public PlanReport Apply(string path, PlanReport report)
    {
        var severities = Of(path);
        if (severities.Count == 0) return report;
        var findings = report.Findings
            .Where(finding => !severities.TryGetValue(finding.Rule.Id, out var severity) || severity is not null)
            .Select(finding => severities.TryGetValue(finding.Rule.Id, out var severity) ? finding with { OwnSeverity = severity } : finding)
            .ToList();
        return new PlanReport(report.Plan, findings) { FirstFault = report.FirstFault };
    }

    private Dictionary<string, Severity?> Of(string path)
    {
        // From the outermost folder inwards: the nearest file has the last word.
        var around = new List<(EditorConfigFile File, string Folder)>();
        for (var folder = Path.GetDirectoryName(path); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (FileIn(folder) is not { } file) continue;
            around.Add((file, folder));
            if (file.IsRoot) break;
        }

        var severities = new Dictionary<string, Severity?>(StringComparer.OrdinalIgnoreCase);
        for (var i = around.Count - 1; i >= 0; i--) around[i].File.Collect(Path.GetRelativePath(around[i].Folder, path).Replace('\\', '/'), severities);
        return severities;
    }

    private EditorConfigFile? FileIn(string folder)
    {
        if (_files.TryGetValue(folder, out var known)) return known;
        var path = Path.Combine(folder, ".editorconfig");
        var file = File.Exists(path) && PlanFileReader.Read(path).Text is { } text ? EditorConfigFile.Parse(text) : null;
        return _files[folder] = file;
    }
}
