using Dispatch.Domain.Geo;

namespace Dispatch.Domain.Alerting;

/// <summary>A post as one recipient learns it: its own and no other.</summary>
/// <param name="Node">Number of the crossing on the map of that day.</param>
/// <param name="Place">"A Road / B Street".</param>
/// <param name="Ring">Of the cordon, 1 = inner. Never shown to a recipient.</param>
/// <param name="Need">How many units it wants.</param>
/// <param name="Approach">From where he may come: the side to look towards. Null = unknown.</param>
/// <param name="StandOff">Civilians keep at least this far from what they watch.</param>
[GenerateSerializer, Immutable, Alias("dispatch.AlertPost")]
public sealed record AlertPost(int Node, GeoPoint At, string Place, int Ring, int Need, Heading? Approach, Metres StandOff)
{
    /// <summary>Told to civilians unless the commander asks for more. Assumed: a street's width, parked cars and some seconds to drive off.</summary>
    public static readonly Metres DefaultStandOff = new(100);
}
