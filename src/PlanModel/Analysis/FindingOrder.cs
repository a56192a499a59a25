namespace PlanModel;

/// <summary>Reports are ordered by place, then by rule, so that they depend on nothing but the text.</summary>
internal static class FindingOrder
{
    public static int Compare(Finding a, Finding b)
    {
        var byPlace = a.Span.Start.CompareTo(b.Span.Start);
        if (byPlace != 0) return byPlace;
        var byRule = string.CompareOrdinal(a.Rule.Id, b.Rule.Id);
        if (byRule != 0) return byRule;
        var byLength = a.Span.Length.CompareTo(b.Span.Length);
        return byLength != 0 ? byLength : string.CompareOrdinal(a.Message, b.Message);
    }
}
