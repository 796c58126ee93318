using Dispatch.Domain.Cordons;

namespace Dispatch.Silo.Commands.Cordons;

/// <summary>A cordon instance file with its graph.</summary>
internal sealed record CordonInstance(string Name, CordonProblem Problem, DrawnRoads Roads);

/// <summary>Reads instances: graph, speeds, sources, exits, units, no_hold; milliseconds throughout.</summary>
internal static class CordonInstanceFile
{
    private const int Day = 86_400_000;
    private const int MostRings = 4;
    private const int FastestPermille = 100_000;

    /// <param name="graphs">Directory of the graphs; null = <c>../graphs</c> beside the instance.</param>
    /// <exception cref="InputFault">A file is missing or damaged.</exception>
    public static CordonInstance Read(string file, string? graphs, int rings)
    {
        if (rings is < 1 or > MostRings)
            throw new InputFault($"--rings must be 1 … {MostRings}.");
        var json = InstanceJson.Open(file);
        var directory = graphs ?? Path.Combine(Path.GetDirectoryName(Path.GetFullPath(file))!, "..", "graphs");
        var drawn = RoadFiles.Read(directory, GraphName(file, json));
        var last = drawn.Graph.NodeCount - 1;
        var roads = CordonRoads.AtSpeeds(
            drawn.Graph, json.Number("suspect_permille", 1, FastestPermille), json.Number("unit_permille", 1, FastestPermille));
        var starts = json.Pairs("sources", last, Day);
        if (starts.IsEmpty)
            throw new InputFault($"{file}: field \"sources\" must name at least one crossing.");
        var exits = json.Numbers("exits", last);
        if (exits.IsEmpty)
            throw new InputFault($"{file}: field \"exits\" must name at least one crossing.");
        var problem = new CordonProblem(
            roads,
            [.. starts.Select(s => new SuspectStart(s.First, s.Second))],
            [.. exits.Select(v => new CordonExit(v))],
            [.. json.Pairs("units", last, Day).Select(u => new CordonUnit(u.First, u.Second))])
        {
            Rules = new CordonRules
            {
                ElapsedMs = json.Number("elapsed_ms", 0, Day),
                SetupMs = json.Number("setup_ms", 0, Day),
                NoHold = json.Has("no_hold") ? [.. json.Numbers("no_hold", last)] : [],
                Rings = rings,
                Effort = PlanningEffort.Thorough,
            },
        };
        return new CordonInstance(Path.GetFileNameWithoutExtension(file), problem, drawn);
    }

    private static string GraphName(string file, InstanceJson json)
    {
        var name = json.Text("graph");
        return name.Length > 0 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')
            ? name : throw new InputFault($"{file}: field \"graph\" must be a plain name.");
    }
}
