namespace PlanRuntime;

/// <summary>Names that are a folder's on every system and lead nowhere else.</summary>
internal static class FolderNames
{
    private const int Longest = 200;

    private static readonly string[] Devices = ["CON", "PRN", "AUX", "NUL"];

    public static bool IsSafe(string name)
    {
        if (name.Length is 0 or > Longest || name.Trim('.', ' ').Length != name.Length) return false;
        foreach (var c in name)
        {
            if (char.IsControl(c) || c is '/' or '\\' or ':' or '*' or '?' or '"' or '<' or '>' or '|') return false;
        }

        var stem = name.Split('.')[0].TrimEnd();
        var isPort = stem.Length == 4 && char.IsAsciiDigit(stem[3]) && (stem.StartsWith("COM", StringComparison.OrdinalIgnoreCase) || stem.StartsWith("LPT", StringComparison.OrdinalIgnoreCase));
        return !isPort && !Devices.Contains(stem, StringComparer.OrdinalIgnoreCase);
    }
}
