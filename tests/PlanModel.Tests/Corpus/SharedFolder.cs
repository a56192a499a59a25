namespace PlanModel.Tests.Corpus;

/// <summary>The folder of plans that no one here wrote; it lies beside the repository and is not part of it.</summary>
internal static class SharedFolder
{
    /// <summary>Skips the test where the folder is missing.</summary>
    public static string Path(string name)
    {
        var folder = Find();
        Assert.SkipWhen(folder is null, "no ../shared beside the repository, and PLAN_SHARED names none");
        var path = System.IO.Path.Combine(folder!, name);
        Assert.SkipWhen(!Directory.Exists(path), $"../shared has no '{name}'");
        return path;
    }

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("PLAN_SHARED") is { Length: > 0 } named) return Directory.Exists(named) ? named : null;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "PlanAnalyzers.sln")) && folder.Parent is { } around)
            {
                var shared = System.IO.Path.Combine(around.FullName, "shared");
                return Directory.Exists(shared) ? shared : null;
            }
        }

        return null;
    }
}
