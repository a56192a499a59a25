namespace PlanCore;

/// <summary>A set of ranks that gives the smallest: a bitmap with a bit for every 32 words above it, so each step costs the log of n to the base 32.</summary>
internal sealed class ReadyQueue
{
    private readonly uint[][] _levels;

    public ReadyQueue(int size)
    {
        var levels = new List<uint[]>();
        do
        {
            size = (size + 31) / 32;
            levels.Add(new uint[Math.Max(1, size)]);
        }
        while (size > 1);
        _levels = levels.ToArray();
    }

    public bool Any => _levels[_levels.Length - 1][0] != 0;

    public void Add(int rank)
    {
        foreach (var level in _levels)
        {
            var word = rank >> 5;
            var before = level[word];
            level[word] = before | (1u << (rank & 31));
            if (before != 0) return;
            rank = word;
        }
    }

    public void Remove(int rank)
    {
        foreach (var level in _levels)
        {
            var word = rank >> 5;
            level[word] &= ~(1u << (rank & 31));
            if (level[word] != 0) return;
            rank = word;
        }
    }

    public bool TryTake(out int rank)
    {
        rank = 0;
        if (!Any) return false;
        for (var l = _levels.Length - 1; l >= 0; l--) rank = (rank << 5) + TrailingZeros(_levels[l][rank]);
        Remove(rank);
        return true;
    }

    private static int TrailingZeros(uint word)
    {
#if NET
        return System.Numerics.BitOperations.TrailingZeroCount(word);
#else
        // De Bruijn multiplication; Leiserson, Prokop, Randall, "Using de Bruijn Sequences to Index a 1 in a Computer Word".
        return DeBruijn[unchecked((word & (uint)-(int)word) * 0x077CB531u) >> 27];
#endif
    }

#if !NET
    private static readonly byte[] DeBruijn =
    [
        0, 1, 28, 2, 29, 14, 24, 3, 30, 22, 20, 15, 25, 17, 4, 8,
        31, 27, 13, 23, 21, 19, 16, 7, 26, 12, 18, 6, 11, 5, 10, 9,
    ];
#endif
}
