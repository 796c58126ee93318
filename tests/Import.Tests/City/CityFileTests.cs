using Dispatch.Domain.Roads;
using Dispatch.Domain.Roads.Walking;
using Dispatch.Import.City;

namespace Dispatch.Import.Tests.City;

public sealed class CityFileTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("city-file-");
    private readonly RoadMap map = SyntheticCity.Generate(3, 700);

    private string Target => Path.Combine(folder.FullName, "city.roads");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void What_is_written_is_read_again()
    {
        var walked = WithPaths(map);
        CityFile.Write(Target, walked, replace: false);
        var read = CityFile.Read(Target).Data;
        foreach (var property in typeof(RoadMapData).GetProperties().Where(one => one.Name != "EqualityContract"))
            property.GetValue(read).ShouldBe(property.GetValue(walked.Data), property.Name);
        read.JointPiece.ShouldNotBeEmpty();
        folder.GetFiles().Length.ShouldBe(1, "no temporary file is left");
    }

    [Fact]
    public void Forbidden_turns_are_kept_too()
    {
        var data = With(map.Data, [1, 2], [3, 4]);
        CityFile.Write(Target, new RoadMap(data), replace: false);
        CityFile.Read(Target).Data.TurnTo.ShouldBe([3, 4]);
    }

    [Fact]
    public void An_existing_file_is_replaced_only_on_demand()
    {
        File.WriteAllText(Target, "old");
        Should.Throw<IOException>(() => CityFile.Write(Target, map, replace: false));
        File.ReadAllText(Target).ShouldBe("old");
        folder.GetFiles().Length.ShouldBe(1);
        CityFile.Write(Target, map, replace: true);
        CityFile.Read(Target).NodeCount.ShouldBe(map.NodeCount);
    }

    [Fact]
    public void A_file_cut_off_anywhere_is_refused_with_a_sentence()
    {
        CityFile.Write(Target, map, replace: false);
        var bytes = File.ReadAllBytes(Target);
        foreach (var length in Enumerable.Range(0, 200).Select(i => (int)((long)bytes.Length * i / 200)).Concat(Enumerable.Range(1, 80)))
            Refused(bytes[..length]).ShouldMatch("city.roads: .*(empty|not a city.roads file|ends within|cut off)");
    }

    [Fact]
    public void A_flipped_bit_anywhere_is_refused()
    {
        CityFile.Write(Target, map, replace: false);
        var bytes = File.ReadAllBytes(Target);
        var random = new Random(17);
        for (var i = 0; i < 300; i++)
        {
            var damaged = bytes.ToArray();
            var at = i < 120 ? i : random.Next(bytes.Length);
            damaged[at] ^= (byte)(1 << random.Next(8));
            Refused(damaged).ShouldStartWith("city.roads: ", Case.Sensitive, $"seed 17, byte {at}");
        }
    }

    [Theory]
    [InlineData("<!DOCTYPE html><html><body>404</body></html>", "not a city.roads file")]
    [InlineData("DROADS\n but not really, it is a text that is long enough for a header and more than that", "not a city.roads file")]
    public void A_file_of_another_kind_is_refused(string text, string fault) =>
        Refused(System.Text.Encoding.UTF8.GetBytes(text)).ShouldContain(fault);

    [Fact]
    public void An_absent_file_is_refused() =>
        Should.Throw<ImportException>(() => CityFile.Read(Target)).Message.ShouldContain("cannot be opened");

    [Fact]
    public void A_newer_version_is_refused_with_what_to_do()
    {
        CityFile.Write(Target, map, replace: false);
        var bytes = File.ReadAllBytes(Target);
        bytes[8] = 9;
        Refused(bytes).ShouldContain("import the roads again");
    }

    [Fact]
    public void Columns_that_do_not_fit_together_are_refused_by_the_map_itself() =>
        Should.Throw<ArgumentException>(() => new RoadMap(With(map.Data, [map.ArcCount], [0]))).Message.ShouldContain("forbidden turn 0");

    [Theory]
    [InlineData("joint 0")]
    [InlineData("path 0")]
    [InlineData("places differ in length")]
    public void Paths_that_lead_nowhere_are_refused_by_the_map_itself(string fault)
    {
        var data = WithPaths(map).Data;
        var broken = fault switch
        {
            "joint 0" => data with { JointPiece = [map.PieceCount, .. data.JointPiece[1..]] },
            "path 0" => data with { WalkTo = [data.PlaceCount, .. data.WalkTo[1..]] },
            _ => data with { PathFlags = data.PathFlags[1..] },
        };
        Should.Throw<ArgumentException>(() => new RoadMap(broken)).Message.ShouldContain(fault);
    }

    /// <summary>From every tenth bend of a road a path of two legs to the north.</summary>
    private static RoadMap WithPaths(RoadMap roads)
    {
        var builder = new FootpathBuilder(roads);
        for (var bend = 0; bend < roads.Data.ShapeLatitude.Length; bend += 10)
        {
            var (latitude, longitude) = (roads.Data.ShapeLatitude[bend], roads.Data.ShapeLongitude[bend]);
            builder.Add(new PathWay([new Spot(latitude, longitude), new Spot(latitude + 4000, longitude), new Spot(latitude + 9000, longitude)], LeavesAtEnd: bend == 0));
        }
        return builder.Build();
    }

    private string Refused(byte[] bytes)
    {
        File.WriteAllBytes(Target, bytes);
        return Should.Throw<ImportException>(() => CityFile.Read(Target)).Message;
    }

    private static RoadMapData With(RoadMapData data, int[] turnFrom, int[] turnTo) => data with { TurnFrom = turnFrom, TurnTo = turnTo };
}
