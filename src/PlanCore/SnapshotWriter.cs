namespace PlanCore;

/// <summary>Writes numbers as bytes: seven bits in each, the lowest first, the highest bit saying that more follow (LEB128).</summary>
internal sealed class SnapshotWriter
{
    private readonly List<byte> _bytes = [];

    public void Write(int number)
    {
        var rest = (uint)number;
        for (; rest >= 0x80; rest >>= 7) _bytes.Add((byte)(rest | 0x80));
        _bytes.Add((byte)rest);
    }

    /// <summary>Writes a number that may be below zero, the sign in the lowest bit.</summary>
    public void WriteSigned(int number) => Write((number << 1) ^ (number >> 31));

    public void Write(IReadOnlyCollection<int> numbers)
    {
        Write(numbers.Count);
        foreach (var number in numbers) Write(number);
    }

    public void Write(IReadOnlyCollection<KeyValuePair<int, int>> pairs)
    {
        Write(pairs.Count);
        foreach (var pair in pairs)
        {
            Write(pair.Key);
            Write(pair.Value);
        }
    }

    /// <summary>Returns what was written with its checksum behind it.</summary>
    public byte[] ToBytes()
    {
        var checksum = Checksum.Of(_bytes, _bytes.Count);
        for (var shift = 0; shift < 32; shift += 8) _bytes.Add((byte)(checksum >> shift));
        return _bytes.ToArray();
    }
}
