using System.Collections.Immutable;
using Dispatch.Domain.Alerting.Audiences;

namespace Dispatch.Domain.Alerting.Waves;

/// <summary>A recipient that was told as eyes only, has said no to nothing and was not let go.</summary>
/// <param name="Seq">Of the message that it has.</param>
[GenerateSerializer, Immutable, Alias("dispatch.LookingUnit")]
public sealed record LookingUnit(Recipient Recipient, int Seq);

/// <summary>
/// A taxi whose passengers have left hears the alert in full, while it is still wanted: everybody when nobody is counted, else who gets
/// one of the places that are open. It was told before, so it takes no room of a first wave and belongs to the wave it was told in.
/// </summary>
public static class EyesOnly
{
    /// <summary>Of the units that may be told now, those who were only looking out so far.</summary>
    public static ImmutableHashSet<UnitId> Freed(ImmutableArray<LookingUnit> looking, IEnumerable<EligibleUnit> eligible)
    {
        var units = looking.Select(one => one.Recipient.Unit).ToHashSet();
        return [.. eligible.Where(unit => !unit.EyesOnly && units.Contains(unit.Unit)).Select(unit => unit.Unit)];
    }

    /// <summary>True when the alert needs a newer sequence number for them to hear it: none of them may have the present one.</summary>
    public static bool NeedNewMessage(int seq, ImmutableArray<LookingUnit> looking, IEnumerable<Recipient> freed)
    {
        var units = freed.Select(one => one.Unit).ToHashSet();
        return looking.Any(one => units.Contains(one.Recipient.Unit) && one.Seq >= seq);
    }
}
