namespace PlanRuntime.Tests.Commands;

/// <summary>A command is split into words and no shell sees it.</summary>
public sealed class CommandLineTests
{
    [Theory]
    [InlineData("dotnet build", new[] { "dotnet", "build" })]
    [InlineData("  dotnet \t build  ", new[] { "dotnet", "build" })]
    [InlineData("git commit -m \"two words\"", new[] { "git", "commit", "-m", "two words" })]
    [InlineData("echo 'a \"b\" c' \"d \\\"e\\\"\"", new[] { "echo", "a \"b\" c", "d \"e\"" })]
    [InlineData("echo \"\" ''", new[] { "echo", "", "" })]
    [InlineData("echo a\"b c\"d", new[] { "echo", "ab cd" })]
    [InlineData("rm -rf $HOME/* ; true && `x` | y > z", new[] { "rm", "-rf", "$HOME/*", ";", "true", "&&", "`x`", "|", "y", ">", "z" })]
    [InlineData("c:\\tools\\a.exe \\", new[] { "c:\\tools\\a.exe", "\\" })]
    [InlineData("open \"quote to the end", new[] { "open", "quote to the end" })]
    [InlineData("", new string[0])]
    public void Words_are_split_at_blanks_outside_quotes(string line, string[] words) => Assert.Equal(words, CommandLine.Split(line));
}
