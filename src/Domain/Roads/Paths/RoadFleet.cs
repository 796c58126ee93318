using Dispatch.Domain.Roads.Snapping;

namespace Dispatch.Domain.Roads.Paths;

/// <summary>
/// Where units stand on the roads, kept so that a search meets them as it passes: moving a unit costs the same however many there
/// are. Units are numbered 0, 1, 2 … by the caller. Not for two threads at once.
/// </summary>
public sealed class RoadFleet
{
    private const int None = -1;

    private readonly RoadMap map;
    private readonly int[] costs;
    private readonly int[] first;
    private readonly int[] round;
    private Entry[] entries = [];
    private int now = 1;

    /// <param name="speed">Of the units. Default: free flow.</param>
    public RoadFleet(RoadMap map, TravelSpeed? speed = null)
    {
        this.map = map;
        Speed = speed ?? TravelSpeed.FreeFlow;
        costs = Speed.CostsOf(map.Graph);
        (first, round) = (new int[map.NodeCount], new int[map.NodeCount]);
    }

    public TravelSpeed Speed { get; }

    /// <summary>One more than the highest unit number placed since the last <see cref="Clear"/>.</summary>
    public int Capacity { get; private set; }

    /// <summary>Puts a unit on the map, or moves it.</summary>
    public void Place(int unit, RoadStart start)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(unit);
        Reserve(unit + 1);
        Remove(unit);
        AddWay(unit * 2, start.Position, 0);
        if (map.OppositeArc(start.Position.Arc) is { } back)
            AddWay((unit * 2) + 1, new RoadPosition(back, 1 - start.Position.Fraction), start.TurnRoundMs);
    }

    /// <summary>Takes a unit off the map; nothing happens when it is not on it.</summary>
    public void Remove(int unit)
    {
        if ((uint)unit >= (uint)Capacity)
            return;
        Unlink(unit * 2);
        Unlink((unit * 2) + 1);
    }

    public void Clear()
    {
        now++;
        Capacity = 0;
    }

    /// <summary>The first entry of the units that come to this node, −1 when there is none.</summary>
    internal int FirstAt(int node) => round[node] == now ? first[node] : None;

    internal ref readonly Entry this[int entry] => ref entries[entry];

    /// <summary>The time for a share of an arc, rounded up.</summary>
    internal int Part(int arc, double share) => (int)Math.Ceiling(costs[arc] * Math.Clamp(share, 0, 1));

    private void Reserve(int units)
    {
        if (entries.Length < units * 2)
            Array.Resize(ref entries, Math.Max(units * 2, entries.Length * 2));
        Capacity = Math.Max(Capacity, units);
    }

    /// <summary>A unit is met at the end of the arc along which it drives.</summary>
    private void AddWay(int entry, RoadPosition from, int delayMs)
    {
        var node = map.Head(from.Arc);
        var next = FirstAt(node);
        entries[entry] = new Entry(now, from, delayMs, Part(from.Arc, 1 - from.Fraction), next, None);
        if (next != None)
            entries[next] = entries[next] with { Previous = entry };
        (round[node], first[node]) = (now, entry);
    }

    private void Unlink(int entry)
    {
        var gone = entries[entry];
        if (gone.Round != now)
            return;
        entries[entry] = default;
        if (gone.Next != None)
            entries[gone.Next] = entries[gone.Next] with { Previous = gone.Previous };
        if (gone.Previous != None)
            entries[gone.Previous] = entries[gone.Previous] with { Next = gone.Next };
        else
            first[map.Head(gone.From.Arc)] = gone.Next;
    }

    /// <param name="DelayMs">Before it drives, turning round included.</param>
    /// <param name="RestMs">To the end of its arc.</param>
    internal readonly record struct Entry(int Round, RoadPosition From, int DelayMs, int RestMs, int Next, int Previous);
}
