using Dispatch.Domain.Geo;
using Dispatch.Domain.Roads;
using Dispatch.Gateway.Roads;

namespace Dispatch.Gateway.Tests.Roads;

public sealed class RoadTileTests
{
    private static readonly RoadMap City = SyntheticCity.Generate(7, 1500);
    private static readonly RoadTiles Tiles = new(City);

    private static TileId TileAt(GeoPoint point, int zoom)
    {
        var (x, y) = WebMercator.Project(point);
        return new TileId(zoom, (int)(x * (1 << zoom)), (int)(y * (1 << zoom)));
    }

    [Fact]
    public void Every_bend_of_every_road_is_drawn_where_it_lies()
    {
        for (var piece = 0; piece < City.PieceCount; piece += 97)
        {
            var arc = City.ArcOf(piece, false) ?? City.ArcOf(piece, true)!.Value;
            foreach (var end in (GeoPoint[])[City.Geometry(arc)[0], City.Geometry(arc)[^1]])
            {
                var tile = TileAt(end, 15);
                var (layer, version, extent, roads) = TileRoad.Read(Tiles.Draw(tile));
                (layer, version, extent).ShouldBe(("roads", 2, 4096));
                var (x, y) = WebMercator.Project(end);
                var (wantX, wantY) = (((x * (1 << 15)) - tile.X) * 4096, ((y * (1 << 15)) - tile.Y) * 4096);
                roads.Single(road => road.Id == (ulong)piece + 1).Lines.SelectMany(line => line)
                    .Min(at => Math.Abs(at.X - wantX) + Math.Abs(at.Y - wantY)).ShouldBeLessThan(1.01);
            }
        }
    }

    [Fact]
    public void Nothing_is_drawn_far_outside_its_tile()
    {
        foreach (var zoom in (int[])[10, 12, 14])
            TileRoad.Read(Tiles.Draw(TileAt(SyntheticCity.DefaultCentre, zoom))).Roads.SelectMany(road => road.Lines).SelectMany(line => line)
                .ShouldAllBe(at => at.X >= -64 && at.X <= 4160 && at.Y >= -64 && at.Y <= 4160);
    }

    [Fact]
    public void From_far_away_only_important_roads_are_drawn()
    {
        static HashSet<object> Classes(int zoom) =>
            [.. TileRoad.Read(Tiles.Draw(TileAt(SyntheticCity.DefaultCentre, zoom))).Roads.Select(road => road.Tags["class"])];

        Classes(9).ShouldNotContain("residential");
        Classes(9).ShouldContain("primary");
        Classes(14).ShouldContain("residential");
    }

    [Fact]
    public void Roads_carry_their_names_bridges_and_directions()
    {
        var roads = TileRoad.Read(Tiles.Draw(TileAt(SyntheticCity.DefaultCentre, 12))).Roads;
        roads.ShouldContain(road => road.Tags.ContainsKey("name_zh"));
        roads.ShouldContain(road => road.Tags.ContainsKey("bridge"));
        foreach (var road in roads)
        {
            var piece = (int)road.Id - 1;
            var both = City.ArcOf(piece, false) is not null && City.ArcOf(piece, true) is not null;
            road.Tags.ContainsKey("oneway").ShouldBe(!both);
            road.Tags.GetValueOrDefault("name").ShouldBe(City.Data.PieceName[piece] is >= 0 and var name ? City.Data.Names[name].Display : null);
        }
    }

    [Fact]
    public void A_simplified_line_stays_within_the_tolerance()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var line = Enumerable.Range(0, 40).Select(i => ((double)i, random.NextDouble() * 4)).ToArray();
            var kept = new LineSimplifier(1).Simplify(line);
            kept[0].ShouldBe(line[0]);
            kept[^1].ShouldBe(line[^1]);
            foreach (var (x, y) in line)
            {
                var i = kept.FindIndex(1, point => point.X >= x);
                var (a, b) = (kept[i - 1], kept[i]);
                var across = Math.Abs(((b.X - a.X) * (y - a.Y)) - ((b.Y - a.Y) * (x - a.X))) / Math.Sqrt(Math.Pow(b.X - a.X, 2) + Math.Pow(b.Y - a.Y, 2));
                across.ShouldBeLessThanOrEqualTo(1 + 1e-9, $"seed {seed}");
            }
        }
    }

    [Fact]
    public void An_empty_tile_is_an_empty_message() => Tiles.Draw(new TileId(14, 0, 0)).ShouldBeEmpty();

    [Theory]
    [InlineData(-1, 0, 0)]
    [InlineData(17, 0, 0)]
    [InlineData(3, 8, 0)]
    [InlineData(3, 0, -1)]
    public void A_tile_outside_the_world_is_none(int z, int x, int y) => TileId.TryCreate(z, x, y).ShouldBeNull();
}
