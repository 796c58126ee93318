using Dispatch.Domain.Geo;
using Dispatch.Domain.Roads;

namespace Dispatch.Gateway.Roads;

/// <summary>What a page needs to know before it draws a map.</summary>
/// <param name="Available">False: no road map; all that is said of one is null.</param>
/// <param name="Source">Origin and licence, to be shown beside the map.</param>
/// <param name="WaysOut">How many roads leave the map; 0: a cordon needs a horizon or named exits.</param>
/// <param name="Backdrop">Another map to draw beneath; null = none.</param>
internal sealed record RoadsAnswer(
    bool Available, string? Name = null, string? Source = null, GeoBox? Bounds = null, int? Nodes = null, int? Arcs = null, bool? Synthetic = null,
    int? WaysOut = null, MapBackdrop? Backdrop = null)
{
    private const string SyntheticSource = "Synthetic";

    public static RoadsAnswer Of(RoadMap? map, MapBackdrop? backdrop) => map is null ? new RoadsAnswer(false, Backdrop: backdrop) : new RoadsAnswer(
        true, map.Name, map.Source, map.Bounds, map.NodeCount, map.ArcCount, map.Source.StartsWith(SyntheticSource, StringComparison.Ordinal),
        RoadExit.Of(map).Count(exit => exit.Kind == RoadExitKind.Edge), backdrop);
}

/// <summary>A way out of the map, or a gate on it.</summary>
internal sealed record RoadExit(int Node, GeoPoint At, string Name, RoadExitKind Kind)
{
    public static IReadOnlyList<RoadExit> Of(RoadMap map) =>
    [
        .. from node in Enumerable.Range(0, map.NodeCount)
           let flags = map.FlagsAt(node)
           where (flags & (CrossingFlags.Exit | CrossingFlags.Gate)) != CrossingFlags.None
           select new RoadExit(node, map.Location(node), map.CrossingName(node), flags.HasFlag(CrossingFlags.Gate) ? RoadExitKind.Gate : RoadExitKind.Edge),
    ];
}

internal enum RoadExitKind
{
    /// <summary>Where a road leaves the map.</summary>
    Edge,
    /// <summary>A toll station or border control.</summary>
    Gate,
}

/// <summary>A place that somebody looked for.</summary>
internal sealed record Place(string Title, PlaceKind Kind, GeoPoint At, int? Node);

internal enum PlaceKind
{
    Crossing,
    Road,
    Coordinate,
}

/// <param name="Title">"A Road / B Street" of the nearer crossing.</param>
/// <param name="Road">The road itself; null when it has no name.</param>
/// <param name="At">The nearest place on the road.</param>
internal sealed record NearPlace(string Title, string? Road, GeoPoint At, Metres Distance, int Node);
