using System.Diagnostics;
using System.Text;

namespace PlanTool.Tests.Report;

/// <summary>A headless Chromium that has no network, opens one file and says what became of it.</summary>
internal static class Chromium
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    private static readonly string[] Flags =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
        "--disable-sync", "--disable-dev-shm-usage", "--virtual-time-budget=5000", "--window-size=1280,900",
    ];

    /// <summary>The program, or <see langword="null"/>; <c>.ci/run</c> installs it, so that there a skip is a failure.</summary>
    public static string? Path { get; } = Find();

    /// <summary>Skips the test where there is no browser.</summary>
    public static void Require() => Assert.SkipUnless(Path is not null, "there is no Chromium on the PATH; install the package 'chromium'");

    /// <summary>Opens a file and returns its document as it is after its script ran.</summary>
    /// <param name="file">The file.</param>
    /// <param name="isDark">Whether the reader prefers dark colours.</param>
    /// <param name="fragment">Where in the page, as in <c>#t1</c>.</param>
    public static async Task<string> DomOfAsync(string file, bool isDark = false, string fragment = "")
    {
        var profile = Directory.CreateTempSubdirectory("plan-browser-").FullName;
        try
        {
            // Headless Chromium has no switch for the reader's preference but this one of its engine.
            string[] preference = [$"--blink-settings=preferredColorScheme={(isDark ? 0 : 1)}"];
            var start = new ProcessStartInfo(Path!) { RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8 };
            foreach (var argument in (string[])[.. Flags, .. preference, "--user-data-dir=" + profile, "--dump-dom", new Uri(file).AbsoluteUri + fragment]) start.ArgumentList.Add(argument);
            using var process = Process.Start(start)!;
            var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            var dom = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.True(process.ExitCode == 0 && dom.Length > 0, await error);
            return dom;
        }
        finally
        {
            Directory.Delete(profile, recursive: true);
        }
    }

    private static string? Find() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(folder => Names.Select(name => System.IO.Path.Combine(folder, name)))
        .FirstOrDefault(File.Exists);
}
