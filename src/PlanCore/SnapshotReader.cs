namespace PlanCore;

/// <summary>Reads what <see cref="SnapshotWriter"/> wrote, believing nothing.</summary>
internal sealed class SnapshotReader
{
    private const int ChecksumBytes = 4;

    private readonly byte[] _bytes;
    private readonly int _end;
    private int _at;

    /// <param name="bytes">The snapshot.</param>
    /// <exception cref="InvalidDataException">Something was changed or is missing.</exception>
    public SnapshotReader(byte[] bytes)
    {
        (_bytes, _end) = (bytes, bytes.Length - ChecksumBytes);
        if (_end < 0) throw Fault("it is cut off");
        uint checksum = 0;
        for (var i = 0; i < ChecksumBytes; i++) checksum |= (uint)bytes[_end + i] << (8 * i);
        if (checksum != Checksum.Of(bytes, _end)) throw Fault("it is damaged");
    }

    public static InvalidDataException Fault(string what) => new($"The state of the run cannot be restored: {what}.");

    /// <summary>Reads a number from zero to one less than a limit.</summary>
    /// <param name="limit">The limit.</param>
    /// <param name="what">What the number is, for the message.</param>
    public int Read(int limit, string what)
    {
        var number = ReadAny();
        return number < (uint)limit ? (int)number : throw Fault($"{what} is {number}, and there are {limit}");
    }

    /// <summary>Reads a number that may be below zero.</summary>
    /// <param name="least">The least it may be.</param>
    /// <param name="most">The most it may be.</param>
    /// <param name="what">What the number is, for the message.</param>
    public int ReadSigned(int least, int most, string what)
    {
        var bits = ReadAny();
        var number = (int)(bits >> 1) ^ -(int)(bits & 1);
        return number >= least && number <= most ? number : throw Fault($"{what} is {number}, which is not from {least} to {most}");
    }

    /// <summary>Reads numbers below a limit, of which there are as many at most.</summary>
    public int[] ReadMany(int limit, string what)
    {
        var numbers = new int[ReadCount(limit, what)];
        for (var i = 0; i < numbers.Length; i++) numbers[i] = Read(limit, what);
        return numbers;
    }

    /// <summary>Reads pairs of which no two have the same key.</summary>
    public Dictionary<int, int> ReadPairs(int keys, int values, string what)
    {
        var pairs = new Dictionary<int, int>();
        for (var left = ReadCount(keys, what); left > 0; left--)
        {
            var key = Read(keys, what);
            if (pairs.ContainsKey(key)) throw Fault($"{what} {key} is there twice");
            pairs[key] = Read(values, what);
        }

        return pairs;
    }

    public void ExpectEnd()
    {
        if (_at != _end) throw Fault($"{_end - _at} bytes are left over");
    }

    private int ReadCount(int limit, string what)
    {
        var count = ReadAny();
        return count <= (uint)limit ? (int)count : throw Fault($"it has {count} times {what}, and there are {limit}");
    }

    private uint ReadAny()
    {
        uint number = 0;
        for (var shift = 0; shift < 35; shift += 7)
        {
            if (_at == _end) throw Fault("it is cut off");
            var next = _bytes[_at++];
            number |= (uint)(next & 0x7F) << shift;
            if (next < 0x80) return number;
        }

        throw Fault("a number has too many digits");
    }
}
