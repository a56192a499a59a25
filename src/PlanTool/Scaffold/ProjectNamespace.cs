using System.Xml;
using System.Xml.Linq;
using PlanTool.Files;

namespace PlanTool.Scaffold;

/// <summary>Finds the root namespace of the project that a plan lies in.</summary>
internal static class ProjectNamespace
{
    /// <summary>The namespace of the nearest project file at or above a plan.</summary>
    /// <param name="path">The plan's full path.</param>
    /// <returns>The project's RootNamespace, else its name; <see langword="null"/> where no folder has exactly one project file.</returns>
    public static string? Around(string path)
    {
        for (var folder = Path.GetDirectoryName(path); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (!Directory.Exists(folder)) continue;
            var projects = Directory.GetFiles(folder, "*.csproj");
            if (projects.Length > 0) return projects.Length == 1 ? Of(projects[0]) : null;
        }

        return null;
    }

    private static string Of(string project)
    {
        // The SDK's own default, in case the project says nothing or computes it.
        var name = Path.GetFileNameWithoutExtension(project).Replace(' ', '_');
        if (PlanFileReader.Read(project).Text is not { } text) return name;
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            var own = XDocument.Load(reader).Descendants().FirstOrDefault(element => element.Name.LocalName == "RootNamespace")?.Value.Trim();
            return own is { Length: > 0 } && !own.Contains('$', StringComparison.Ordinal) ? own : name;
        }
        catch (XmlException)
        {
            return name;
        }
    }
}
