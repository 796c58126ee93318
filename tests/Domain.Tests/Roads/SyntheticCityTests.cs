using Dispatch.Domain.Roads;
using Dispatch.Domain.Roads.Building;

namespace Dispatch.Domain.Tests.Roads;

public sealed class SyntheticCityTests
{
    [Theory]
    [InlineData(1, 2_000)]
    [InlineData(7, 6_000)]
    [InlineData(42, 30_000)]
    [InlineData(3, 100_000)]
    public void The_city_has_about_as_many_crossings_as_wanted(int seed, int nodes) =>
        SyntheticCity.Generate(seed, nodes).NodeCount.ShouldBeInRange((int)(nodes * 0.9), (int)(nodes * 1.1));

    [Fact]
    public void The_same_seed_gives_the_same_city_and_another_seed_another_one()
    {
        var (first, again, other) = (SyntheticCity.Generate(5, 2000), SyntheticCity.Generate(5, 2000), SyntheticCity.Generate(6, 2000));
        again.Data.NodeLatitude.ShouldBe(first.Data.NodeLatitude);
        again.Data.ArcTimeMs.ShouldBe(first.Data.ArcTimeMs);
        again.Data.Names.ShouldBe(first.Data.Names);
        other.Data.NodeLatitude.ShouldNotBe(first.Data.NodeLatitude);
    }

    [Fact]
    public void It_says_that_it_is_synthetic()
    {
        var city = SyntheticCity.Generate(5, 2000);
        city.Name.ShouldContain("Synthetic");
        city.Source.ShouldStartWith("Synthetic");
    }

    [Fact]
    public void Everybody_can_drive_to_everybody()
    {
        for (var seed = 0; seed < 10; seed++)
            StrongParts.Largest(SyntheticCity.Generate(seed, 2000).Graph).ShouldAllBe(inside => inside, $"seed {seed}");
    }

    [Fact]
    public void It_has_bridges_a_tunnel_motorways_gates_exits_and_one_way_streets()
    {
        var city = SyntheticCity.Generate(11, 6000);
        var arcs = Enumerable.Range(0, city.ArcCount).ToList();
        foreach (var flag in new[] { RoadFlags.Bridge, RoadFlags.Tunnel, RoadFlags.Motorway, RoadFlags.Oneway, RoadFlags.Toll })
            arcs.ShouldContain(a => city.Flags(a).HasFlag(flag), flag.ToString());
        var nodes = Enumerable.Range(0, city.NodeCount).ToList();
        nodes.Count(n => city.FlagsAt(n).HasFlag(CrossingFlags.Exit)).ShouldBe(8);
        nodes.Count(n => city.FlagsAt(n).HasFlag(CrossingFlags.Gate)).ShouldBeGreaterThanOrEqualTo(8);
    }

    [Fact]
    public void Only_bridges_and_tunnels_cross_the_river()
    {
        var city = SyntheticCity.Generate(11, 6000);
        var dry = Enumerable.Range(0, city.ArcCount)
            .Where(a => (city.Flags(a) & (RoadFlags.Bridge | RoadFlags.Tunnel | RoadFlags.Motorway)) == RoadFlags.None)
            .Select(a => (city.Tail(a), city.Head(a), 1)).ToList();
        StrongParts.Number(RoadGraph.FromArcs(city.NodeCount, dry), out var sizes);
        sizes.Count(size => size > city.NodeCount / 10).ShouldBe(2, "the two banks");
    }
}
