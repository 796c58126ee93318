using Dispatch.Domain.Geo;
using Dispatch.Domain.Roads.Isochrones;

namespace Dispatch.Gateway.Roads;

/// <summary>GeoJSON (RFC 7946): longitude first.</summary>
internal sealed record FeatureCollection(IReadOnlyList<Feature> Features, string Type = "FeatureCollection")
{
    public static FeatureCollection Of(IEnumerable<Isochrone> isochrones) => new([.. isochrones.Select(one => new Feature(
        new IsochroneProperties(one.Within.TotalMinutes, one.ReachedNodes),
        new MultiPolygon([.. one.Polygons.Select(polygon => (double[][][])[Ring(polygon.Outer), .. polygon.Holes.Select(Ring)])])))]);

    private static double[][] Ring(IReadOnlyList<GeoPoint> points) =>
        [.. points.Select(point => (double[])[Math.Round(point.Longitude, 6), Math.Round(point.Latitude, 6)])];
}

internal sealed record Feature(IsochroneProperties Properties, MultiPolygon Geometry, string Type = "Feature");

/// <param name="Nodes">Crossings inside.</param>
internal sealed record IsochroneProperties(double Minutes, int Nodes);

internal sealed record MultiPolygon(double[][][][] Coordinates, string Type = "MultiPolygon");
