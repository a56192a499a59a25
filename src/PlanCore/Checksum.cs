namespace PlanCore;

/// <summary>FNV-1a with 32 bits (Fowler, Noll, Vo): finds damage, not malice.</summary>
internal static class Checksum
{
    private const uint Prime = 16777619;

    public const uint Start = 2166136261;

    public static uint Of(IReadOnlyList<byte> bytes, int count)
    {
        var hash = Start;
        for (var i = 0; i < count; i++) hash = unchecked((hash ^ bytes[i]) * Prime);
        return hash;
    }

    public static uint Add(uint hash, int number)
    {
        for (var shift = 0; shift < 32; shift += 8) hash = unchecked((hash ^ (byte)(number >> shift)) * Prime);
        return hash;
    }
}
