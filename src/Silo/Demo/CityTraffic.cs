using Dispatch.Domain.Geo;
using Dispatch.Domain.Roads;
using Dispatch.Domain.Units;
using Dispatch.Silo.Fleet;

namespace Dispatch.Silo.Demo;

/// <summary>
/// Vehicles that drive about on the roads: along an arc at its free-flow speed (people on foot slower), then on along any arc that
/// leaves the crossing. Seeded: the same calls give the same city.
/// </summary>
internal sealed class CityTraffic
{
    private const double WalkingShare = 0.1;
    private const double OccupiedShare = 0.4;
    private const double FareEnds = 0.02;

    private readonly RoadMap _roads;
    private readonly IReadOnlyList<UnitProfile> _fleet;
    private readonly Random _random;
    private readonly Vehicle[] _vehicles;

    public CityTraffic(RoadMap roads, IReadOnlyList<UnitProfile> fleet, int seed)
    {
        (_roads, _fleet, _random) = (roads, fleet, new Random(seed));
        _vehicles = [.. fleet.Select(_ => new Vehicle(
            _random.Next(roads.ArcCount), _random.NextDouble(), _random.NextDouble() < OccupiedShare))];
    }

    public int Count => _vehicles.Length;

    /// <summary>Moves one vehicle on by so much time and says where it is.</summary>
    public VehicleFix Drive(int index, TimeSpan passed, DateTimeOffset now)
    {
        var unit = _fleet[index];
        ref var vehicle = ref _vehicles[index];
        var pace = unit.Kind is UnitKind.Officer or UnitKind.Volunteer ? WalkingShare : 1;
        Advance(ref vehicle, passed.TotalMilliseconds * pace);
        if (unit.Kind == UnitKind.Taxi && _random.NextDouble() < FareEnds)
            vehicle.Occupied = !vehicle.Occupied;
        var seconds = _roads.Graph.TimeMs[vehicle.Arc] / 1000.0;
        var (from, to) = (_roads.Location(_roads.Tail(vehicle.Arc)), _roads.Location(_roads.Head(vehicle.Arc)));
        return new VehicleFix(unit.Id, Place(vehicle), now, _roads.Length(vehicle.Arc).Value / Math.Max(1, seconds) * pace,
            Earth.HeadingBetween(from, to).Degrees, unit.Kind == UnitKind.Taxi ? vehicle.Occupied : null);
    }

    /// <summary>Any place on a road, for an incident.</summary>
    public (GeoPoint At, string Address) AnyPlace()
    {
        var node = _random.Next(_roads.NodeCount);
        return (_roads.Location(node), _roads.CrossingName(node));
    }

    private void Advance(ref Vehicle vehicle, double milliseconds)
    {
        while (true)
        {
            double whole = Math.Max(1, _roads.Graph.TimeMs[vehicle.Arc]);
            var left = (1 - vehicle.Fraction) * whole;
            if (milliseconds < left)
            {
                vehicle.Fraction += milliseconds / whole;
                return;
            }
            milliseconds -= left;
            (vehicle.Arc, vehicle.Fraction) = (NextArc(vehicle.Arc), 0);
        }
    }

    /// <summary>Not straight back, unless the road ends here.</summary>
    private int NextArc(int arc)
    {
        var node = _roads.Head(arc);
        var (first, end) = (_roads.Graph.FirstArc[node], _roads.Graph.FirstArc[node + 1]);
        if (first == end)
            return _random.Next(_roads.ArcCount);
        var next = _random.Next(first, end);
        return _roads.Head(next) == _roads.Tail(arc) && end - first > 1 ? first + ((next - first + 1) % (end - first)) : next;
    }

    private GeoPoint Place(in Vehicle vehicle)
    {
        var course = _roads.Geometry(vehicle.Arc);
        var rest = _roads.Length(vehicle.Arc).Value * vehicle.Fraction;
        for (var i = 1; i < course.Count; i++)
        {
            var stretch = Earth.Distance(course[i - 1], course[i]).Value;
            if (rest <= stretch)
                return Earth.Travel(course[i - 1], Earth.HeadingBetween(course[i - 1], course[i]), new Metres(rest));
            rest -= stretch;
        }
        return course[^1];
    }

    private struct Vehicle(int arc, double fraction, bool occupied)
    {
        public int Arc = arc;
        public double Fraction = fraction;
        public bool Occupied = occupied;
    }
}
