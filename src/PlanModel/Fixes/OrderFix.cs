namespace PlanModel;

/// <summary>Writes <c>order:</c> into the front matter, which is made where there is none.</summary>
internal static class OrderFix
{
    public static PlanFix For(PlanDocument document, string order)
    {
        var setting = document.Settings.FirstOrDefault(static s => string.Equals(s.Key, "order", StringComparison.OrdinalIgnoreCase));
        var edit = setting is not null ? new TextEdit(setting.ValueSpan, order) : Insertion(document, order);
        return new PlanFix($"Write 'order: {order}'", [edit]) { Kind = order };
    }

    private static TextEdit Insertion(PlanDocument document, string order)
    {
        var newLine = document.NewLine;
        return document.Settings.Count > 0
            ? new TextEdit(new TextSpan(document.Lines.StartOf(document.Lines.LineOf(document.Settings[0].KeySpan.Start)), 0), $"order: {order}{newLine}")
            : new TextEdit(new TextSpan(document.Text.StartsWith("\uFEFF", StringComparison.Ordinal) ? 1 : 0, 0), $"---{newLine}order: {order}{newLine}---{newLine}");
    }
}
