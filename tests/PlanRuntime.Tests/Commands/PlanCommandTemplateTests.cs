namespace PlanRuntime.Tests;

public sealed class PlanCommandTemplateTests
{
    private static PlanTask Task()
    {
        var plan = new PlanGraphBuilder("Plan", "plan.md");
        plan.AddPhase("2");
        plan.AddTask("2.1", "a \"b\" 'c' {id} $(d)").Describe("more\ntext").Command("run it").Line(7);
        return plan.Build()["2.1"];
    }

    [Theory]
    [InlineData("do {id} {title}", "do", "2.1", "a \"b\" 'c' {id} $(d)")]
    [InlineData("do '{title} {title}' x", "do", "a \"b\" 'c' {id} $(d) a \"b\" 'c' {id} $(d)", "x")]
    [InlineData("do --at={source}:{line} {phase} {attempt}", "do", "--at=plan.md:7", "2", "3")]
    [InlineData("do {description} \"{command}\"", "do", "more\ntext", "run it")]
    [InlineData("do {\"id\":\"{id}\"} {} {1} }{ {id", "do", "{id:2.1}", "{}", "{1}", "}{", "{id")]
    public void Each_place_is_filled_within_its_argument(string template, params string[] arguments) =>
        Assert.Equal(arguments, PlanCommandTemplate.Parse(template).ArgumentsFor(Task(), attempt: 3));

    [Theory]
    [InlineData("", "the command is empty")]
    [InlineData("  ", "the command is empty")]
    [InlineData("{title} x", "the first word names the program, and no text of a plan may be put there")]
    [InlineData("do {titel}", "'{titel}' stands for nothing; there are {id}, {title}, {description}, {phase}, {command}, {source}, {line}, {attempt}")]
    public void What_cannot_be_understood_is_said(string template, string message) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => PlanCommandTemplate.Parse(template)).Message);

    [Fact]
    public void A_template_shows_as_it_was_written_and_names_its_places()
    {
        Assert.Equal("do {id}", PlanCommandTemplate.Parse("do {id}").ToString());
        Assert.Equal(["id", "title", "description", "phase", "command", "source", "line", "attempt"], PlanCommandTemplate.PlaceNames);
    }

    [Fact]
    public async Task The_failure_quotes_the_template_and_not_the_plan()
    {
        var plan = new PlanGraphBuilder("Plan");
        plan.AddTask("1", "hostile");
        var template = PlanCommandTemplate.Parse("no-such-program {title}");
        var result = await PlanRunner.RunAsync(plan.Build(), (context, token) => template.RunAsync(context, token).AsTask(), cancellationToken: TestContext.Current.CancellationToken);
        Assert.StartsWith("The command 'no-such-program {title}' cannot be started: ", Assert.IsType<PlanCommandException>(result["1"].Error).Message, StringComparison.Ordinal);
    }
}
