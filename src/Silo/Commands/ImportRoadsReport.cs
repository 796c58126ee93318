using System.Globalization;
using Dispatch.Import.Osm;
using Spectre.Console;

namespace Dispatch.Silo.Commands;

/// <summary>What an import kept and left out, as a table for people and plain text in a pipe.</summary>
internal static class ImportRoadsReport
{
    public static void Print(IAnsiConsole console, ImportedRoads imported, string path)
    {
        var (map, report, summary) = (imported.Roads.Map, imported.Roads.Report, imported.Summary);
        // Straight to the stream: a console breaks a long path at its width, which a script could not read.
        console.Profile.Out.Writer.WriteLine($"{map.Name}: {Number(map.NodeCount)} crossings, {Number(map.ArcCount)} arcs, " +
            $"{Number(map.PieceCount)} road pieces, {Number(map.Data.Names.Length)} names → {path}");
        var table = new Table().AddColumn("read").AddColumn(new TableColumn("count").RightAligned()).AddColumn("what became of it");
        Row(table, "road ways", summary.RoadWays, $"{Number(summary.RoadSegments)} segments, {Number(summary.RoadJunctions)} ends or junctions");
        Row(table, "bends", report.Bends, "kept as geometry, not as crossings");
        Row(table, "turn restrictions", report.TurnsKept, "kept as forbidden pairs of arcs; route times do not use them");
        Row(table, "turn restrictions", report.TurnsLeftOut + summary.TurnsNotUnderstood, "left out: via a way, conditional, or roads not on the map");
        Row(table, "crossings off the main network", report.SmallPartNodes, $"left out, {report.SmallPartMetres / 1000:0.0} km of road");
        Row(table, "ways closed to cars", summary.ClosedToCars, "left out (access, motor_vehicle, vehicle)");
        Row(table, "nodes closed to cars", summary.ClosedNodes, "the road ends on either side (bollard, block, locked gate)");
        Row(table, "service roads", summary.ServiceWays, "left out; --service takes them");
        Row(table, "ferries", summary.Ferries, "left out");
        Row(table, "areas", summary.Areas, "left out");
        Row(table, "other highways", summary.OtherHighways, "no roads: paths, steps, tracks, construction");
        Row(table, "places on paths", map.Data.PathLatitude.Length, $"for a suspect on foot; at {Number(map.Data.JointPiece.Length)} of them a path meets a road");
        Row(table, "ways cut at the edge", summary.WaysCutAtTheEdge, "their last crossing is marked as an exit");
        console.Write(table);
        console.WriteLine(map.Source);
    }

    private static void Row(Table table, string what, int count, string became) =>
        table.AddRow(new Text(what), new Text(Number(count)), new Text(became));

    private static string Number(int value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
