using Dispatch.Import.Osm;

namespace Dispatch.Import.Tests.Osm;

public sealed class PbfTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Plain_nodes_unpacked_numbers_granularity_and_offset_are_understood(bool zip)
    {
        var map = Import([.. PbfBytes.Header("OsmSchema-V0.6"), .. PbfBytes.Block("OSMData", PbfBytes.PlainRoad(), zip)]).Roads.Map;
        map.NodeCount.ShouldBe(2);
        var far = Enumerable.Range(0, 2).Single(n => map.SourceId(n) == 2);
        map.Location(far).Latitude.ShouldBe(6, 1e-9);
        map.Location(far).Longitude.ShouldBe(2, 1e-9);
    }

    [Fact]
    public void A_file_that_needs_more_than_we_understand_is_refused_by_name() =>
        Refused(PbfBytes.Header("OsmSchema-V0.6", "HistoricalInformation")).ShouldContain("'HistoricalInformation'");

    [Fact]
    public void Another_packing_than_zlib_is_refused() =>
        Refused([.. PbfBytes.Header(), .. PbfBytes.Block("OSMData", PbfBytes.PlainRoad(), bodyField: 7)]).ShouldContain("other than zlib");

    [Fact]
    public void A_block_of_unknown_kind_is_refused_since_a_flipped_bit_may_have_made_it_unknown() =>
        Refused([.. PbfBytes.Header(), .. PbfBytes.Block("OSMDbta", PbfBytes.PlainRoad())]).ShouldContain("block 1 at byte");

    [Fact]
    public void A_place_beyond_the_pole_is_refused() =>
        Refused([.. PbfBytes.Header(), .. PbfBytes.Block("OSMData", PbfBytes.PlainRoad(granularity: 1_000_000))]).ShouldContain("out of range");

    [Fact]
    public void A_body_that_is_no_message_is_refused() =>
        Refused([.. PbfBytes.Header(), .. PbfBytes.Block("OSMData", [0x0A, 0x7F, 1, 2])]).ShouldContain("block 1 at byte");

    private static ImportedRoads Import(byte[] file) => TemporaryFile.With(file, path => OsmImport.Read(path));

    private static string Refused(byte[] file) => Should.Throw<ImportException>(() => Import(file)).Message;
}
