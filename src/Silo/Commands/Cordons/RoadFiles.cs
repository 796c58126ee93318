using Dispatch.Domain.Roads;

namespace Dispatch.Silo.Commands.Cordons;

/// <summary>A road graph with where its crossings are, as drawn: x to the right, y up, in the file's own units.</summary>
internal sealed record DrawnRoads(RoadGraph Graph, double[] X, double[] Y, string[] ArcClass);

/// <summary>Reads <c>NAME.nodes.csv</c> (id,orig_id,x,y) and <c>NAME.edges.csv</c> (from,to,length_m,time_ms,class).</summary>
internal static class RoadFiles
{
    public static DrawnRoads Read(string directory, string name)
    {
        var nodes = Rows(Path.Combine(directory, name + ".nodes.csv"), "id,orig_id,x,y");
        var (x, y) = (new double[nodes.Count], new double[nodes.Count]);
        for (var i = 0; i < nodes.Count; i++)
        {
            if (nodes[i].Whole(0, "id", nodes.Count - 1) != i)
                throw nodes[i].Wrong("id", "must count up from 0");
            (x[i], y[i]) = (nodes[i].Real(2, "x"), nodes[i].Real(3, "y"));
        }
        var edges = Rows(Path.Combine(directory, name + ".edges.csv"), "from,to,length_m,time_ms,class");
        var arcs = edges.ConvertAll(row => (
            row.Whole(0, "from", nodes.Count - 1), row.Whole(1, "to", nodes.Count - 1),
            row.Whole(3, "time_ms", 100_000_000)));
        // FromArcs keeps the order of a node's arcs, so a stable sort lines the classes up with them.
        var classes = edges.Zip(arcs).OrderBy(pair => pair.Second.Item1).Select(pair => pair.First.Fields[4]).ToArray();
        return new DrawnRoads(RoadGraph.FromArcs(nodes.Count, arcs), x, y, classes);
    }

    private static List<CsvRow> Rows(string file, string header)
    {
        if (!File.Exists(file))
            throw new InputFault($"{file}: no such file (name the graphs' directory with --graphs).");
        using var reader = File.OpenText(file);
        return CsvRow.ReadAll(file, reader, header);
    }
}
