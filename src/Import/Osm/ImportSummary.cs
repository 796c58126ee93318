namespace Dispatch.Import.Osm;

/// <summary>What an import found and what it left out, to be told to whoever ran it.</summary>
public sealed record ImportSummary
{
    /// <summary>Ways with <c>highway</c> motorway … residential, living_street, unclassified or road, links included; and …</summary>
    public int RoadWays { get; init; }

    /// <summary>… the straight segments between their nodes, and …</summary>
    public int RoadSegments { get; init; }

    /// <summary>… the nodes that are an end of such a way or are passed twice. The three are counted before any rule.</summary>
    public int RoadJunctions { get; init; }

    public int ServiceWays { get; init; }

    public int ClosedToCars { get; init; }

    public int Areas { get; init; }

    public int Ferries { get; init; }

    /// <summary>Ways with another <c>highway</c> value: paths, steps, tracks, roads under construction. No roads, but walked.</summary>
    public int OtherHighways { get; init; }

    /// <summary>Ways cut where the file's area ends; the last crossing before the cut is marked as an exit.</summary>
    public int WaysCutAtTheEdge { get; init; }

    /// <summary>Nodes on roads at which cars cannot pass.</summary>
    public int ClosedNodes { get; init; }

    /// <summary>Turn restrictions that name a way as via, a condition, or something that is not one from, via and to.</summary>
    public int TurnsNotUnderstood { get; init; }
}
