using Dispatch.Domain;
using Dispatch.Domain.Geo;
using Dispatch.Domain.Roads;
using Dispatch.Domain.Roads.Paths;
using Dispatch.Domain.Units;
using Dispatch.Silo.Fleet;

namespace Dispatch.Silo.Demo;

/// <summary>
/// Vehicles on the roads: about the city at random, or by the quickest way to where they were sent, at the roads' free-flow speed
/// (people on foot slower). Seeded: the same calls give the same city. For several threads.
/// </summary>
internal sealed class CityTraffic
{
    private const double WalkingShare = 0.1;
    private const double OccupiedShare = 0.4;
    private const double FareEnds = 0.02;

    private readonly Lock _sync = new();
    private readonly RoadMap _roads;
    private readonly IReadOnlyList<UnitProfile> _fleet;
    private readonly Random _random;
    private readonly ShortestPaths _paths;
    private readonly Vehicle[] _vehicles;
    private readonly Dictionary<UnitId, int> _numbers;
    private readonly SortedSet<int> _sent = [];

    public CityTraffic(RoadMap roads, IReadOnlyList<UnitProfile> fleet, int seed)
    {
        (_roads, _fleet, _random) = (roads, fleet, new Random(seed));
        _paths = new ShortestPaths(roads.Graph);
        _vehicles = [.. fleet.Select(_ => new Vehicle(
            _random.Next(roads.ArcCount), _random.NextDouble(), _random.NextDouble() < OccupiedShare))];
        _numbers = fleet.Select((unit, number) => (unit.Id, number)).ToDictionary(pair => pair.Id, pair => pair.number);
    }

    public int Count => _vehicles.Length;

    /// <summary>Who was sent somewhere, on the way or there: screens want to see them more often than others.</summary>
    public IReadOnlyList<int> Sent
    {
        get
        {
            lock (_sync)
                return [.. _sent];
        }
    }

    /// <summary>Moves one vehicle on to this moment and says where it is.</summary>
    public VehicleFix Drive(int index, DateTimeOffset now)
    {
        lock (_sync)
        {
            var unit = _fleet[index];
            var vehicle = _vehicles[index];
            var pace = unit.Kind is UnitKind.Officer or UnitKind.Volunteer && vehicle.Goal is null ? WalkingShare : 1;
            Advance(vehicle, vehicle.DrivenAt is { } before ? (now - before).TotalMilliseconds * pace : 0);
            vehicle.DrivenAt = now;
            if (vehicle.Goal is null && unit.Kind == UnitKind.Taxi && _random.NextDouble() < FareEnds)
                vehicle.Occupied = !vehicle.Occupied;
            var seconds = _roads.Graph.TimeMs[vehicle.Arc] / 1000.0;
            var (from, to) = (_roads.Location(_roads.Tail(vehicle.Arc)), _roads.Location(_roads.Head(vehicle.Arc)));
            var speed = vehicle.IsThere ? 0 : _roads.Length(vehicle.Arc).Value / Math.Max(1, seconds) * pace;
            return new VehicleFix(unit.Id, Place(vehicle), now, speed, Earth.HeadingBetween(from, to).Degrees,
                unit.Kind == UnitKind.Taxi ? vehicle.Occupied : null);
        }
    }

    /// <summary>By the quickest way to this crossing, where it stays. Saying so again changes nothing.</summary>
    public void SendTo(UnitId unit, int crossing)
    {
        lock (_sync)
        {
            if (!_numbers.TryGetValue(unit, out var number) || _vehicles[number].Goal == crossing)
                return;
            var vehicle = _vehicles[number];
            var start = _roads.Head(vehicle.Arc);
            _paths.Reset().AddSource(start);
            while (!_paths.IsSettled(crossing) && _paths.TrySettle(out _, out _))
            {
            }
            if (!_paths.IsSettled(crossing))
                return;
            (vehicle.Goal, vehicle.Route) = (crossing, new Queue<int>(_paths.ArcsTo(crossing)));
            _sent.Add(number);
        }
    }

    /// <summary>Everybody else who was sent somewhere goes about as before.</summary>
    public void LetGoAllBut(IReadOnlySet<UnitId> busy)
    {
        lock (_sync)
            foreach (var number in _sent.Where(number => !busy.Contains(_fleet[number].Id)).ToList())
            {
                _sent.Remove(number);
                (_vehicles[number].Goal, _vehicles[number].Route) = (null, []);
            }
    }

    public bool IsThere(UnitId unit)
    {
        lock (_sync)
            return _numbers.TryGetValue(unit, out var number) && _vehicles[number].IsThere;
    }

    /// <summary>The crossing nearest on the road at this place; null when no road is near.</summary>
    public int? CrossingNear(GeoPoint place) =>
        _roads.Snap(place, null, RoadEtas.FarthestFromRoad) is { } snap ? snap.NearestNode : null;

    /// <summary>Any place on a road, for an incident.</summary>
    public (GeoPoint At, string Address) AnyPlace()
    {
        lock (_sync)
        {
            var node = _random.Next(_roads.NodeCount);
            return (_roads.Location(node), _roads.CrossingName(node));
        }
    }

    private void Advance(Vehicle vehicle, double milliseconds)
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
            if (vehicle.Goal is not null && vehicle.Route.Count == 0)
            {
                vehicle.Fraction = 1;
                return;
            }
            milliseconds -= left;
            (vehicle.Arc, vehicle.Fraction) = (vehicle.Goal is null ? NextArc(vehicle.Arc) : vehicle.Route.Dequeue(), 0);
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

    private GeoPoint Place(Vehicle vehicle)
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
}
