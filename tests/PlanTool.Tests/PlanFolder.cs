using System.Text;

namespace PlanTool.Tests;

/// <summary>A folder of its own for one test, in which the tool is called in process.</summary>
internal sealed class PlanFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("plan-tool-").FullName;

    public bool HasColours { get; init; }

    public int Width { get; init; } = 80;

    public Dictionary<string, string> Variables { get; } = [];

    public PlanFolder Write(string name, string text) => Write(name, new UTF8Encoding(false).GetBytes(text));

    public PlanFolder Write(string name, byte[] bytes)
    {
        var full = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(full)!);
        File.WriteAllBytes(full, bytes);
        return this;
    }

    public string Read(string name) => File.ReadAllText(System.IO.Path.Combine(Path, name));

    public async Task<ToolCall> RunAsync(params string[] args)
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
            Variable = name => Variables.GetValueOrDefault(name),
        };
        var code = await PlanCommandLine.RunAsync(args, host, TestContext.Current.CancellationToken);
        return new ToolCall(code, output.ToString(), error.ToString());
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}

/// <summary>What one call of the tool did.</summary>
internal sealed record ToolCall(int Code, string Out, string Error);
