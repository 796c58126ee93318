using Dispatch.Domain.Geo;
using Dispatch.Domain.Roads.Building;

namespace Dispatch.Domain.Roads.Synthetic;

/// <summary>
/// Draws the motorway around the city: two carriageways, a gate (toll station) where a primary arterial reaches it, and on
/// each side of the city one motorway and one arterial that lead off the map.
/// </summary>
internal sealed class RingMotorway(CityPlan plan, Streets streets, RoadMapBuilder roads, LocalPlane plane)
{
    private const double FromCity = 700;
    private const double Median = 15;
    private const double RampReach = 250;
    private const double BeyondRing = 2500;

    private static readonly (string Chinese, string English)[] SideNames = [("南", "South"), ("东", "East"), ("北", "North"), ("西", "West")];

    private readonly List<int> clockwise = [];
    private readonly List<int> anticlockwise = [];

    public void Draw()
    {
        for (var side = 0; side < 4; side++)
        {
            Corner(side);
            var gates = Enumerable.Range(0, plan.Side).Where(IsGateLine).ToList();
            if (side is 2 or 3)
                gates.Reverse();
            for (var i = 0; i < gates.Count; i++)
                Gate(side, gates[i], i + 1, leadsOut: i == (gates.Count - 1) / 2);
        }
        var name = roads.AddName(CityNames.Named("绕城高速", "City Ring Expressway", "G1201"));
        // The list runs anticlockwise (south, east, north, west); the inner carriageway is driven clockwise.
        AddMotorway([.. anticlockwise, anticlockwise[0]], name);
        AddMotorway([.. Enumerable.Reverse(clockwise), clockwise[^1]], name);
    }

    private static bool IsGateLine(int line) => CityPlan.LineClass(line) == RoadClass.Primary;

    private void Corner(int side)
    {
        var r = plan.HalfWidth + FromCity;
        var (x, y) = Rotate(side, -r, -r);
        anticlockwise.Add(Vertex(x * (1 + (Median / r)), y * (1 + (Median / r))));
        clockwise.Add(Vertex(x, y));
    }

    /// <summary>A toll station between the last crossing of an arterial and the ring, with ramps from and to both carriageways.</summary>
    private void Gate(int side, int line, int number, bool leadsOut)
    {
        var edge = LastStreet(side, line);
        if (edge.Vertex < 0)
            return;
        var ring = -(plan.HalfWidth + FromCity);
        var along = side is 0 or 2 ? edge.X : edge.Y;
        var t = side is 0 or 1 ? along : -along;
        var (chinese, english) = ($"{SideNames[side].Chinese}{number}门", $"{SideNames[side].English} Gate {number}");
        var name = roads.AddName(CityNames.Named(chinese, english));
        var gate = OnSide(side, t, ring + (FromCity / 2), CrossingFlags.Gate);
        AddTwoWay([edge.Vertex, gate], RoadClass.Primary, RoadFlags.Toll, name);
        var (offOuter, onOuter) = (OnSide(side, t - RampReach, ring - Median), OnSide(side, t + RampReach, ring - Median));
        var (onInner, offInner) = (OnSide(side, t - RampReach, ring), OnSide(side, t + RampReach, ring));
        anticlockwise.AddRange([offOuter, onOuter]);
        clockwise.AddRange([onInner, offInner]);
        AddRamp([offOuter, gate], RoadFlags.Bridge, name);
        AddRamp([gate, onOuter], RoadFlags.Bridge, name);
        AddRamp([offInner, gate], RoadFlags.None, name);
        AddRamp([gate, onInner], RoadFlags.None, name);
        if (leadsOut)
            WaysOut(side, t, ring, gate);
    }

    /// <summary>An arterial under the ring, and a motorway from both carriageways, each to an exit of the map.</summary>
    private void WaysOut(int side, double t, double ring, int gate)
    {
        var (chinese, english) = SideNames[side];
        var road = roads.AddName(CityNames.Named($"{chinese}国道", $"{english} National Road", $"G10{side + 1}"));
        AddTwoWay([gate, OnSide(side, t, ring - BeyondRing, CrossingFlags.Exit)], RoadClass.Primary, RoadFlags.None, road);
        var name = roads.AddName(CityNames.Named($"{chinese}线高速", $"{english} Expressway", $"G{side + 11}"));
        var exit = OnSide(side, t + 1200, ring - BeyondRing, CrossingFlags.Exit);
        var (offOuter, onOuter) = (OnSide(side, t + 900, ring - Median), OnSide(side, t + 1500, ring - Median));
        var (onInner, offInner) = (OnSide(side, t + 900, ring), OnSide(side, t + 1500, ring));
        anticlockwise.AddRange([offOuter, onOuter]);
        clockwise.AddRange([onInner, offInner]);
        var (merge, fork) = (OnSide(side, t + 1220, ring - 900), OnSide(side, t + 1180, ring - 900));
        foreach (var from in new[] { offOuter, offInner })
            AddRamp([from, merge], RoadFlags.None, name);
        foreach (var to in new[] { onOuter, onInner })
            AddRamp([fork, to], RoadFlags.None, name);
        AddMotorway([merge, exit], name);
        AddMotorway([exit, fork], name);
    }

    private (int Vertex, double X, double Y) LastStreet(int side, int line)
    {
        var last = plan.Side - 1;
        var (column, row) = side switch { 0 => (line, 0), 1 => (last, line), 2 => (line, last), _ => (0, line) };
        var (x, y) = streets.PlaceOf(column, row);
        return (streets.At(column, row), x, y);
    }

    /// <summary>A vertex beside a side of the city: t metres along it (anticlockwise), r metres from the centre (negative).</summary>
    private int OnSide(int side, double t, double r, CrossingFlags flags = CrossingFlags.None)
    {
        var (x, y) = Rotate(side, t, r);
        return Vertex(x, y, flags);
    }

    /// <summary>Quarter turns: side 0 is the south as it is, 1 the east, 2 the north, 3 the west.</summary>
    private static (double X, double Y) Rotate(int side, double x, double y) =>
        side switch { 0 => (x, y), 1 => (-y, x), 2 => (-x, -y), _ => (y, -x) };

    private int Vertex(double x, double y, CrossingFlags flags = CrossingFlags.None) => roads.AddVertex(plane.ToPoint(x, y), flags);

    private void AddMotorway(int[] line, int name) =>
        roads.AddLine(new RoadLine(line, RoadClass.Motorway, RoadFlags.Motorway, name, RoadSpeeds.DefaultKmh(RoadClass.Motorway, false), 0));

    private void AddRamp(int[] line, RoadFlags flags, int name) =>
        roads.AddLine(new RoadLine(line, RoadClass.Motorway, RoadFlags.Motorway | RoadFlags.Link | flags, name,
            RoadSpeeds.DefaultKmh(RoadClass.Motorway, true), 0));

    private void AddTwoWay(int[] line, RoadClass roadClass, RoadFlags flags, int name)
    {
        var kmh = RoadSpeeds.DefaultKmh(roadClass, isLink: false);
        roads.AddLine(new RoadLine(line, roadClass, flags, name, kmh, kmh));
    }
}
