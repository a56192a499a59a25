using System.Text;
using Microsoft.Extensions.Time.Testing;

namespace PlanTool.Tests;

/// <summary>A folder of its own for one test, in which the tool is called in process.</summary>
internal sealed class PlanFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("plan-tool-").FullName;

    public bool HasColours { get; init; }

    public int Width { get; init; } = 80;

    public Dictionary<string, string> Variables { get; } = [];

    /// <summary>The clock of runs; it stands still, so that everything takes 0s.</summary>
    public TimeProvider Clock { get; init; } = new FakeTimeProvider(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));

    public PlanFolder Write(string name, string text) => Write(name, new UTF8Encoding(false).GetBytes(text));

    public PlanFolder Write(string name, byte[] bytes)
    {
        var full = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(full)!);
        File.WriteAllBytes(full, bytes);
        return this;
    }

    public string Read(string name) => File.ReadAllText(System.IO.Path.Combine(Path, name));

    public Task<ToolCall> RunAsync(params string[] args) => RunAsync(args, TestContext.Current.CancellationToken);

    public async Task<ToolCall> RunAsync(string[] args, CancellationToken token)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var host = new ToolHost
        {
            Out = output,
            Error = error,
            WorkingDirectory = Path,
            HasColours = HasColours,
            Width = Width,
            Clock = Clock,
            Variable = name => Variables.GetValueOrDefault(name),
        };
        var code = await PlanCommandLine.RunAsync(args, host, token);
        return new ToolCall(code, output.ToString(), error.ToString());
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}

/// <summary>What one call of the tool did.</summary>
internal sealed record ToolCall(int Code, string Out, string Error);
