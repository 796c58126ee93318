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
    private readonly ShortestPaths paths;
    private readonly RoadFleet asked;
    private readonly TimeHeap met = new();
    private readonly HashSet<int> answered = [];

    /// <param name="speed">Of the units. Default: free flow.</param>
    public EtaSearch(RoadMap map, TravelSpeed? speed = null)
    {
        this.map = map;
        paths = new ShortestPaths(map.Backward.Graph, speed);
        asked = new RoadFleet(map, speed);
    }

    /// <summary>The nearest units by driving time, nearest first, equal times by number.</summary>
    /// <param name="target">Where they are to go.</param>
    /// <param name="units">Where they are; a unit's number is its index.</param>
    /// <param name="nearest">At most so many; stops when they are found.</param>
    /// <param name="boundMs">Units that need longer are left out.</param>
    public IReadOnlyList<UnitEta> EtaTo(
        RoadPosition target, ReadOnlySpan<RoadStart> units, int nearest = int.MaxValue, int boundMs = int.MaxValue)
    {
        asked.Clear();
        for (var unit = 0; unit < units.Length; unit++)
            asked.Place(unit, units[unit]);
        return EtaTo(target, asked, nearest, boundMs);
    }

    /// <summary>The same of a fleet that is kept up to date on this map, so that nobody has to be placed first.</summary>
    /// <exception cref="ArgumentException">The fleet drives at another speed than this search.</exception>
    public IReadOnlyList<UnitEta> EtaTo(
        RoadPosition target, RoadFleet fleet, int nearest = int.MaxValue, int boundMs = int.MaxValue)
    {
        if (fleet.Speed != asked.Speed)
            throw new ArgumentException("The fleet and the search must have one speed.", nameof(fleet));
        paths.Reset();
        met.Clear();
        answered.Clear();
        Begin(target, fleet, boundMs);
        if (map.OppositeArc(target.Arc) is { } back)
            Begin(new RoadPosition(back, 1 - target.Fraction), fleet, boundMs);
        paths.BoundMs = boundMs;
        return Collect(fleet, Math.Min(nearest, fleet.Capacity), boundMs);
    }

    /// <summary>The arcs from a unit's first node to the place's last, in driving order, after a search has met it.</summary>
    /// <param name="node">A node that the search settled, for example the head of the unit's arc.</param>
    public IReadOnlyList<int> ArcsFrom(int node) =>
        paths.ArcsTo(node).Reverse().Select(a => map.Backward.ForwardArc[a]).ToList();

    /// <summary>The place is reached from its arc's tail; units behind it on the same arc need not leave it.</summary>
    private void Begin(RoadPosition target, RoadFleet fleet, int boundMs)
    {
        paths.AddSource(map.Tail(target.Arc), fleet.Part(target.Arc, target.Fraction));
        for (var i = fleet.FirstAt(map.Head(target.Arc)); i >= 0; i = fleet[i].Next)
            if (fleet[i].From.Arc == target.Arc && fleet[i].From.Fraction <= target.Fraction)
                Meet(i / 2, (long)fleet[i].DelayMs + fleet.Part(target.Arc, target.Fraction - fleet[i].From.Fraction), boundMs);
    }

    private List<UnitEta> Collect(RoadFleet fleet, int wanted, int boundMs)
    {
        var found = new List<UnitEta>(Math.Min(wanted, 64));
        while (found.Count < wanted && paths.TrySettle(out var node, out var ms))
        {
            Answer(found, wanted, ms);
            for (var i = fleet.FirstAt(node); i >= 0; i = fleet[i].Next)
                Meet(i / 2, (long)ms + fleet[i].DelayMs + fleet[i].RestMs, boundMs);
        }
        Answer(found, wanted, boundMs + 1L);
        return found;
    }

    private void Meet(int unit, long ms, int boundMs)
    {
        if (ms <= boundMs)
            met.Push((int)ms, unit);
    }

    /// <summary>A unit's time is final once the search has passed it; at equal times others may still be met.</summary>
    private void Answer(List<UnitEta> found, int wanted, long before)
    {
        while (found.Count < wanted && met.Count > 0 && met.LeastMs < before)
            if (met.Pop() is var (eta, unit) && answered.Add(unit))
                found.Add(new UnitEta(unit, eta));
    }
}
