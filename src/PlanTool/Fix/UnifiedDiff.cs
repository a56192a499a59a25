using PlanRuntime;

namespace PlanTool.Fix;

/// <summary>Writes the changes of a file as a unified diff, which <c>git apply</c> takes.</summary>
internal static class UnifiedDiff
{
    private const int Context = 3;

    public static void Write(TextWriter output, string file, LineTrace trace, string newText)
    {
        var newLines = newText.Split('\n');
        var changes = Changes(trace, newLines);
        if (changes.Count == 0) return;
        var name = PlainText.Of(file.Replace('\\', '/'));
        output.Write($"--- a/{name}\n+++ b/{name}\n");
        for (var first = 0; first < changes.Count;)
        {
            var last = first;
            while (last + 1 < changes.Count && changes[last + 1].OldStart - changes[last].OldEnd <= 2 * Context) last++;
            WriteHunk(output, trace.Original, newLines, changes.GetRange(first, last - first + 1));
            first = last + 1;
        }
    }

    /// <summary>The runs of lines between those that both texts share.</summary>
    private static List<Change> Changes(LineTrace trace, string[] newLines)
    {
        var changes = new List<Change>();
        var (oldAt, newAt) = (0, 0);
        for (var line = 0; line <= newLines.Length; line++)
        {
            var origin = line == newLines.Length ? trace.Original.Count : trace.Origins[line];
            if (origin < 0) continue;
            AddChange(oldAt, origin, newAt, line);
            (oldAt, newAt) = (origin + 1, line + 1);
        }

        return changes;

        void AddChange(int oldStart, int oldEnd, int newStart, int newEnd)
        {
            // A touched line may come out as it was.
            while (oldStart < oldEnd && newStart < newEnd && trace.Original[oldStart] == newLines[newStart]) (oldStart, newStart) = (oldStart + 1, newStart + 1);
            while (oldStart < oldEnd && newStart < newEnd && trace.Original[oldEnd - 1] == newLines[newEnd - 1]) (oldEnd, newEnd) = (oldEnd - 1, newEnd - 1);
            if (oldStart < oldEnd || newStart < newEnd) changes.Add(new Change(oldStart, oldEnd, newStart, newEnd));
        }
    }

    private static void WriteHunk(TextWriter output, IReadOnlyList<string> oldLines, string[] newLines, List<Change> changes)
    {
        var (oldCount, newCount) = (CountOf(oldLines), CountOf(newLines));
        var start = Math.Max(0, changes[0].OldStart - Context);
        var end = Math.Min(oldCount, changes[^1].OldEnd + Context);
        var newStart = changes[0].NewStart - (changes[0].OldStart - start);
        var newLength = end - start + changes.Sum(change => Math.Min(change.NewEnd, newCount) - change.NewStart - (Math.Min(change.OldEnd, oldCount) - change.OldStart));
        output.Write($"@@ -{Range(start, end - start)} +{Range(newStart, newLength)} @@\n");
        var at = start;
        foreach (var change in changes)
        {
            for (; at < change.OldStart; at++) WriteLine(output, ' ', oldLines, at);
            for (; at < change.OldEnd; at++) WriteLine(output, '-', oldLines, at);
            for (var line = change.NewStart; line < change.NewEnd; line++) WriteLine(output, '+', newLines, line);
        }

        for (; at < end; at++) WriteLine(output, ' ', oldLines, at);
    }

    private static void WriteLine(TextWriter output, char sign, IReadOnlyList<string> lines, int index)
    {
        // What follows the last line feed is no line if it is empty.
        if (index == lines.Count - 1 && lines[index].Length == 0) return;
        var line = lines[index];
        var text = line.EndsWith('\r') ? PlainText.Of(line[..^1]) + '\r' : PlainText.Of(line);
        output.Write($"{sign}{text}\n");
        if (index == lines.Count - 1) output.Write("\\ No newline at end of file\n");
    }

    private static int CountOf(IReadOnlyList<string> lines) => lines[^1].Length == 0 ? lines.Count - 1 : lines.Count;

    private static string Range(int start, int length) => length == 1 ? $"{start + 1}" : $"{(length == 0 ? start : start + 1)},{length}";

    /// <summary>Lines of the old text that became lines of the new one; the ends are exclusive.</summary>
    private readonly record struct Change(int OldStart, int OldEnd, int NewStart, int NewEnd);
}
