using System.Security.Cryptography;
using System.Text;

namespace PlanRuntime;

/// <summary>What a plan asks to be done, as hashes: of each task its title and command; marks, prose and dependencies do not count.</summary>
internal sealed class PlanContent
{
    private const int HashBytes = 16;

    private PlanContent(string[] hashes, string hash) => (Hashes, Hash) = (hashes, hash);

    /// <summary>Gets the hash of each task.</summary>
    public string[] Hashes { get; }

    /// <summary>Gets the hash of the plan: of the ids and hashes of its tasks, in their order.</summary>
    public string Hash { get; }

    public static PlanContent Of(PlanGraph plan)
    {
        var hashes = new string[plan.Tasks.Count];
        using var all = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (var t = 0; t < hashes.Length; t++)
        {
            hashes[t] = HashOf(plan.Tables.Tasks[t].Title + "\0" + plan.Notes.CommandOf(t));
            all.AppendData(Encoding.UTF8.GetBytes(plan.Tables.Tasks[t].Id + "\0" + hashes[t] + "\n"));
        }

        return new PlanContent(hashes, Text(all.GetHashAndReset()));
    }

    private static string HashOf(string text) => Text(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string Text(byte[] hash) => Convert.ToHexString(hash, 0, HashBytes).ToLowerInvariant();
}
