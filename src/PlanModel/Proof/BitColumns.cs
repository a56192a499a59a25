namespace PlanModel;

/// <summary>Counts how often each of 64 bits was set, as counters that lie across words: an addition costs two steps on average.</summary>
internal sealed class BitColumns
{
    private readonly ulong[] _planes = new ulong[32];

    public static int CountOf(ulong mask)
    {
        // Warren, "Hacker's Delight", 5-1.
        mask -= (mask >> 1) & 0x5555555555555555;
        mask = (mask & 0x3333333333333333) + ((mask >> 2) & 0x3333333333333333);
        return (int)(unchecked(((mask + (mask >> 4)) & 0x0F0F0F0F0F0F0F0F) * 0x0101010101010101) >> 56);
    }

    public void Clear() => Array.Clear(_planes, 0, _planes.Length);

    public void Add(ulong mask)
    {
        for (var p = 0; mask != 0; p++)
        {
            var carry = _planes[p] & mask;
            _planes[p] ^= mask;
            mask = carry;
        }
    }

    public int CountAt(int bit)
    {
        var count = 0;
        for (var p = 0; p < 31; p++) count |= (int)((_planes[p] >> bit) & 1) << p;
        return count;
    }
}
