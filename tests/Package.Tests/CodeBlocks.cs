namespace Package.Tests;

/// <summary>The fenced blocks of a page of this repository, which its tests run as they stand.</summary>
internal static class CodeBlocks
{
    public static List<string> Of(string page, string language)
    {
        var blocks = new List<string>();
        List<string>? block = null;
        foreach (var line in File.ReadLines(Path.Combine(PackedProduct.RepositoryFolder, page)))
        {
            if (block is null && line == "```" + language)
            {
                block = [];
            }
            else if (block is not null && line == "```")
            {
                blocks.Add(string.Join('\n', block) + "\n");
                block = null;
            }
            else
            {
                block?.Add(line);
            }
        }

        return blocks;
    }
}
