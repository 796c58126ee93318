using Dispatch.Domain.Geo;
using Dispatch.Domain.Roads.Synthetic;

namespace Dispatch.Domain.Tests.Roads;

public sealed class LocalPlaneTests
{
    [Fact]
    public void Distances_near_the_origin_agree_with_the_great_circle()
    {
        var random = new SeededRandom(1);
        for (var i = 0; i < 2000; i++)
        {
            var origin = GeoPoint.Of(random.Between(-65, 65), random.Between(-180, 180));
            var place = Earth.Travel(origin, Heading.FromDegrees(random.Next(360)), new Metres(random.Between(1, 10_000)));
            var (x, y) = new LocalPlane(origin).ToPlane(place);
            var distance = Earth.Distance(origin, place).Value;
            Math.Sqrt((x * x) + (y * y)).ShouldBe(distance, distance * 0.004, $"draw {i}: {origin} {place}");
        }
    }

    [Fact]
    public void A_place_goes_to_the_plane_and_back_even_across_the_antimeridian()
    {
        var plane = new LocalPlane(GeoPoint.Of(-17, 179.999));
        var place = plane.ToPoint(5000, -3000);
        place.Longitude.ShouldBeLessThan(-179);
        plane.ToPlane(place).X.ShouldBe(5000, 1e-3);
        plane.ToPlane(place).Y.ShouldBe(-3000, 1e-3);
    }
}
