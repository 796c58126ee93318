using Dispatch.Domain.Cordons;
using Dispatch.Domain.Roads;
using Dispatch.Domain.Roads.Synthetic;

namespace Dispatch.Bench.Cordons;

/// <summary>Seeded cordon problems on one city: any start, units anywhere, a horizon of some minutes.</summary>
internal sealed class CordonCase(string name, RoadGraph graph, int units)
{
    private const int SuspectPermille = 1200;
    private readonly CordonRoads roads = CordonRoads.AtSpeeds(graph, SuspectPermille, 1000);

    public string Name => name;

    public int Nodes => graph.NodeCount;

    public int Units => units;

    /// <summary>Four graphs, there and back for each side: an arc's head and time, a crossing's first arc.</summary>
    public double Megabytes => 4 * (8.0 * graph.Head.Length + 4.0 * graph.NodeCount) / 1e6;

    public CordonProblem Problem(int seed)
    {
        var random = new SeededRandom((ulong)seed);
        return new CordonProblem(
            roads, [new SuspectStart(random.Next(graph.NodeCount), 0)], [],
            [.. Enumerable.Range(0, units).Select(_ => new CordonUnit(random.Next(graph.NodeCount), random.Next(20) * 1000))])
        {
            Rules = new CordonRules { SetupMs = 20_000, HorizonMs = 300_000 + random.Next(300) * 1000 },
        };
    }
}
