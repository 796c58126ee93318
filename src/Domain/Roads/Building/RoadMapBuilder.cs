using Dispatch.Domain.Geo;

namespace Dispatch.Domain.Roads.Building;

/// <summary>
/// Makes a road map out of drawn lines: cuts them at crossings, keeps the largest strongly connected part, dissolves
/// vertices where nothing happens, numbers the crossings so that neighbours lie close in memory. The same input gives the
/// same map, byte for byte.
/// </summary>
public sealed class RoadMapBuilder
{
    private readonly List<Vertex> vertices = [];
    private readonly List<RoadLine> lines = [];
    private readonly List<RoadName> names = [];
    private readonly Dictionary<RoadName, int> nameNumbers = [];
    private readonly List<TurnRule> turns = [];

    public int VertexCount => vertices.Count;

    /// <returns>The vertex's number for <see cref="RoadLine.Vertices"/>.</returns>
    public int AddVertex(GeoPoint at, CrossingFlags flags = CrossingFlags.None, long sourceId = 0)
    {
        vertices.Add(new Vertex((int)Math.Round(at.Latitude * 1e7), (int)Math.Round(at.Longitude * 1e7), flags, sourceId));
        return vertices.Count - 1;
    }

    public GeoPoint VertexAt(int vertex) => RoadMap.Point(vertices[vertex].Latitude, vertices[vertex].Longitude);

    public void Mark(int vertex, CrossingFlags flags) =>
        vertices[vertex] = vertices[vertex] with { Flags = vertices[vertex].Flags | flags };

    /// <returns>The name's number for <see cref="RoadLine.Name"/>; −1 for an empty name.</returns>
    public int AddName(RoadName name)
    {
        if (name.IsEmpty)
            return -1;
        if (nameNumbers.TryGetValue(name, out var known))
            return known;
        names.Add(name);
        return nameNumbers[name] = names.Count - 1;
    }

    /// <exception cref="ArgumentException">Fewer than two vertices, or no direction is permitted.</exception>
    public void AddLine(RoadLine line)
    {
        if (line.Vertices.Length < 2 || (line.ForwardKmh <= 0 && line.BackwardKmh <= 0))
            throw new ArgumentException("A road line needs two vertices and a permitted direction.", nameof(line));
        lines.Add(line);
    }

    public void AddTurnRule(TurnRule rule) => turns.Add(rule);

    /// <param name="name">The map's name, for example the city.</param>
    /// <param name="source">Origin and licence.</param>
    /// <returns>Null when the lines hold no strongly connected road at all (fewer than two crossings).</returns>
    public BuiltRoadMap? Build(string name, string source)
    {
        var edges = LineCutter.Cut(lines, vertices.Count, IsMarked);
        foreach (var edge in edges)
            edge.Measure(VertexAt);
        var part = LargestPart.Keep(edges, vertices.Count, v => vertices[v].Flags.HasFlag(CrossingFlags.Exit));
        if (part.Edges.Count == 0)
            return null;
        foreach (var v in part.NewExits)
            Mark(v, CrossingFlags.Exit);
        var rules = TurnRules.Resolve(turns, part.Edges);
        var stay = rules.Select(r => r.Vertex).ToHashSet();
        var left = VertexDissolver.Dissolve(part.Edges, vertices.Count, v => IsMarked(v) || stay.Contains(v));
        var columns = new ColumnWriter(vertices, names, left);
        var (data, pairs) = columns.Write(name, source, rules);
        var report = new RoadMapReport(part.NodesLeftOut, part.MetresLeftOut,
            data.ShapeLatitude.Length, pairs, TurnRules.CountLeftOut(turns, rules));
        return new BuiltRoadMap(new RoadMap(data), report);
    }

    /// <summary>Traffic lights between crossings (for people on foot) do not make a crossing; gates, exits and closed places do.</summary>
    private bool IsMarked(int vertex) => (vertices[vertex].Flags & ~CrossingFlags.Signals) != CrossingFlags.None;
}

/// <summary>A vertex in 10⁻⁷ degrees.</summary>
internal readonly record struct Vertex(int Latitude, int Longitude, CrossingFlags Flags, long SourceId);
