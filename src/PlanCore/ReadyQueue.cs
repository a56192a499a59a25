namespace PlanCore;

/// <summary>
/// A set of ranks that gives the smallest: a bitmap with a bit for every 64 words above it, so each step costs the log of n to
/// the base 64. The word with the smallest ranks is kept apart, so most steps cost no more than that word.
/// </summary>
internal sealed class ReadyQueue
{
    private readonly ulong[][] _levels;

    /// <summary>The ranks of the word kept apart; all others are greater.</summary>
    private ulong _first;
    private int _firstWord;

    public ReadyQueue(int size)
    {
        var levels = new List<ulong[]>();
        do
        {
            size = (size + 63) / 64;
            levels.Add(new ulong[Math.Max(1, size)]);
        }
        while (size > 1);
        _levels = levels.ToArray();
    }

    public bool Any => _first != 0 || AnyBehind;

    private bool AnyBehind => _levels[_levels.Length - 1][0] != 0;

    public void Add(int rank) => AddWord(rank >> 6, 1UL << (rank & 63));

    /// <summary>Adds several of 64 ranks.</summary>
    /// <param name="word">Which 64, from zero.</param>
    /// <param name="ranks">A bit for each of them.</param>
    public void AddWord(int word, ulong ranks)
    {
        if (word != _firstWord || _first == 0)
        {
            if (_first == 0 ? AnyBehind : word > _firstWord)
            {
                Store(word, ranks);
                return;
            }

            if (_first != 0) Store(_firstWord, _first);
            (_firstWord, _first) = (word, 0);
        }

        _first |= ranks;
    }

    public void Remove(int rank)
    {
        var word = rank >> 6;
        if (word == _firstWord) _first &= ~(1UL << (rank & 63));
        if ((_levels[0][word] & (1UL << (rank & 63))) != 0) Clear(word, 1UL << (rank & 63));
    }

    /// <summary>Takes the smallest rank out, or returns -1.</summary>
    public int Take()
    {
        if (_first == 0 && !TryLoad()) return -1;
        var first = _first;
        _first = first & (first - 1);
        return (_firstWord << 6) + TrailingZeros(first);
    }

    /// <summary>The ranks, ascending.</summary>
    public int[] ToArray()
    {
        var ranks = new List<int>();
        for (var w = 0; w < _levels[0].Length; w++)
        {
            var word = _levels[0][w] | (w == _firstWord ? _first : 0);
            for (; word != 0; word &= word - 1) ranks.Add((w << 6) + TrailingZeros(word));
        }

        return ranks.ToArray();
    }

    /// <summary>Adds ranks to a word of the bitmap.</summary>
    private void Store(int word, ulong bits)
    {
        foreach (var level in _levels)
        {
            var before = level[word];
            level[word] = before | bits;
            if (before != 0) return;
            bits = 1UL << (word & 63);
            word >>= 6;
        }
    }

    private void Clear(int word, ulong bits)
    {
        foreach (var level in _levels)
        {
            level[word] &= ~bits;
            if (level[word] != 0) return;
            bits = 1UL << (word & 63);
            word >>= 6;
        }
    }

    /// <summary>Takes the smallest ranks out of the bitmap.</summary>
    private bool TryLoad()
    {
        if (!AnyBehind) return false;
        var word = 0;
        for (var l = _levels.Length - 1; l > 0; l--) word = (word << 6) + TrailingZeros(_levels[l][word]);
        (_firstWord, _first) = (word, _levels[0][word]);
        Clear(word, _first);
        return true;
    }

    private static int TrailingZeros(ulong word)
    {
#if NET
        return System.Numerics.BitOperations.TrailingZeroCount(word);
#else
        // De Bruijn multiplication; Leiserson, Prokop, Randall, "Using de Bruijn Sequences to Index a 1 in a Computer Word".
        return (uint)word != 0 ? TrailingZeros((uint)word) : 32 + TrailingZeros((uint)(word >> 32));
#endif
    }

#if !NET
    private static int TrailingZeros(uint word) => DeBruijn[unchecked((word & (uint)-(int)word) * 0x077CB531u) >> 27];

    private static readonly byte[] DeBruijn =
    [
        0, 1, 28, 2, 29, 14, 24, 3, 30, 22, 20, 15, 25, 17, 4, 8,
        31, 27, 13, 23, 21, 19, 16, 7, 26, 12, 18, 6, 11, 5, 10, 9,
    ];
#endif
}
