using System.Collections.Immutable;
using Dispatch.Domain;
using Dispatch.Domain.Cordons.City;
using Dispatch.Domain.Cordons.Orders;
using Dispatch.Domain.Geo;
using Dispatch.Domain.Units;
using Dispatch.Grains.Cells;

namespace Dispatch.Grains.Cordons;

/// <summary>
/// The city at the moment of a decision: asks the cells within reach who is there, puts the free units and those of the cordon on
/// the roads, and states the problem. A unit of the cordon that no cell sees stays where it was last counted on.
/// </summary>
internal sealed class CordonSurroundings(IncidentId incident, CordonParts parts)
{
    public async Task<CordonMoment> Now(CityNetwork city, CordonRequest request, CordonInForce? force, LateUnits late, DateTimeOffset at)
    {
        var seen = await Present(request);
        // Snapping thousands of units is work for another thread than the grains'.
        return await (force is null ? parts.Planning.Proposals : parts.Planning.Changes).Run(() =>
        {
            var units = Place(city, request, force, late, seen, at);
            var problem = force is null
                ? city.Problem(request, units, (request.Sightings.Min(sighting => sighting.SeenAt), at)) : ProblemInForce.Of(city, request, units, force, at);
            return new CordonMoment(city, problem, units, at);
        });
    }

    private ImmutableArray<PlacedUnit> Place(
        CityNetwork city, CordonRequest request, CordonInForce? force, LateUnits late, List<PresentUnit> seen, DateTimeOffset at)
    {
        var known = seen.GroupBy(one => one.Unit.Profile.Id).ToDictionary(same => same.Key, same => same.MaxBy(one => one.Fix.Time)!);
        var blocked = city.BlockedForUnits(request);
        var ours = (force?.Units ?? []).DistinctBy(unit => unit.Unit).ToList();
        var placed = ours.ConvertAll(unit => Ours(city, unit, (known.GetValueOrDefault(unit.Unit), blocked), force!, late));
        var taken = ours.Select(unit => unit.Unit).Concat(force?.Refused ?? []).ToHashSet();
        placed.AddRange(known.Values
            .Where(one => !taken.Contains(one.Unit.Profile.Id) && PostableUnits.IsFree(one.Unit, one.Fix, one.Occupied, request, at))
            .OrderBy(one => one.Unit.Profile.Id.Value, StringComparer.Ordinal)
            .Select(one => PlacedUnit.Place(city.Map, one.Unit.Profile, one.Fix, underWay: false, blocked)).OfType<PlacedUnit>());
        return [.. placed];
    }

    private PlacedUnit Ours(CityNetwork city, PostedUnit unit, (PresentUnit? Seen, IReadOnlySet<int> Blocked) now, CordonInForce force, LateUnits late)
    {
        // A civilian has no task of the incident; where it is seen it is on its way all the same.
        var placed = now.Seen is { } one && (one.Unit.Incident == incident || unit.Kind.IsCivilian())
            ? PlacedUnit.Place(city.Map, one.Unit.Profile, one.Fix, underWay: true, now.Blocked) : null;
        var there = placed ?? new PlacedUnit(unit.Unit, unit.CallSign, unit.Kind, unit.Node, unit.DelayMs);
        return there with { DelayMs = there.DelayMs + late.Of(unit.Unit), Promised = force.Refused.Contains(unit.Unit) };
    }

    private async Task<List<PresentUnit>> Present(CordonRequest request)
    {
        var found = new List<PresentUnit>();
        var at = request.Sightings[0].At;
        await foreach (var (_, present) in parts.Grains.Present(CellId.Around(at, request.Reach)))
            found.AddRange(present.Where(one => Earth.Distance(one.Fix.At, at) <= request.Reach));
        return found;
    }
}

/// <summary>Units that will be later than the roads say, in milliseconds.</summary>
internal sealed record LateUnits(ImmutableHashSet<UnitId> Units, int Ms)
{
    public static readonly LateUnits Nobody = new([], 0);

    public int Of(UnitId unit) => Units.Contains(unit) ? Ms : 0;
}
