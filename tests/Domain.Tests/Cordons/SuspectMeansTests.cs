using System.Collections.Immutable;
using Dispatch.Domain.Cordons;
using Dispatch.Domain.Cordons.City;
using Dispatch.Domain.Roads;
using Dispatch.Domain.Roads.Paths;
using Dispatch.Domain.Roads.Walking;

namespace Dispatch.Domain.Tests.Cordons;

public sealed class SuspectMeansTests
{
    private static readonly RoadMap s_city = SyntheticCity.Generate(7, 800);

    private static int[] Arrivals(SuspectMeans means, int permille)
    {
        var (speed, open) = (TravelSpeed.Suspect(permille), ImmutableHashSet<int>.Empty);
        var roads = new CordonRoads(means == SuspectMeans.OnFoot
            ? WalkingRoads.OfSuspect(new Footpaths(s_city), speed, open)
            : SuspectRoads.Of(s_city, means == SuspectMeans.Motorcycle, speed, open), s_city.Graph);
        return SuspectIsochrones.EarliestArrivals(new CordonProblem(roads, [new SuspectStart(0, 0)], [], []));
    }

    [Fact]
    public void A_motorcycle_is_never_later_than_a_car_and_sometimes_earlier_against_a_one_way_street()
    {
        var (car, motorcycle) = (Arrivals(SuspectMeans.Car, 1000), Arrivals(SuspectMeans.Motorcycle, 1000));
        car.Zip(motorcycle).ShouldAllBe(pair => pair.Second <= pair.First);
        car.Zip(motorcycle).ShouldContain(pair => pair.Second < pair.First);
    }

    [Fact]
    public void On_foot_he_is_slower_than_by_car_and_a_greater_factor_makes_him_faster()
    {
        var foot = Arrivals(SuspectMeans.OnFoot, 1000);
        foot.Sum(t => (long)t).ShouldBeGreaterThan(Arrivals(SuspectMeans.Car, 1000).Sum(t => (long)t));
        foot.Zip(Arrivals(SuspectMeans.OnFoot, 1500)).ShouldAllBe(pair => pair.Second <= pair.First);
    }
}
