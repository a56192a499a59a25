namespace PlanModel;

/// <summary>Writes <c>order:</c> into the front matter, which is made where there is none.</summary>
internal static class OrderFix
{
    public static PlanFix For(PlanDocument document, string order)
    {
        var newLine = document.NewLine;
        var edit = document.Settings.Count > 0
            ? new TextEdit(new TextSpan(document.Lines.StartOf(document.Lines.LineOf(document.Settings[0].KeySpan.Start)), 0), $"order: {order}{newLine}")
            : new TextEdit(new TextSpan(document.Text.StartsWith("\uFEFF", StringComparison.Ordinal) ? 1 : 0, 0), $"---{newLine}order: {order}{newLine}---{newLine}");
        return new PlanFix($"Write 'order: {order}'", [edit]);
    }
}
