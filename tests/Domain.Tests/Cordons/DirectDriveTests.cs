using Dispatch.Domain.Cordons.Search;
using Dispatch.Domain.Roads;
using Dispatch.Domain.Roads.Paths;

namespace Dispatch.Domain.Tests.Cordons;

public sealed class DirectDriveTests
{
    [Fact]
    public void A_search_from_both_ends_finds_the_same_time_as_one_from_the_start()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            var nodes = random.Next(2, 40);
            var roads = RoadGraph.FromArcs(nodes, [.. Enumerable.Range(0, random.Next(4 * nodes))
                .Select(_ => (random.Next(nodes), random.Next(nodes), random.Next(50)))]);
            var drive = new DirectDrive(roads, roads.Reverse());
            for (var from = 0; from < nodes; from++)
            {
                var plain = new ShortestPaths(roads).AddSource(from).Run();
                for (var to = 0; to < nodes; to++)
                {
                    var most = random.Next(120);
                    var expected = plain.Time(to) is { } ms && ms <= most ? ms : (int?)null;
                    drive.Ms(from, to, most).ShouldBe(expected, $"seed {seed}, {from} to {to} within {most}");
                }
            }
        }
    }
}
