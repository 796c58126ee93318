using Dispatch.Domain.Geo;

namespace Dispatch.Domain.Tests.Geo;

public sealed class EarthTests
{
    private const int Cases = 20_000;

    [Theory]
    [InlineData(1)]
    [InlineData(20240301)]
    public void Distance_agrees_with_the_angle_between_vectors(int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < Cases; i++)
        {
            var (a, b) = (Places.Any(random), Places.Any(random));
            var expected = Vector.Of(a).AngleTo(Vector.Of(b)) * Earth.RadiusMetres;
            // Near the antipode the haversine's arc-sine loses half the digits: 1e-8 rad is 6 cm.
            Earth.Distance(a, b).Value.ShouldBe(expected, expected > 2e7 ? 0.5 : 1e-3, $"{a} {b} seed {seed} case {i}");
            Earth.Distance(b, a).Value.ShouldBe(Earth.Distance(a, b).Value, 1e-6);
        }
    }

    [Fact]
    public void Places_are_never_nearer_than_their_latitudes_say()
    {
        var random = new Random(14);
        for (var i = 0; i < 2_000; i++)
        {
            var (a, b) = (Places.Any(random), Places.Any(random));
            Earth.AtLeast(a, b).Value.ShouldBeLessThanOrEqualTo(Earth.Distance(a, b).Value + 1e-6);
        }
        var (here, north) = (GeoPoint.Of(43, 126), GeoPoint.Of(43.5, 126));
        Earth.AtLeast(here, north).Value.ShouldBe(Earth.Distance(here, north).Value, 1e-6);
    }

    [Fact]
    public void Neighbours_one_centimetre_apart_are_one_centimetre_apart()
    {
        var random = new Random(7);
        for (var i = 0; i < Cases; i++)
        {
            var a = Places.Inhabited(random);
            var b = Earth.Travel(a, Heading.FromDegrees(random.NextDouble() * 360), new Metres(0.01));
            Earth.Distance(a, b).Value.ShouldBe(0.01, 1e-4, $"{a} case {i}");
        }
    }

    [Fact]
    public void A_thousandth_of_a_degree_north_is_111_metres_and_3_kilometres_are_3000_metres()
    {
        Earth.Distance(GeoPoint.Of(31, 121), GeoPoint.Of(31.001, 121)).Value.ShouldBe(111.195, 0.001);
        Metres.Kilometres(3).Value.ShouldBe(3000);
        (new Metres(100) / TimeSpan.FromSeconds(10)).Value.ShouldBe(10);
        MetresPerSecond.Knots(3600).Value.ShouldBe(1852, 1e-9);
        MetresPerSecond.KilometresPerHour(36).Value.ShouldBe(10, 1e-12);
    }

    [Fact]
    public void Heading_agrees_with_the_tangent_vector()
    {
        var random = new Random(3);
        for (var i = 0; i < Cases; i++)
        {
            var (a, b) = (Places.Inhabited(random), Places.Inhabited(random));
            var towards = Vector.Of(b) - Vector.Of(a);
            var expected = Math.Atan2(towards.Dot(Vector.East(a)), towards.Dot(Vector.North(a))) * 180 / Math.PI;
            Earth.HeadingBetween(a, b).DegreesTo(Heading.FromDegrees(expected)).ShouldBeLessThan(1e-6, $"{a} {b} case {i}");
        }
    }

    [Fact]
    public void Heading_over_the_antimeridian_is_the_short_way()
    {
        Earth.HeadingBetween(GeoPoint.Of(0, 179.9), GeoPoint.Of(0, -179.9)).Degrees.ShouldBe(90, 1e-9);
        Earth.HeadingBetween(GeoPoint.Of(0, -179.9), GeoPoint.Of(0, 179.9)).Degrees.ShouldBe(270, 1e-9);
    }

    [Fact]
    public void Travelling_arrives_where_the_rotated_vector_points()
    {
        var random = new Random(4);
        for (var i = 0; i < Cases; i++)
        {
            var a = Places.Any(random);
            var heading = Heading.FromDegrees(random.NextDouble() * 360);
            var metres = Math.Pow(10, (random.NextDouble() * 9) - 2);
            metres = Math.Min(metres, 19_000_000);
            var course = heading.Degrees * Math.PI / 180;
            var along = (Vector.North(a) * Math.Cos(course)) + (Vector.East(a) * Math.Sin(course));
            var angle = metres / Earth.RadiusMetres;
            var expected = (Vector.Of(a) * Math.Cos(angle)) + (along * Math.Sin(angle));

            var b = Earth.Travel(a, heading, new Metres(metres));

            (Vector.Of(b).AngleTo(expected) * Earth.RadiusMetres).ShouldBeLessThan(0.2, $"{a} {heading.Degrees}° {metres} m case {i}");
            b.Longitude.ShouldBeInRange(-180, 180);
        }
    }

    [Fact]
    public void Headings_stay_below_360_degrees()
    {
        double[] awkward = [-1e-15, -360, 360, 720.5, -0.0, 359.99999999999997, -1e-300];
        foreach (var degrees in awkward)
            Heading.FromDegrees(degrees).Degrees.ShouldBeInRange(0, Math.BitDecrement(360), $"{degrees:R}");
        Heading.FromDegrees(350).DegreesTo(Heading.FromDegrees(10)).ShouldBe(20, 1e-12);
    }

    [Theory]
    [InlineData(double.NaN, 0)]
    [InlineData(0, double.NaN)]
    [InlineData(90.0000001, 0)]
    [InlineData(0, -180.0000001)]
    [InlineData(double.PositiveInfinity, 0)]
    public void What_is_no_place_on_earth_cannot_be_made(double latitude, double longitude)
    {
        GeoPoint.TryCreate(latitude, longitude).ShouldBeNull();
        Should.Throw<ArgumentOutOfRangeException>(() => GeoPoint.Of(latitude, longitude));
    }
}
