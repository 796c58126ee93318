using Dispatch.Domain.Roads.Building;
using Dispatch.Import.Osm.Formats;

namespace Dispatch.Import.Osm;

/// <summary>How far an import has come.</summary>
/// <param name="Done">Bytes read, over both passes.</param>
/// <param name="Total">Bytes to read, over both passes: twice the file.</param>
public readonly record struct ImportProgress(long Done, long Total);

/// <summary>A road map made from OpenStreetMap data, and what was left out of it.</summary>
public sealed record ImportedRoads(BuiltRoadMap Roads, ImportSummary Summary);

/// <param name="Name">The map's name; empty = the file's name.</param>
/// <param name="WithServiceRoads">Also take <c>highway=service</c> (alleys, drives, car parks) as roads for cars. Default: false.</param>
/// <param name="WithPaths">Keep what can only be walked, for cordons around somebody on foot. Default: true.</param>
public sealed record ImportOptions(string Name = "", bool WithServiceRoads = false, bool WithPaths = true);

/// <summary>
/// Makes a road map of an OpenStreetMap file (PBF, XML, gzipped XML) in two passes: first the ways and turn restrictions, then only
/// the nodes that they need. What is kept and what is left out stands in docs/decisions/0005-roads.md.
/// </summary>
public static class OsmImport
{
    public const string Source = "© OpenStreetMap contributors, ODbL 1.0";

    /// <exception cref="ImportException">The file is damaged, cut off, of another kind, or holds no connected roads.</exception>
    public static ImportedRoads Read(
        string path, ImportOptions? options = null, Action<ImportProgress>? progress = null, CancellationToken cancellation = default)
    {
        options ??= new ImportOptions();
        var size = File.Exists(path) ? new FileInfo(path).Length : 0;
        var ways = new RoadWayCollector(options);
        OsmFile.Read(path, ways, done => progress?.Invoke(new(done, size * 2)), cancellation);
        var nodes = new RoadNodeCollector(ways.NeededNodes);
        OsmFile.Read(path, nodes, done => progress?.Invoke(new(size + done, size * 2)), cancellation);
        var builder = new RoadMapBuilder();
        var drawer = new RoadLineDrawer(nodes, builder);
        foreach (var road in ways.Roads)
            drawer.Draw(road);
        foreach (var turn in ways.Turns)
            builder.AddTurnRule(new TurnRule(turn.From, drawer.VertexOf(turn.Via) ?? -1, turn.To, turn.Only));
        var name = options.Name.Length > 0 ? options.Name : NameOf(path);
        var built = builder.Build(name, Source) ?? throw new ImportException(path, "", "the file holds no connected roads for cars");
        var walked = options.WithPaths ? built with { Map = PathDrawer.Draw(built.Map, ways.Paths, nodes) } : built;
        return new ImportedRoads(walked, Summarise(ways, drawer));
    }

    private static string NameOf(string path) => Path.GetFileName(path).Split('.')[0];

    private static ImportSummary Summarise(RoadWayCollector ways, RoadLineDrawer drawer)
    {
        var (segments, junctions) = RoadCount.Of(ways.RoadWays);
        return ways.Summary with
        {
            RoadWays = ways.RoadWays.Count,
            RoadSegments = segments,
            RoadJunctions = junctions,
            WaysCutAtTheEdge = drawer.WaysCut,
            ClosedNodes = drawer.ClosedNodes,
        };
    }
}
