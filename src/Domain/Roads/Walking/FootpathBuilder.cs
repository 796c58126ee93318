using Dispatch.Domain.Geo;

namespace Dispatch.Domain.Roads.Walking;

/// <summary>
/// Adds to a road map where only walkers come through: footways, paths, steps, tracks, alleys, and roads that cars may not use.
/// Paths meet roads where they share a spot, as in OpenStreetMap. The same input gives the same columns.
/// </summary>
public sealed class FootpathBuilder(RoadMap map)
{
    /// <summary>A walk is cut so that whoever is seen on it is near a place.</summary>
    private const double LongestWalk = 60;

    private readonly RoadSpots _roads = new(map);
    private readonly List<(Spot From, Spot To)> _legs = [];
    private readonly HashSet<Spot> _exits = [];

    /// <exception cref="ArgumentException">No spot.</exception>
    public void Add(PathWay way)
    {
        if (way.Spots.Count == 0)
            throw new ArgumentException("A path needs a spot.", nameof(way));
        for (var i = 1; i < way.Spots.Count; i++)
            if (way.Spots[i] != way.Spots[i - 1] && !_roads.AreNeighbours(way.Spots[i - 1], way.Spots[i]))
                AddLeg(way.Spots[i - 1], way.Spots[i]);
        if (way.LeavesAtStart)
            _exits.Add(way.Spots[0]);
        if (way.LeavesAtEnd)
            _exits.Add(way.Spots[^1]);
    }

    /// <summary>The map with its paths.</summary>
    public RoadMap Build()
    {
        var bends = _legs.SelectMany(leg => (Spot[])[leg.From, leg.To]).Distinct()
            .Select(spot => (Spot: spot, At: _roads.BendAt(spot))).Where(bend => bend.At is not null).OrderBy(bend => bend.At!.Value).ToList();
        var spots = new PathSpots(map, _roads, bends.Select(bend => bend.Spot));
        var net = new PathNet();
        foreach (var (from, to) in _legs)
            net.Join(spots.PlaceOf(from), spots.PlaceOf(to), Length(from, to));
        JoinAlongRoads(net, spots, bends.ConvertAll(bend => (bend.Spot, bend.At!.Value)));
        var exits = _exits.Select(spots.PlaceOf).ToHashSet();
        net.Dissolve(spot => IsOnRoad(spot) || exits.Contains(spot), LongestWalk);
        net.KeepReached(IsOnRoad);
        return new RoadMap(Columns(net, exits));
    }

    /// <summary>
    /// Where a path's mouth is one with a crossing or joint near by, the road from the mouth on is shorter than from there: both ways along
    /// the road get a walk of their own length, so that nobody is thought slower than he is.
    /// </summary>
    private void JoinAlongRoads(PathNet net, PathSpots spots, List<(Spot Spot, (int Piece, int Cm) At)> bends)
    {
        foreach (var road in bends.GroupBy(bend => bend.At.Piece))
        {
            List<(Spot Spot, int Cm)> stops = [(_roads.StartOf(road.Key), 0),
                .. road.Where(bend => spots.PlaceOf(bend.Spot) == bend.Spot).Select(bend => (bend.Spot, bend.At.Cm)),
                (_roads.EndOf(road.Key), map.Data.PieceLengthCm[road.Key])];
            foreach (var (spot, at) in road.Where(bend => spots.PlaceOf(bend.Spot) != bend.Spot))
            {
                var (before, after) = (stops.Last(stop => stop.Cm <= at.Cm), stops.First(stop => stop.Cm >= at.Cm));
                net.Join(before.Spot, spots.PlaceOf(spot), (at.Cm - before.Cm) / 100.0);
                net.Join(spots.PlaceOf(spot), after.Spot, (after.Cm - at.Cm) / 100.0);
            }
        }
    }

    private static double Length(Spot a, Spot b) => Earth.Distance(PathSpots.PointOf(a), PathSpots.PointOf(b)).Value;

    private bool IsOnRoad(Spot spot) => _roads.Crossings.ContainsKey(spot) || _roads.BendAt(spot) is not null;

    private void AddLeg(Spot from, Spot to)
    {
        var parts = (int)Math.Ceiling(Length(from, to) / LongestWalk);
        var before = from;
        for (var part = 1; part <= Math.Max(1, parts); part++)
        {
            var next = part >= parts ? to : Between(from, to, (double)part / parts);
            _legs.Add((before, next));
            before = next;
        }
    }

    private static Spot Between(Spot a, Spot b, double share) => new(
        a.Latitude + (int)((b.Latitude - (long)a.Latitude) * share), a.Longitude + (int)((b.Longitude - (long)a.Longitude) * share));

    private RoadMapData Columns(PathNet net, HashSet<Spot> exits)
    {
        var joints = net.Spots.Where(spot => _roads.BendAt(spot) is not null).OrderBy(spot => _roads.BendAt(spot)!.Value).ToList();
        var places = joints.Concat(net.Spots.Where(spot => !IsOnRoad(spot)).OrderBy(spot => (spot.Latitude, spot.Longitude))).ToList();
        var numbers = new Dictionary<Spot, int>(_roads.Crossings);
        foreach (var place in places)
            numbers[place] = numbers.Count - _roads.Crossings.Count + map.NodeCount;
        var walks = net.All(spot => numbers[spot]).Select(walk => (From: numbers[walk.From], To: numbers[walk.To], walk.Metres))
            .Concat(_roads.Twins.Select(twins => (From: twins.One, To: twins.Other, Metres: 0.0))).Order().ToList();
        return map.Data with
        {
            PathLatitude = [.. places.Select(place => place.Latitude)],
            PathLongitude = [.. places.Select(place => place.Longitude)],
            NodeFlags = NodeFlags(exits),
            PathFlags = [.. places.Select(place => (byte)(exits.Contains(place) ? CrossingFlags.PathExit : CrossingFlags.None))],
            JointPiece = [.. joints.Select(joint => _roads.BendAt(joint)!.Value.Piece)],
            JointCm = [.. joints.Select(joint => _roads.BendAt(joint)!.Value.Cm)],
            WalkFrom = [.. walks.Select(walk => walk.From)],
            WalkTo = [.. walks.Select(walk => walk.To)],
            WalkCm = [.. walks.Select(walk => (int)(walk.Metres * 100))],
        };
    }

    private byte[] NodeFlags(HashSet<Spot> exits)
    {
        var flags = (byte[])map.Data.NodeFlags.Clone();
        foreach (var exit in exits)
            if (_roads.Crossings.TryGetValue(exit, out var node) && !map.FlagsAt(node).HasFlag(CrossingFlags.Exit))
                flags[node] |= (byte)CrossingFlags.PathExit;
        return flags;
    }
}
