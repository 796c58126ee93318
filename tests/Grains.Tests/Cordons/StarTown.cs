using System.Collections.Immutable;
using System.Globalization;
using Dispatch.Domain.Geo;
using Dispatch.Domain.Roads;
using Dispatch.Domain.Roads.Building;

namespace Dispatch.Grains.Tests.Cordons;

/// <summary>
/// A town of three roads that meet in the middle, each with a side street every 800 m: so small that everybody can say without a
/// planner who has to stand where. Two rings need six posts, two on each road.
/// </summary>
internal static class StarTown
{
    public const int Arms = 3;
    public const int Crossings = 14;
    private const double Spacing = 800;
    private const double SideStreet = 200;
    private static readonly string[] Names = ["北大街", "东南大街", "西南大街"];

    public static GeoPoint Centre { get; } = GeoPoint.Of(43.60, 126.55);

    private static readonly LocalPlane Plane = new(Centre);

    public static RoadMap Map { get; } = Draw();

    /// <param name="arm">0 north, 1 south-east, 2 south-west.</param>
    /// <param name="crossing">1, 2, 3 … from the middle; the last one is where the road leaves the map.</param>
    public static GeoPoint Place(int arm, double crossing)
    {
        var (x, y) = Along(arm, crossing * Spacing, 0);
        return Plane.ToPoint(x, y);
    }

    /// <summary>Which road a place is on, and how far out, in crossings.</summary>
    public static (int Arm, int Crossing) Where(GeoPoint at) => (
        from arm in Enumerable.Range(0, Arms)
        from crossing in Enumerable.Range(1, Crossings)
        orderby Earth.Distance(at, Place(arm, crossing)).Value
        select (arm, crossing)).First();

    private static (double X, double Y) Along(int arm, double metres, double aside)
    {
        var angle = 2 * Math.PI * arm / Arms;
        return ((Math.Sin(angle) * metres) + (Math.Cos(angle) * aside), (Math.Cos(angle) * metres) - (Math.Sin(angle) * aside));
    }

    private static RoadMap Draw()
    {
        var roads = new RoadMapBuilder();
        var centre = roads.AddVertex(Centre, CrossingFlags.None, 1);
        for (var arm = 0; arm < Arms; arm++)
            DrawArm(roads, centre, arm);
        return roads.Build("Star town", "drawn for tests")!.Map;
    }

    private static void DrawArm(RoadMapBuilder roads, int centre, int arm)
    {
        var main = ImmutableArray.CreateBuilder<int>();
        main.Add(centre);
        for (var number = 1; number <= Crossings; number++)
        {
            main.Add(Vertex(roads, Along(arm, number * Spacing, 0), number == Crossings ? CrossingFlags.Exit : CrossingFlags.None));
            if (number < Crossings)
                Line(roads, $"{Names[arm]}{number.ToString(CultureInfo.InvariantCulture)}街", RoadClass.Residential,
                    main[^1], Vertex(roads, Along(arm, number * Spacing, SideStreet), CrossingFlags.None));
        }
        Line(roads, Names[arm], RoadClass.Primary, [.. main]);
    }

    private static int Vertex(RoadMapBuilder roads, (double X, double Y) at, CrossingFlags flags) =>
        roads.AddVertex(Plane.ToPoint(at.X, at.Y), flags, roads.VertexCount + 1);

    private static void Line(RoadMapBuilder roads, string name, RoadClass kind, params int[] vertices) =>
        roads.AddLine(new RoadLine(vertices, kind, RoadFlags.None, roads.AddName(new RoadName(name)), 50, 50));
}
