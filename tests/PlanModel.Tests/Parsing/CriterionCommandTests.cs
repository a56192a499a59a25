namespace PlanModel.Tests.Parsing;

/// <summary>A criterion is a command only where it says so; names of files and sentences are for readers.</summary>
public sealed class CriterionCommandTests
{
    [Theory]
    [InlineData("`dotnet test`", "dotnet test")]
    [InlineData("`dotnet test` passes", "dotnet test")]
    [InlineData(" `dotnet test -c Release` succeeds. ", "dotnet test -c Release")]
    [InlineData("``echo `date` `` works", "echo `date`")]
    [InlineData("`Foo.cs` exists", null)]
    [InlineData("All of `dotnet test` passes", null)]
    [InlineData("The tests pass", null)]
    [InlineData("`", null)]
    [InlineData("``", null)]
    [InlineData("` `", null)]
    [InlineData("`open", null)]
    [InlineData("", null)]
    public void A_criterion_is_a_command_or_words(string criterion, string? command) => Assert.Equal(command, CriterionCommand.Of(criterion));
}
