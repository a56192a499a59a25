using PlanModel;

namespace PlanGenerators;

/// <summary>What moves with every edit: lines, places and the words of a fault.</summary>
internal sealed record PlanDetails(string FullName, EquatableArray<int> Lines, PlanFault? Fault, EquatableArray<ClassPlaces> Places)
{
    public static PlanDetails Find(EquatableArray<PlanDetails> all, BoundCode code) => all.First(d => d.FullName == code.Plan.FullName);

    /// <summary>The place of a finding on a handler.</summary>
    public CodePlace PlaceOf(HandlerPlace place)
    {
        var type = Places[place.Type];
        if (place.Part == HandlerPart.PlanFile) return type.PlanFile;
        return place.Handler >= 0 && place.Handler < type.Handlers.Count ? type.Handlers[place.Handler].Of(place) : type.Name;
    }
}
