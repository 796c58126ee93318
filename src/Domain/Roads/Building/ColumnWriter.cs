namespace Dispatch.Domain.Roads.Building;

/// <summary>Numbers the crossings along a space-filling curve and writes the columns of the map.</summary>
internal sealed class ColumnWriter
{
    private readonly List<Vertex> vertices;
    private readonly List<RoadName> names;
    private readonly List<RoadEdge> edges;
    private readonly int[] nodeVertex;
    private readonly Dictionary<int, int> nodeOf;

    public ColumnWriter(List<Vertex> vertices, List<RoadName> names, List<RoadEdge> edges)
    {
        (this.vertices, this.names) = (vertices, names);
        nodeVertex = edges.SelectMany(e => new[] { e.From, e.To }).Distinct()
            .OrderBy(v => Morton(vertices[v])).ThenBy(v => v).ToArray();
        nodeOf = nodeVertex.Select((vertex, node) => (vertex, node)).ToDictionary(x => x.vertex, x => x.node);
        this.edges = edges.OrderBy(e => nodeOf[e.From]).ThenBy(e => nodeOf[e.To]).ToList();
    }

    /// <returns>The columns and the number of turn rules that found their arcs.</returns>
    public (RoadMapData Data, int Turns) Write(string name, string source, List<ForbiddenTurn> turns)
    {
        var arcs = edges.SelectMany(ArcsOf).OrderBy(a => a.From).ToList();
        var graph = RoadGraph.FromArcs(nodeVertex.Length, arcs.ConvertAll(a => (a.From, a.To, a.Ms)));
        var usedNames = edges.Select(e => e.Line.Name).Where(n => n >= 0).Distinct().Order().ToList();
        var nameOf = usedNames.Select((old, now) => (old, now)).ToDictionary(x => x.old, x => x.now);
        var arcPiece = arcs.Select(a => a.Piece).ToArray();
        var pairs = TurnPairs(turns, arcPiece);
        var (first, bends) = Shapes();
        var data = new RoadMapData
        {
            Name = name,
            Source = source,
            NodeLatitude = Column(nodeVertex, v => vertices[v].Latitude),
            NodeLongitude = Column(nodeVertex, v => vertices[v].Longitude),
            NodeFlags = Flags(),
            NodeSourceId = Column(nodeVertex, v => vertices[v].SourceId),
            FirstArc = graph.FirstArc,
            ArcHead = graph.Head,
            ArcTimeMs = graph.TimeMs,
            ArcPiece = arcPiece,
            PieceLengthCm = edges.Select(e => (int)Math.Round(e.Metres * 100)).ToArray(),
            PieceClass = edges.Select(e => (byte)e.Line.Class).ToArray(),
            PieceFlags = edges.Select(e => (byte)e.Line.Flags).ToArray(),
            PieceName = edges.Select(e => e.Line.Name < 0 ? -1 : nameOf[e.Line.Name]).ToArray(),
            ShapeFirst = first,
            ShapeLatitude = Column(bends, v => vertices[v].Latitude),
            ShapeLongitude = Column(bends, v => vertices[v].Longitude),
            TurnFrom = pairs.Select(p => p.From).ToArray(),
            TurnTo = pairs.Select(p => p.To).ToArray(),
            Names = usedNames.Select(n => names[n]).ToArray(),
        };
        return (data, pairs.Select(p => p.Rule).Distinct(ReferenceEqualityComparer.Instance).Count());
    }

    private static T[] Column<T>(int[] of, Func<int, T> value) => Array.ConvertAll(of, v => value(v));

    private IEnumerable<(int From, int To, int Ms, int Piece)> ArcsOf(RoadEdge edge, int piece)
    {
        if (edge.ForwardMs >= 0)
            yield return (nodeOf[edge.From], nodeOf[edge.To], Milliseconds(edge.ForwardMs), piece * 2);
        if (edge.BackwardMs >= 0)
            yield return (nodeOf[edge.To], nodeOf[edge.From], Milliseconds(edge.BackwardMs), (piece * 2) + 1);
    }

    private static int Milliseconds(double time) => (int)Math.Clamp(Math.Round(time), 1, int.MaxValue / 4);

    private byte[] Flags()
    {
        var flags = Array.ConvertAll(nodeVertex, v => (byte)vertices[v].Flags);
        foreach (var edge in edges.Where(e => e.Line.Flags.HasFlag(RoadFlags.Motorway)))
        {
            flags[nodeOf[edge.From]] |= (byte)CrossingFlags.Motorway;
            flags[nodeOf[edge.To]] |= (byte)CrossingFlags.Motorway;
        }
        return flags;
    }

    private (int[] First, int[] Bends) Shapes()
    {
        var first = new int[edges.Count + 1];
        for (var p = 0; p < edges.Count; p++)
            first[p + 1] = first[p] + edges[p].Bends.Count;
        return (first, edges.SelectMany(e => e.Bends).ToArray());
    }

    private List<(int From, int To, TurnRule Rule)> TurnPairs(List<ForbiddenTurn> turns, int[] arcPiece)
    {
        var arcOf = arcPiece.Select((piece, arc) => (piece, arc)).ToDictionary(x => x.piece, x => x.arc);
        var pieceOf = edges.Select((edge, piece) => (edge, piece)).ToDictionary(x => x.edge, x => x.piece);
        var pairs = new List<(int, int, TurnRule)>();
        foreach (var turn in turns)
        {
            var (from, to) = (turn.From.Final(), turn.To.Final());
            if (from.IsLoop || to.IsLoop)
                continue;
            var into = (pieceOf[from] * 2) + (from.To == turn.Vertex ? 0 : 1);
            var onto = (pieceOf[to] * 2) + (to.From == turn.Vertex ? 0 : 1);
            if (arcOf.TryGetValue(into, out var a) && arcOf.TryGetValue(onto, out var b))
                pairs.Add((a, b, turn.Rule));
        }
        return pairs;
    }

    /// <summary>Interleaves the bits of both coordinates (Z-order), so that neighbours get near numbers.</summary>
    private static ulong Morton(Vertex v) =>
        Spread((uint)(v.Latitude + 900_000_000)) << 1 | Spread((uint)((long)v.Longitude + 1_800_000_000));

    private static ulong Spread(ulong x)
    {
        x = (x | x << 16) & 0x0000FFFF0000FFFF;
        x = (x | x << 8) & 0x00FF00FF00FF00FF;
        x = (x | x << 4) & 0x0F0F0F0F0F0F0F0F;
        x = (x | x << 2) & 0x3333333333333333;
        return (x | x << 1) & 0x5555555555555555;
    }
}
