using System.Text;
using PlanTool.Files;

namespace PlanTool.Tests;

public sealed class PlanFileReaderTests
{
    private const string Text = "- [ ] 1.1 Größe 😀\r\n";

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    public void A_byte_order_mark_decides_and_is_no_text(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        Assert.Equal(Text, PlanFileReader.Decode([.. encoding.GetPreamble(), .. encoding.GetBytes(Text)]).Text);
    }

    [Fact]
    public void Without_a_mark_a_text_is_utf8() => Assert.Equal(Text, PlanFileReader.Decode(Encoding.UTF8.GetBytes(Text)).Text);

    [Fact]
    public void What_is_no_utf8_is_read_as_latin1() => Assert.Equal("- [ ] 1.1 Größe", PlanFileReader.Decode(Encoding.Latin1.GetBytes("- [ ] 1.1 Größe")).Text);

    [Fact]
    public void A_nul_makes_a_file_binary() => Assert.Equal((null, "is not text"), Read(PlanFileReader.Decode([0x7F, 0x45, 0x4C, 0x46, 0, 1])));

    [Fact]
    public void An_empty_file_is_an_empty_text() => Assert.Equal("", PlanFileReader.Decode([]).Text);

    [Fact]
    public void A_folder_and_a_missing_file_say_so()
    {
        using var folder = new PlanFolder();
        Assert.Equal((null, "is a folder"), Read(PlanFileReader.Read(folder.Path)));
        Assert.Equal((null, "does not exist"), Read(PlanFileReader.Read(Path.Combine(folder.Path, "plan.md"))));
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(1, "is larger than 16 MiB")]
    public void The_limit_is_16_MiB(int beyond, string? fault)
    {
        using var folder = new PlanFolder();
        var bytes = new byte[(16 * 1024 * 1024) + beyond];
        Array.Fill(bytes, (byte)' ');
        folder.Write("plan.md", bytes);
        Assert.Equal(fault, PlanFileReader.Read(Path.Combine(folder.Path, "plan.md")).Fault);
    }

    [Fact]
    public void A_device_without_end_is_too_large()
    {
        Assert.SkipUnless(File.Exists("/dev/urandom"), "there is no /dev/urandom");
        Assert.Equal("is larger than 16 MiB", PlanFileReader.Read("/dev/urandom").Fault);
    }

    private static (string?, string?) Read(PlanFileText text) => (text.Text, text.Fault);
}
