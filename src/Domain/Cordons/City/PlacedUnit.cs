using Dispatch.Domain.Roads;
using Dispatch.Domain.Roads.Paths;
using Dispatch.Domain.Tracking;
using Dispatch.Domain.Units;

namespace Dispatch.Domain.Cordons.City;

/// <summary>A unit that could hold a post, put on the road map.</summary>
/// <param name="Node">The first crossing that it comes to.</param>
/// <param name="DelayMs">Until it is there, setting off included.</param>
/// <param name="Promised">Not to be had: it refused.</param>
public sealed record PlacedUnit(UnitId Unit, string CallSign, UnitKind Kind, int Node, int DelayMs, bool Promised = false)
{
    /// <summary>From the order to moving off; assumed.</summary>
    public static readonly TimeSpan PoliceReaction = TimeSpan.FromSeconds(15);

    /// <summary>A driver who has to be told first; assumed.</summary>
    public static readonly TimeSpan CivilianReaction = TimeSpan.FromSeconds(60);

    public static bool MayBePosted(UnitKind kind) => kind is UnitKind.PatrolCar or UnitKind.Taxi;

    public CordonUnit ForPlanning() => new(
        Node, DelayMs, Kind.IsCivilian() ? CordonUnitKind.Taxi : CordonUnitKind.Officer, Promised);

    /// <summary>Null when it is not on the map, or on a road that is blocked.</summary>
    /// <param name="underWay">It has its orders already and needs no time to set off.</param>
    /// <param name="blocked">Road pieces that cannot be passed: nobody knows on which side of the block a unit there is.</param>
    public static PlacedUnit? Place(RoadMap map, UnitProfile unit, Fix fix, bool underWay, IReadOnlySet<int> blocked)
    {
        var heading = fix.Speed is { } speed && speed >= RoadEtas.Standing ? fix.Heading : null;
        if (map.Snap(fix.At, heading, RoadEtas.FarthestFromRoad) is not { } snap || blocked.Contains(map.Piece(snap.Arc)))
            return null;
        var reaction = underWay ? TimeSpan.Zero : unit.Kind.IsCivilian() ? CivilianReaction : PoliceReaction;
        var rest = Math.Ceiling(map.Graph.TimeMs[snap.Arc] * Math.Clamp(1 - snap.Fraction, 0, 1));
        return new PlacedUnit(unit.Id, unit.CallSign, unit.Kind, map.Head(snap.Arc), (int)(reaction.TotalMilliseconds + rest));
    }
}
