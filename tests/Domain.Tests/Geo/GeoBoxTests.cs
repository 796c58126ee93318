using Dispatch.Domain.Geo;

namespace Dispatch.Domain.Tests.Geo;

public sealed class GeoBoxTests
{
    [Fact]
    public void The_box_around_a_circle_holds_the_circle_and_touches_it()
    {
        var random = new Random(21);
        for (var i = 0; i < 2_000; i++)
        {
            var centre = Places.Inhabited(random);
            var radius = new Metres(10 + (random.NextDouble() * 200_000));
            var box = GeoBox.Around(centre, radius);
            for (var degrees = 0; degrees < 360; degrees += 5)
            {
                var heading = Heading.FromDegrees(degrees);
                box.Contains(Earth.Travel(centre, heading, new Metres(radius.Value * 0.9999999))).ShouldBeTrue($"{centre} {radius} {degrees}°");
            }

            box.Contains(Earth.Travel(centre, Heading.FromDegrees(0), new Metres(radius.Value * 1.001))).ShouldBeFalse($"{centre} {radius}");
            box.Contains(Earth.Travel(centre, Heading.FromDegrees(180), new Metres(radius.Value * 1.001))).ShouldBeFalse($"{centre} {radius}");
        }
    }

    [Fact]
    public void A_circle_that_reaches_a_pole_has_every_longitude()
    {
        var box = GeoBox.Around(GeoPoint.Of(89.99, 10), new Metres(2_000));
        box.Contains(GeoPoint.Of(89.995, -170)).ShouldBeTrue();
        box.Contains(GeoPoint.Of(90, 0)).ShouldBeTrue();
    }

    [Fact]
    public void A_box_over_the_antimeridian_holds_both_sides_and_not_the_rest()
    {
        var box = new GeoBox(-1, 179, 1, -179);
        box.Contains(GeoPoint.Of(0, 179.5)).ShouldBeTrue();
        box.Contains(GeoPoint.Of(0, -179.5)).ShouldBeTrue();
        box.Contains(GeoPoint.Of(0, 0)).ShouldBeFalse();
    }
}
