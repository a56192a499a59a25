using System.Security.Cryptography;
using System.Text;
using PlanModel;
using PlanTool.Files;
using PlanTool.Run;

namespace PlanTool.State;

/// <summary>Writes marks into the boxes of a plan, and changes nothing else in it.</summary>
/// <remarks>
/// The file is read anew: a box is written where the task stands now, if it is still the same task. What another program
/// writes in between is seen and kept, and calls of this tool wait for each other.
/// </remarks>
internal static class MarkWriter
{
    private const int Tries = 5;
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    /// <summary>Writes marks.</summary>
    /// <param name="plan">The plan as it was read.</param>
    /// <param name="marks">The mark of each task by its index in that plan.</param>
    /// <param name="cancellationToken">Stops before the file is written.</param>
    /// <returns>How many boxes changed, and what is to be said of those that could not.</returns>
    public static MarkOutcome Write(RunnablePlan plan, IReadOnlyDictionary<int, char> marks, CancellationToken cancellationToken)
    {
        var path = plan.Loaded.Path.Full;
        if (marks.Count == 0) return new MarkOutcome(0, []);
        using var turn = new Mutex(initiallyOwned: false, NameOf(path));
        if (!IsMyTurn(turn)) return new MarkOutcome(0, ["is being written by another process; no mark was written"]);
        try
        {
            return WriteAlone(plan, path, marks, cancellationToken);
        }
        finally
        {
            turn.ReleaseMutex();
        }
    }

    private static MarkOutcome WriteAlone(RunnablePlan plan, string path, IReadOnlyDictionary<int, char> marks, CancellationToken cancellationToken)
    {
        string? fault = null;
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var content = PlanFileReader.Read(path);
            if (content.Text is not { } text) return new MarkOutcome(0, [$"{content.Fault}; no mark was written"]);
            var (changed, written, faults) = Mark(plan, PlanParser.Parse(path, text, cancellationToken), marks);
            if (written == 0) return new MarkOutcome(0, faults);
            fault = PlanFileWriter.Replace(path, content, changed);
            if (fault is null) return new MarkOutcome(written, faults);
        }

        return new MarkOutcome(0, [fault + "; no mark was written"]);
    }

    private static (string Text, int Written, List<string> Faults) Mark(RunnablePlan plan, PlanDocument document, IReadOnlyDictionary<int, char> marks)
    {
        var boxes = document.Tasks.ToLookup(task => task.Id, StringComparer.OrdinalIgnoreCase);
        var text = document.Text.ToCharArray();
        var (written, faults) = (0, new List<string>());
        foreach (var (index, mark) in marks)
        {
            var asked = plan.Loaded.Report.Plan.Document.Tasks[index];
            var found = boxes[asked.Id].ToList();
            if (found.Count != 1) faults.Add($"has task '{asked.Id}' {(found.Count == 0 ? "no more" : "twice now")}; its mark was not written");
            else if (!IsSame(asked, found[0])) faults.Add($"was changed meanwhile: task '{asked.Id}' has another title or command now, and its mark was not written");
            else if (found[0].MarkSpan.Length == 1 && Normal(found[0].Mark) != mark)
            {
                text[found[0].MarkSpan.Start] = mark;
                written++;
            }
        }

        return (new string(text), written, faults);
    }

    /// <summary>What was done is what the title and the command asked for; the mark may be another meanwhile.</summary>
    private static bool IsSame(TaskDeclaration asked, TaskDeclaration found) => asked.Title == found.Title && asked.Run?.Text == found.Run?.Text;

    private static char Normal(char mark) => mark == 'X' ? 'x' : mark;

    private static bool IsMyTurn(Mutex turn)
    {
        try
        {
            return turn.WaitOne(LongestWait);
        }
        catch (AbandonedMutexException)
        {
            // A process died here; the file is replaced as a whole, so nothing is half done.
            return true;
        }
    }

    private static string NameOf(string path) => "PlanTool-" + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(path)))[..32];
}
