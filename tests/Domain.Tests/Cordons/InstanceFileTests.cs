using Dispatch.Silo.Commands.Cordons;

namespace Dispatch.Domain.Tests.Cordons;

/// <summary>A file that cannot be used is refused by a sentence that names it and the field.</summary>
public sealed class InstanceFileTests : IDisposable
{
    private const string Sound = """
        {"graph":"toy","suspect_permille":1000,"unit_permille":1000,"elapsed_ms":0,"setup_ms":0,
         "sources":[[0,0]],"exits":[2],"units":[[1,0]]}
        """;

    private readonly string _directory = Directory.CreateTempSubdirectory("cordon").FullName;

    public InstanceFileTests()
    {
        File.WriteAllText(Path.Combine(_directory, "toy.nodes.csv"), "id,orig_id,x,y\n0,0,0,0\n1,1,1,0\n2,2,2,0\n");
        File.WriteAllText(Path.Combine(_directory, "toy.edges.csv"), "from,to,length_m,time_ms,class\n0,1,9.5,1000,road\n1,2,9.5,1000,road\n");
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    private CordonInstance Read(string json)
    {
        var file = Path.Combine(_directory, "toy.json");
        File.WriteAllText(file, json);
        return CordonInstanceFile.Read(file, _directory, rings: 1);
    }

    [Fact]
    public void A_sound_instance_is_read()
    {
        var problem = Read(Sound).Problem;
        problem.Roads.NodeCount.ShouldBe(3);
        problem.Units.ShouldHaveSingleItem().Node.ShouldBe(1);
    }

    [Theory]
    [InlineData("{", "{\"no_hold\":null,")]
    [InlineData("{", "{\"no_hold\":[],\"remarks\":{\"by\":[\"anybody\"]},")]
    [InlineData("{", "\uFEFF{")]
    public void What_is_optional_unknown_or_put_there_by_an_editor_does_not_matter(string sound, string other)
    {
        var problem = Read(Sound.Replace(sound, other)).Problem;
        problem.Rules.NoHold.ShouldBeEmpty();
        problem.Exits.ShouldHaveSingleItem().Node.ShouldBe(2);
    }

    [Theory]
    [InlineData("\"exits\":[2]", "\"exits\":[3]", "exits[0]")]
    [InlineData("\"units\":[[1,0]]", "\"units\":[[1]]", "units[0]")]
    [InlineData("\"units\":[[1,0]]", "\"units\":[[1,-5]]", "units[0][1]")]
    [InlineData("\"setup_ms\":0,", "", "setup_ms")]
    [InlineData("\"suspect_permille\":1000", "\"suspect_permille\":0", "suspect_permille")]
    [InlineData("\"graph\":\"toy\"", "\"graph\":\"../toy\"", "graph")]
    [InlineData("\"sources\":[[0,0]]", "\"sources\":[]", "sources")]
    [InlineData("\"exits\":[2]", "\"exits\":[]", "exits")]
    public void A_wrong_field_is_named(string sound, string wrong, string field) =>
        Should.Throw<InputFault>(() => Read(Sound.Replace(sound, wrong))).Message.ShouldContain($"\"{field}\"");

    [Fact]
    public void A_truncated_file_is_refused() =>
        Should.Throw<InputFault>(() => Read(Sound[..60])).Message.ShouldContain("not valid JSON");

    [Fact]
    public void A_damaged_road_is_named_with_its_line()
    {
        File.WriteAllText(Path.Combine(_directory, "toy.edges.csv"), "from,to,length_m,time_ms,class\n0,1,9.5,1000,road\n1,2,9.5,10");
        Should.Throw<InputFault>(() => Read(Sound)).Message.ShouldContain("toy.edges.csv:3");
    }
}
