namespace PlanRuntime.Tests.Watching;

public sealed class PlainTextTests
{
    [Theory]
    [InlineData("plain Größe 一二 😀", "plain Größe 一二 😀")]
    [InlineData("\u001b]0;owned\u0007", "␛]0;owned␇")]
    [InlineData("a\r\nb\tc", "a␍␊b c")]
    [InlineData("\u009b31m\u007f", "\uFFFD31m␡")]
    [InlineData("a\u202eb\u2066c\u2028d", "a\uFFFDb\uFFFDc\uFFFDd")]
    public void What_a_terminal_would_obey_is_shown_instead(string text, string shown) => Assert.Equal(shown, PlainText.Of(text));

    [Fact]
    public void Half_a_character_is_replaced() => Assert.Equal("half \uFFFD", PlainText.Of("half \ud83d"));

    [Theory]
    [InlineData("short", 5, "short")]
    [InlineData("longer", 5, "long…")]
    [InlineData("一二三", 5, "一二…")]
    [InlineData("words end", 7, "words…")]
    public void A_cut_text_fits_its_columns(string text, int columns, string cut) => Assert.Equal(cut, PlainText.Cut(text, columns));

    [Fact]
    public void Wide_letters_take_two_columns() => Assert.Equal("一😀  |", PlainText.Pad("一😀", 6) + "|");
}
