using System.Globalization;
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
        var lines = File.ReadAllLines(file);
        if (lines.Length == 0 || lines[0].Trim() != header)
            throw new InputFault($"{file}: the first line must be \"{header}\".");
        var columns = header.Count(c => c == ',') + 1;
        var rows = lines.Skip(1).Select((line, i) => new CsvRow(file, i + 2, line.Split(','))).ToList();
        return rows.Find(row => row.Fields.Length != columns) is { } damaged
            ? throw new InputFault($"{file}:{damaged.Line}: has {damaged.Fields.Length} fields, must have {columns}.") : rows;
    }
}

/// <summary>One line of a CSV file, for messages that name file, line and field.</summary>
internal sealed record CsvRow(string File, int Line, string[] Fields)
{
    public int Whole(int column, string name, int most) =>
        int.TryParse(Fields[column], NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value <= most
            ? value : throw Wrong(name, FormattableString.Invariant($"must be a whole number from 0 to {most}"));

    public double Real(int column, string name) =>
        double.TryParse(Fields[column], NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? value : throw Wrong(name, "must be a number");

    public InputFault Wrong(string name, string what) => new($"{File}:{Line}: field \"{name}\" {what}.");
}
