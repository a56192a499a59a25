using System.Globalization;

namespace PlanRuntime;

/// <summary>Sets a damaged journal aside, whole, and writes a new one of the records that can be read.</summary>
internal static class JournalRepair
{
    /// <returns>The name of the file that has the damaged journal.</returns>
    public static string SetAside(StateFiles files, string plan, DateTimeOffset at, ReadOnlySpan<byte> damaged, JournalContent content)
    {
        var aside = FreeName(files);
        files.Replace(aside, damaged, sync: true);
        using var lines = new JournalLines();
        lines.Add(new JournalHeader(JournalHeader.CurrentVersion, plan));
        foreach (var record in content.Records) lines.Add(record);
        lines.Add(new PlanRecord { Kind = PlanRecordKind.Recovered, At = at, Note = aside });

        // The damaged journal stays in place until the new one is complete: a process killed in between changes nothing.
        files.Replace(DirectoryStore.JournalName, lines.Written, sync: true);
        return aside;
    }

    private static string FreeName(StateFiles files)
    {
        for (var n = 1; ; n++)
        {
            var name = DirectoryStore.JournalName + ".damaged-" + n.ToString(CultureInfo.InvariantCulture);
            if (!files.Exists(name)) return name;
        }
    }
}
