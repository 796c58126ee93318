using System.Text.Json;
using Dispatch.Domain.Geo;

namespace Dispatch.Domain.Tests.Geo;

public sealed class CellIdTests
{
    private const int Cases = 2_000;

    [Fact]
    public void Every_place_has_a_cell_whose_name_reads_back()
    {
        var random = new Random(11);
        for (var i = 0; i < Cases; i++)
        {
            var cell = CellId.Of(Places.Any(random));
            CellId.TryParse(cell.ToString()).ShouldBe(cell);
            cell.X.ShouldBeInRange(0, CellId.Count - 1);
            cell.Y.ShouldBeInRange(0, CellId.Count - 1);
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("13/1/1")]
    [InlineData("14/1")]
    [InlineData("14/-1/1")]
    [InlineData("14/16384/1")]
    [InlineData("14/ 1/1")]
    [InlineData("14/+1/1")]
    [InlineData("14/01/1")]
    [InlineData("14/1/1/1")]
    [InlineData("14/x/1")]
    public void What_is_not_a_cell_name_is_refused(string? text) => CellId.TryParse(text).ShouldBeNull();

    [Fact]
    public void The_middle_of_a_cell_lies_in_it()
    {
        var random = new Random(12);
        for (var i = 0; i < Cases; i++)
        {
            var cell = new CellId(random.Next(CellId.Count), random.Next(CellId.Count));
            CellId.Of(WebMercator.Unproject((cell.X + 0.5) / CellId.Count, (cell.Y + 0.5) / CellId.Count)).ShouldBe(cell);
        }
    }

    [Fact]
    public void The_cells_around_a_circle_hold_every_point_of_it()
    {
        var random = new Random(13);
        for (var i = 0; i < Cases; i++)
        {
            var centre = Awkward(random);
            var radius = new Metres(Math.Pow(10, random.NextDouble() * 4));
            var cells = CellId.Around(centre, radius).ToHashSet();
            for (var j = 0; j < 20; j++)
            {
                // Half the points lie on the very rim, where a too small box shows first.
                var distance = j % 2 == 0 ? radius.Value * 0.9999999 : radius.Value * Math.Sqrt(random.NextDouble());
                var point = Earth.Travel(centre, Heading.FromDegrees(random.NextDouble() * 360), new Metres(distance));
                cells.ShouldContain(CellId.Of(point), $"{point} of circle {centre} {radius} case {i}");
            }
        }
    }

    [Fact]
    public void The_cells_of_a_box_hold_every_point_of_it_and_come_once()
    {
        var random = new Random(14);
        for (var i = 0; i < Cases; i++)
        {
            var centre = Awkward(random);
            var (height, width) = (random.NextDouble() * 0.2, random.NextDouble() * 0.2);
            var box = new GeoBox(Math.Max(-90, centre.Latitude - height), Wrap(centre.Longitude - width),
                Math.Min(90, centre.Latitude + height), Wrap(centre.Longitude + width));
            var cells = CellId.Within(box).ToList();
            cells.ShouldBeUnique();
            var known = cells.ToHashSet();
            for (var j = 0; j < 20; j++)
            {
                var point = GeoPoint.Of(box.South + ((box.North - box.South) * random.NextDouble()),
                    Wrap(box.West + (((box.East - box.West + 360) % 360) * random.NextDouble())));
                box.Contains(point).ShouldBeTrue($"{point} in {box} case {i}");
                known.ShouldContain(CellId.Of(point), $"{point} of {box} case {i}");
            }
        }
    }

    [Fact]
    public void A_box_around_the_whole_world_has_every_column_once()
    {
        var row = CellId.Within(new GeoBox(0.001, -180, 0.002, 180)).ToList();
        row.Count.ShouldBe(CellId.Count);
        row.ShouldBeUnique();
    }

    [Fact]
    public void Places_and_headings_survive_storage_as_json()
    {
        var random = new Random(15);
        for (var i = 0; i < Cases; i++)
        {
            var place = Places.Any(random);
            JsonSerializer.Deserialize<GeoPoint>(JsonSerializer.Serialize(place)).ShouldBe(place);
        }

        var heading = Heading.FromDegrees(123.4);
        JsonSerializer.Deserialize<Heading>(JsonSerializer.Serialize(heading)).ShouldBe(heading);
    }

    private static GeoPoint Awkward(Random random) => random.Next(3) switch
    {
        0 => GeoPoint.Of((random.NextDouble() * 150) - 75, random.Next(2) == 0 ? 179.999 : -179.999),
        1 => GeoPoint.Of(random.Next(2) == 0 ? 89 + random.NextDouble() : -84.9, (random.NextDouble() * 360) - 180),
        _ => Places.Inhabited(random),
    };

    private static double Wrap(double longitude) => longitude > 180 ? longitude - 360 : longitude < -180 ? longitude + 360 : longitude;
}
