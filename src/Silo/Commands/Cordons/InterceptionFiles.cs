using System.IO.Compression;
using Dispatch.Domain.Cordons;
using Dispatch.Domain.Roads;

namespace Dispatch.Silo.Commands.Cordons;

/// <summary>A city of the interception benchmark; <see cref="NodeIds"/> are the file's numbers of the crossings.</summary>
internal sealed record InterceptionCity(InterceptionProblem Problem, long[] NodeIds);

/// <summary>
/// Reads <c>CITY.scenario.json</c> and the gzipped nodes, edges and routes beside it. Seconds become whole milliseconds.
/// </summary>
internal static class InterceptionFiles
{
    private const int DayMs = 86_400_000;

    /// <param name="withDelays">Uses the scenario's start delays; the published figures were made without them.</param>
    /// <exception cref="InputFault">A file is missing or damaged.</exception>
    public static InterceptionCity Read(string directory, string city, bool withDelays)
    {
        var nodes = Rows(Path.Combine(directory, city + ".nodes.csv.gz"), "node,lon,lat");
        var ids = nodes.ConvertAll(row => row.Id(0, "node")).ToArray();
        var index = new Dictionary<long, int>();
        for (var i = 0; i < ids.Length; i++)
            if (!index.TryAdd(ids[i], i))
                throw nodes[i].Wrong("node", "is listed twice");
        var edges = Rows(Path.Combine(directory, city + ".edges.csv.gz"), "from,to,travel_time_s,length_m,highway");
        var roads = RoadGraph.FromArcs(ids.Length, edges.ConvertAll(row => (
            row.Known(0, "from", index), row.Known(1, "to", index), Milliseconds(row, 2, "travel_time_s"))));
        var units = Units(Path.Combine(directory, city + ".scenario.json"), index, withDelays);
        var routes = Routes(Rows(Path.Combine(directory, city + ".routes.csv.gz"), "route,time_s,node"), index);
        return new InterceptionCity(new InterceptionProblem(roads, [.. units], [.. routes]), ids);
    }

    private static IEnumerable<CordonUnit> Units(string file, Dictionary<long, int> index, bool withDelays)
    {
        var json = InstanceJson.Open(file);
        var starts = json.Ids("police_start");
        var delays = json.Has("delays_in_file") ? json.Numbers("delays_in_file", DayMs / 1000) : [];
        if (withDelays && delays.Length != starts.Length)
            throw new InputFault($"{file}: field \"delays_in_file\" must have one delay for each of \"police_start\".");
        for (var i = 0; i < starts.Length; i++)
            yield return index.TryGetValue(starts[i], out var node)
                ? new CordonUnit(node, withDelays ? delays[i] * 1000 : 0)
                : throw new InputFault($"{file}: field \"police_start[{i}]\" is not a node of the graph.");
    }

    /// <summary>Stops outside the graph are left out: the published coarsened graphs lack some, and nobody can be sent there.</summary>
    private static IEnumerable<EscapeRoute> Routes(List<CsvRow> rows, Dictionary<long, int> index) =>
        from row in rows
        let time = Milliseconds(row, 1, "time_s")
        let node = index.GetValueOrDefault(row.Id(2, "node"), -1)
        group (time, node) by row.Fields[0] into route
        select new EscapeRoute([.. route.Where(stop => stop.node >= 0)]);

    private static int Milliseconds(CsvRow row, int column, string name)
    {
        var seconds = row.Real(column, name);
        return seconds >= 0 && seconds * 1000 < DayMs
            ? (int)Math.Round(seconds * 1000) : throw row.Wrong(name, "must be a time of less than a day");
    }

    private static List<CsvRow> Rows(string file, string header)
    {
        if (!File.Exists(file))
            throw new InputFault($"{file}: no such file.");
        try
        {
            using var reader = new StreamReader(new GZipStream(File.OpenRead(file), CompressionMode.Decompress));
            return CsvRow.ReadAll(file, reader, header);
        }
        catch (InvalidDataException damaged)
        {
            throw new InputFault($"{file}: not a whole gzip file ({damaged.Message})");
        }
    }
}
