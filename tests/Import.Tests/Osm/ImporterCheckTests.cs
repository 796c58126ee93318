using Dispatch.Domain.Roads.Building;
using Dispatch.Import.Osm;

namespace Dispatch.Import.Tests.Osm;

public sealed class ImporterCheckTests
{
    /// <summary>Counted with another program on the same files: ways, segments, way ends or shared nodes.</summary>
    [Theory]
    [InlineData("roads_osm_valhalla/liechtenstein-latest.osm.pbf", 1680, 14325, 2237)]
    [InlineData("roads_osm_r5r/poa_osm.pbf", 8099, 25535, 8978)]
    [InlineData("roads_osm_r5r/spo_osm.pbf", 4169, 18616, 4665)]
    [InlineData("roads_osm_valhalla/baltimore.osm.pbf", 1746, 10258, 2562)]
    [InlineData("roads_osm_graphhopper/andorra.osm.gz", 1055, 16246, 1531)]
    [InlineData("roads_osm_graphhopper/monaco.osm.gz", 431, 2780, 470)]
    [InlineData("roads_osm_graphhopper/campo-grande.osm.gz", 3675, 19301, 8334)]
    public void The_counts_of_real_extracts_agree_with_another_program(string file, int ways, int segments, int junctions)
    {
        var summary = OsmImport.Read(RealFiles.Path(file)).Summary;
        (summary.RoadWays, summary.RoadSegments, summary.RoadJunctions).ShouldBe((ways, segments, junctions));
    }

    [Theory]
    [InlineData("roads_osm_valhalla/liechtenstein-latest.osm.pbf")]
    [InlineData("roads_osm_r5r/poa_osm.pbf")]
    [InlineData("roads_osm_graphhopper/monaco.osm.gz")]
    public void A_real_map_is_strongly_connected_and_keeps_most_of_its_roads(string file)
    {
        var imported = OsmImport.Read(RealFiles.Path(file));
        var map = imported.Roads.Map;
        StrongParts.Largest(map.Graph).ShouldAllBe(inside => inside);
        map.NodeCount.ShouldBeGreaterThan(imported.Summary.RoadJunctions / 2);
    }
}
