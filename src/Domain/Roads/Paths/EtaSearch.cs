using Dispatch.Domain.Roads.Snapping;

namespace Dispatch.Domain.Roads.Paths;

/// <summary>
/// Driving times of many units to one place: one search backwards from the place that stops as soon as enough units are met, so
/// its cost depends on how near they are and not on how many there are. To be used again; not for two threads at once.
/// Turn restrictions and traffic are not in these times.
/// </summary>
public sealed class EtaSearch
{
    private readonly RoadMap map;
    private readonly int[] costs;
    private readonly ShortestPaths paths;
    private readonly TimeHeap met = new();
    private readonly StartsAtNodes starts;
    private readonly HashSet<int> answered = [];

    /// <param name="speed">Of the units. Default: free flow.</param>
    public EtaSearch(RoadMap map, TravelSpeed? speed = null)
    {
        this.map = map;
        var travel = speed ?? TravelSpeed.FreeFlow;
        costs = travel.CostsOf(map.Graph);
        paths = new ShortestPaths(map.Backward.Graph, travel);
        starts = new StartsAtNodes(map.NodeCount);
    }

    /// <summary>The nearest units by driving time, nearest first, equal times by index.</summary>
    /// <param name="target">Where they are to go.</param>
    /// <param name="units">Where they are.</param>
    /// <param name="nearest">At most so many; stops when they are found.</param>
    /// <param name="boundMs">Units that need longer are left out.</param>
    public IReadOnlyList<UnitEta> EtaTo(
        RoadPosition target, ReadOnlySpan<RoadStart> units, int nearest = int.MaxValue, int boundMs = int.MaxValue)
    {
        Begin(target, boundMs);
        starts.Clear();
        for (var unit = 0; unit < units.Length; unit++)
            AddStart(unit, units[unit], target);
        return Collect(Math.Min(nearest, units.Length), boundMs);
    }

    /// <summary>The arcs from a unit's first node to the place's last, in driving order, after <see cref="EtaTo"/> has met it.</summary>
    /// <param name="node">A node that the search settled, for example the head of the unit's arc.</param>
    public IReadOnlyList<int> ArcsFrom(int node) =>
        paths.ArcsTo(node).Reverse().Select(a => map.Backward.ForwardArc[a]).ToList();

    private void Begin(RoadPosition target, int boundMs)
    {
        paths.Reset();
        paths.AddSource(map.Tail(target.Arc), Part(target.Arc, target.Fraction));
        if (map.OppositeArc(target.Arc) is { } back)
            paths.AddSource(map.Tail(back), Part(back, 1 - target.Fraction));
        paths.BoundMs = boundMs;
        met.Clear();
        answered.Clear();
    }

    private void AddStart(int unit, RoadStart start, RoadPosition target)
    {
        AddWay(unit, start.Position, 0, target);
        if (map.OppositeArc(start.Position.Arc) is { } back)
            AddWay(unit, new RoadPosition(back, 1 - start.Position.Fraction), start.TurnRoundMs, target);
    }

    /// <summary>Either the place lies ahead on the same road, or the unit drives to the end of its arc first.</summary>
    private void AddWay(int unit, RoadPosition from, int delayMs, RoadPosition target)
    {
        starts.Add(map.Head(from.Arc), unit, delayMs + Part(from.Arc, 1 - from.Fraction));
        if (map.Piece(from.Arc) != map.Piece(target.Arc))
            return;
        var ahead = (from.Arc == target.Arc ? target.Fraction : 1 - target.Fraction) - from.Fraction;
        if (ahead >= 0)
            met.Push(delayMs + Part(from.Arc, ahead), unit);
    }

    private List<UnitEta> Collect(int wanted, int boundMs)
    {
        var found = new List<UnitEta>(Math.Min(wanted, 64));
        while (found.Count < wanted && paths.TrySettle(out var node, out var ms))
        {
            Answer(found, wanted, ms);
            MeetAll(node, ms, boundMs);
        }
        Answer(found, wanted, boundMs + 1L);
        return found;
    }

    private void MeetAll(int node, int ms, int boundMs)
    {
        for (var i = starts.FirstAt(node); i >= 0; i = starts[i].Next)
            if ((long)ms + starts[i].DelayMs is var total && total <= boundMs)
                met.Push((int)total, starts[i].Unit);
    }

    /// <summary>A unit's time is final once the search has passed it; at equal times others may still be met.</summary>
    private void Answer(List<UnitEta> found, int wanted, long before)
    {
        while (found.Count < wanted && met.Count > 0 && met.LeastMs < before)
            if (met.Pop() is var (eta, unit) && answered.Add(unit))
                found.Add(new UnitEta(unit, eta));
    }

    /// <summary>The time for a share of an arc, rounded up.</summary>
    private int Part(int arc, double share) => (int)Math.Ceiling(costs[arc] * Math.Clamp(share, 0, 1));
}
