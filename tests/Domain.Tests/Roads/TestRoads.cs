using Dispatch.Domain.Geo;
using Dispatch.Domain.Roads;
using Dispatch.Domain.Roads.Building;

namespace Dispatch.Domain.Tests.Roads;

/// <summary>Small maps drawn by hand: places in metres around Null Island plus one degree, roads by vertex number.</summary>
internal sealed class TestRoads
{
    public static readonly LocalPlane Plane = new(GeoPoint.Of(1, 1));

    private readonly RoadMapBuilder builder = new();
    private long wayId;

    public int At(double x, double y, CrossingFlags flags = CrossingFlags.None) =>
        builder.AddVertex(Plane.ToPoint(x, y), flags, builder.VertexCount + 100);

    /// <returns>The line's source id.</returns>
    public long Road(string name, int[] vertices, bool oneWay = false, RoadClass roadClass = RoadClass.Residential,
        RoadFlags flags = RoadFlags.None, double kmh = 36)
    {
        var number = builder.AddName(new RoadName(name));
        builder.AddLine(new RoadLine(vertices, roadClass, flags, number, kmh, oneWay ? 0 : kmh, ++wayId));
        return wayId;
    }

    public void Turn(long from, int vertex, long to, bool only = false) =>
        builder.AddTurnRule(new TurnRule(from, vertex, to, only));

    public BuiltRoadMap Build() => TryBuild()!;

    public BuiltRoadMap? TryBuild() => builder.Build("test", "drawn by hand");

    /// <summary>The node that a vertex became.</summary>
    public static int Node(RoadMap map, int vertex) =>
        Enumerable.Range(0, map.NodeCount).Single(n => map.SourceId(n) == vertex + 100);
}
