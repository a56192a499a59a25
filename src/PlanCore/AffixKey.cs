namespace PlanCore;

/// <summary>
/// The characters at known places at the beginning and at the end of a path segment, eight each, packed so that two segments that
/// cannot meet part in one step.
/// </summary>
internal readonly struct AffixKey
{
    private readonly ulong _head;
    private readonly ulong _headMask;
    private readonly ulong _tail;
    private readonly ulong _tailMask;

    private AffixKey(ulong head, ulong headMask, ulong tail, ulong tailMask) => (_head, _headMask, _tail, _tailMask) = (head, headMask, tail, tailMask);

    public static AffixKey Of(string segment)
    {
        ulong head = 0, headMask = 0, tail = 0, tailMask = 0;
        // Up to a "*" every character has its place, also behind a "?".
        for (var i = 0; i < Math.Min(8, segment.Length) && segment[i] != '*'; i++)
        {
            if (segment[i] == '?') continue;
            head |= (ulong)(segment[i] & 0xFF) << (8 * i);
            headMask |= 0xFFUL << (8 * i);
        }

        for (var i = 0; i < Math.Min(8, segment.Length) && segment[segment.Length - 1 - i] != '*'; i++)
        {
            if (segment[segment.Length - 1 - i] == '?') continue;
            tail |= (ulong)(segment[segment.Length - 1 - i] & 0xFF) << (8 * i);
            tailMask |= 0xFFUL << (8 * i);
        }

        return new AffixKey(head, headMask, tail, tailMask);
    }

    public bool MayMeet(in AffixKey other) =>
        ((_head ^ other._head) & _headMask & other._headMask) == 0 && ((_tail ^ other._tail) & _tailMask & other._tailMask) == 0;
}
