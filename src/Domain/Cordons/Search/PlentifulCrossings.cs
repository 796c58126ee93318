using Dispatch.Domain.Roads;

namespace Dispatch.Domain.Cordons.Search;

/// <summary>
/// Crossings where K units are certainly in time, so that nobody needs to know which: they can be manned last. K units found
/// in time at one crossing drive on to the next together, so a few searches vouch for whole districts.
/// </summary>
internal static class PlentifulCrossings
{
    /// <summary>Where units are rare the searches grow: then one search from all units is cheaper for what is left.</summary>
    private const long SearchesPerCrossing = 6;

    /// <summary>A search that has to look at more crossings than this for K units is dearer than its share of one from all units.</summary>
    private const int FarApart = 50;

    /// <param name="nodes">Crossings on the suspect's way, by his arrival; the far ones vouch for most and come first.</param>
    /// <param name="deadline">Per crossing; negative = may not be held.</param>
    /// <returns>Marks crossings with at least <paramref name="k"/> units in time; an unmarked one may have them too.</returns>
    public static bool[] Mark(RoadGraph unitRoads, UnitSearch nearest, int k, int[] nodes, int[] deadline)
    {
        var plentiful = new bool[deadline.Length];
        if ((long)k * unitRoads.NodeCount > (long)FarApart * nearest.Units)
            return plentiful;
        var (queue, budget) = (new Queue<(int Node, int Ms)>(), nearest.Settled + nodes.Length * SearchesPerCrossing);
        for (var i = nodes.Length - 1; i >= 0 && nearest.Settled < budget; i--)
        {
            if (deadline[nodes[i]] < 0 || plentiful[nodes[i]])
                continue;
            if (nearest.EnoughBy(nodes[i], k, deadline[nodes[i]]) is not { } by)
                continue;
            plentiful[nodes[i]] = true;
            queue.Enqueue((nodes[i], by));
            Spread(unitRoads, deadline, plentiful, queue);
        }
        return plentiful;
    }

    /// <summary>Each crossing is marked once and drives on from that time, although a later one might bring an earlier.</summary>
    private static void Spread(RoadGraph roads, int[] deadline, bool[] plentiful, Queue<(int Node, int Ms)> queue)
    {
        while (queue.TryDequeue(out var at))
            for (var arc = roads.FirstArc[at.Node]; arc < roads.FirstArc[at.Node + 1]; arc++)
                if (roads.Head[arc] is var head && !plentiful[head] && (long)at.Ms + roads.TimeMs[arc] is var next && next <= deadline[head])
                {
                    plentiful[head] = true;
                    queue.Enqueue((head, (int)next));
                }
    }
}
