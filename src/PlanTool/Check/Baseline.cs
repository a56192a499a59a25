using System.Text;
using System.Text.Json;
using PlanTool.Files;

namespace PlanTool.Check;

/// <summary>Findings that are known: an earlier answer of <c>check --format json</c>. They are not reported again.</summary>
/// <remarks>Places are no part of it, so that known findings stay known when lines move.</remarks>
internal sealed class Baseline
{
    private readonly Dictionary<(string File, string Id, string Message), int> _known = [];
    private readonly string _workingDirectory;

    private Baseline(string workingDirectory) => _workingDirectory = workingDirectory;

    /// <summary>The number of known findings that have not been met.</summary>
    public int Unmet => _known.Values.Sum();

    /// <summary>Reads a baseline.</summary>
    /// <exception cref="UsageException">The file cannot be read or is no answer of <c>check</c>.</exception>
    public static Baseline Read(string path, ToolHost host)
    {
        var content = PlanFileReader.Read(Path.GetFullPath(path, host.WorkingDirectory));
        if (content.Text is not { } text) throw new UsageException($"--baseline: '{path}' {content.Fault}; 'dotnet plan check --format json FILE… > {path}' writes one");
        var baseline = new Baseline(host.WorkingDirectory);
        try
        {
            using var json = JsonDocument.Parse(text);
            foreach (var finding in json.RootElement.EnumerateArray())
            {
                var key = baseline.KeyOf(TextOf(finding, "file"), TextOf(finding, "id"), TextOf(finding, "message"));
                baseline._known[key] = baseline._known.GetValueOrDefault(key) + 1;
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new UsageException($"--baseline: '{path}' is no answer of 'dotnet plan check --format json'");
        }

        return baseline;
    }

    /// <summary>Takes a finding from the known ones; two equal findings are known only if two were.</summary>
    /// <returns><see langword="true"/> if it was known.</returns>
    public bool Knows(ReportedFinding finding)
    {
        var key = KeyOf(finding.File, finding.Finding.Rule.Id, finding.Finding.Message);
        if (_known.GetValueOrDefault(key) == 0) return false;
        _known[key]--;
        return true;
    }

    private (string File, string Id, string Message) KeyOf(string file, string id, string message) =>
        (Path.GetFullPath(file.Replace('\\', '/'), _workingDirectory), id, WithoutLines(message));

    private static string TextOf(JsonElement finding, string name) => finding.GetProperty(name).GetString() ?? "";

    /// <summary>"at line 12" says where, not what.</summary>
    public static string WithoutLines(string message)
    {
        const string Line = "line ";
        var text = new StringBuilder(message.Length);
        var at = 0;
        for (var next = message.IndexOf(Line, StringComparison.Ordinal); next >= 0; next = message.IndexOf(Line, at, StringComparison.Ordinal))
        {
            next += Line.Length;
            text.Append(message, at, next - at);
            for (at = next; at < message.Length && char.IsAsciiDigit(message[at]); at++)
            {
            }
        }

        return text.Append(message, at, message.Length - at).ToString();
    }
}
