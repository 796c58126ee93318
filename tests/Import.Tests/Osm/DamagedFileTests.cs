using System.IO.Compression;
using System.Text;
using Dispatch.Domain.Roads;
using Dispatch.Import.Osm;

namespace Dispatch.Import.Tests.Osm;

public sealed class DamagedFileTests
{
    private const string Pbf = "roads_osm_valhalla/bayfront_singapore.osm.pbf";
    private const string Gzip = "roads_osm_graphhopper/belarus-east.osm.gz";

    [Theory]
    [InlineData("", "the file is empty")]
    [InlineData("<!DOCTYPE html><html><body>Not found</body></html>", "not OpenStreetMap data")]
    [InlineData("<html><body>Not found</body></html>", "'html'")]
    [InlineData("<osmChange version='0.6'></osmChange>", "'osmChange'")]
    [InlineData("hello", "neither PBF nor XML")]
    [InlineData("<osm></osm>", "no connected roads")]
    [InlineData("<osm>\n<node id='1' lat='91' lon='0'/>\n</osm>", "line 2: lat 91 is out of range")]
    [InlineData("<osm>\n<node id='1' lat='NaN' lon='0'/>\n</osm>", "line 2: lat")]
    [InlineData("<osm><node id='x' lat='1' lon='0'/></osm>", "line 1: a number is not one")]
    [InlineData("<osm><node id='1' lat='1'/></osm>", "a 'node' has no 'lon'")]
    public void A_file_of_another_kind_is_refused_with_a_sentence(string text, string fault) =>
        TemporaryFile.With(Encoding.UTF8.GetBytes(text), Refusal).ShouldContain(fault);

    [Fact]
    public void An_absent_file_is_refused() =>
        Should.Throw<ImportException>(() => OsmImport.Read("/no/such/file.pbf")).Message.ShouldStartWith("file.pbf: the file cannot be opened");

    [Fact]
    public void Xml_cut_off_anywhere_is_refused()
    {
        var bytes = Encoding.UTF8.GetBytes(new OsmText().Node(1, 0, 0).Node(2, 1, 0, "a=b").Way([1, 2], "name=Ä").ToString());
        for (var length = 1; length < bytes.Length - 2; length++)
            TemporaryFile.With(bytes[..length], Refusal).ShouldStartWith("input.osm", Case.Sensitive, $"cut at {length}");
    }

    [Theory]
    [InlineData(Pbf)]
    [InlineData(Gzip)]
    public void A_real_file_cut_off_anywhere_is_refused(string file)
    {
        var bytes = File.ReadAllBytes(RealFiles.Path(file));
        for (var i = 1; i < 60; i++)
        {
            var length = (int)((long)bytes.Length * i / 60);
            TemporaryFile.With(bytes[..length], Refusal).ShouldStartWith("input.osm", Case.Sensitive, $"cut at {length}");
        }
    }

    [Theory]
    [InlineData(Pbf)]
    [InlineData("gzipped")]
    public void A_flipped_bit_is_refused_or_changes_nothing(string file)
    {
        var bytes = file == "gzipped" ? Gzipped() : File.ReadAllBytes(RealFiles.Path(file));
        var whole = TemporaryFile.With(bytes, path => OsmImport.Read(path, new ImportOptions("x"))).Roads.Map.Data;
        var random = new Random(5);
        for (var i = 0; i < 150; i++)
        {
            var damaged = bytes.ToArray();
            var at = i < 100 ? i * 3 % bytes.Length : random.Next(bytes.Length);
            damaged[at] ^= (byte)(1 << random.Next(8));
            if (TemporaryFile.With(damaged, TryRead) is { } data)
                Same(data, whole).ShouldBeTrue($"seed 5, byte {at} of {bytes.Length}");
        }
    }

    [Fact]
    public void Progress_grows_to_the_total_and_an_import_can_be_stopped()
    {
        var path = RealFiles.Path(Pbf);
        var seen = new List<ImportProgress>();
        OsmImport.Read(path, progress: seen.Add);
        seen.Select(p => p.Done).ShouldBeInOrder();
        seen[^1].Done.ShouldBe(seen[^1].Total);
        using var stop = new CancellationTokenSource();
        Should.Throw<OperationCanceledException>(() => OsmImport.Read(path, progress: _ => stop.Cancel(), cancellation: stop.Token));
    }

    private static byte[] Gzipped()
    {
        using var bytes = new MemoryStream();
        using (var zip = new GZipStream(bytes, CompressionLevel.Optimal, leaveOpen: true))
            zip.Write(Encoding.UTF8.GetBytes(new OsmText().Node(1, 0, 0).Node(2, 1, 0).Node(3, 4, 7).Way([1, 2, 3], "name=A").ToString()));
        return bytes.ToArray();
    }

    private static bool Same(RoadMapData a, RoadMapData b) =>
        a.NodeLatitude.SequenceEqual(b.NodeLatitude) && a.NodeLongitude.SequenceEqual(b.NodeLongitude) && a.NodeFlags.SequenceEqual(b.NodeFlags) &&
        a.ArcHead.SequenceEqual(b.ArcHead) && a.ArcTimeMs.SequenceEqual(b.ArcTimeMs) && a.Names.SequenceEqual(b.Names) &&
        a.ShapeLatitude.SequenceEqual(b.ShapeLatitude) && a.PieceFlags.SequenceEqual(b.PieceFlags);

    private static RoadMapData? TryRead(string path)
    {
        try
        {
            return OsmImport.Read(path, new ImportOptions("x")).Roads.Map.Data;
        }
        catch (ImportException)
        {
            return null;
        }
    }

    private static string Refusal(string path) => Should.Throw<ImportException>(() => OsmImport.Read(path)).Message;
}
