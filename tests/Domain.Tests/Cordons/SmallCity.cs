using System.Collections.Immutable;
using Dispatch.Domain.Cordons;
using Dispatch.Domain.Roads;

namespace Dispatch.Domain.Tests.Cordons;

/// <summary>Small random cordon problems; the same seed gives the same problem.</summary>
internal static class SmallCity
{
    public static CordonProblem Random(int seed, bool withNeeds = false, bool withCivilians = false, int rings = 1)
    {
        var random = new Random(seed);
        var nodes = random.Next(4, 10);
        var roads = Roads(random, nodes);
        var starts = Enumerable.Range(0, random.Next(1, 3)).Select(_ => new SuspectStart(random.Next(nodes), random.Next(3)));
        var exits = Enumerable.Range(0, random.Next(1, 4)).Select(_ => new CordonExit(random.Next(nodes)));
        var units = Enumerable.Range(0, random.Next(1, 8)).Select(_ => new CordonUnit(
            random.Next(nodes), random.Next(8),
            withCivilians ? (CordonUnitKind)random.Next(3) : CordonUnitKind.Officer, random.Next(12) == 0));
        return new CordonProblem(
            CordonRoads.AtSpeeds(roads, random.Next(300, 1600), random.Next(700, 2500)), [.. starts], [.. exits], [.. units])
        {
            Rules = new CordonRules
            {
                ElapsedMs = random.Next(3),
                SetupMs = random.Next(3),
                MarginMs = random.Next(2),
                Rings = rings,
                Effort = PlanningEffort.Thorough,
                NoHold = [.. Enumerable.Range(0, nodes).Where(_ => random.Next(9) == 0)],
                ForcedPosts = withNeeds && random.Next(4) == 0 ? [random.Next(nodes)] : [],
                HorizonMs = random.Next(4) == 0 ? random.Next(5, 30) : null,
                ClosedByMs = random.Next(4) == 0 ? random.Next(5, 30) : null,
                Needs = withNeeds
                    ? Enumerable.Range(0, nodes).Where(_ => random.Next(4) == 0).ToImmutableDictionary(
                        v => v, _ => new PostNeed(random.Next(2), 1 + random.Next(2)))
                    : ImmutableDictionary<int, PostNeed>.Empty,
            },
        };
    }

    private static RoadGraph Roads(Random random, int nodes)
    {
        var arcs = new List<(int, int, int)>();
        for (var v = 1; v < nodes; v++)
            Road(random.Next(v), v);
        for (var i = random.Next(nodes + 2); i > 0; i--)
            Road(random.Next(nodes), random.Next(nodes));
        return RoadGraph.FromArcs(nodes, arcs);

        void Road(int a, int b)
        {
            arcs.Add((a, b, random.Next(1, 12)));
            if (random.Next(6) > 0)
                arcs.Add((b, a, random.Next(1, 12)));
        }
    }
}
