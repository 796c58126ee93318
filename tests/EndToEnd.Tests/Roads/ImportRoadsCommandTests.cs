using Dispatch.Import.City;
using Dispatch.Silo.Commands;

namespace Dispatch.EndToEnd.Tests.Roads;

public sealed class ImportRoadsCommandTests : IDisposable
{
    private const string Town = """
        <osm version='0.6'>
        <node id='1' lat='0' lon='0'/><node id='2' lat='0' lon='0.01'/><node id='3' lat='0.01' lon='0.01'/>
        <way id='7'><nd ref='1'/><nd ref='2'/><tag k='highway' v='primary'/><tag k='name' v='Main'/></way>
        <way id='8'><nd ref='2'/><nd ref='3'/><tag k='highway' v='residential'/><tag k='name' v='Side'/></way>
        </osm>
        """;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("import-roads-");

    private string Input => Path.Combine(folder.FullName, "town.osm");

    private string Output => Path.Combine(folder.FullName, "city.roads");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void A_file_becomes_a_city_with_the_given_name()
    {
        File.WriteAllText(Input, Town);
        Run(Input, "--out", Output, "--name", "Town").ShouldBe(0);
        var map = CityFile.Read(Output);
        (map.Name, map.NodeCount, map.Search("main side")[0].Title).ShouldBe(("Town", 3, "Main / Side"));
    }

    [Fact]
    public void An_existing_city_stays_unless_forced()
    {
        File.WriteAllText(Input, Town);
        File.WriteAllText(Output, "old");
        Run(Input, "--out", Output).ShouldBe(2);
        File.ReadAllText(Output).ShouldBe("old");
        Run(Input, "--out", Output, "--force").ShouldBe(0);
        CityFile.Read(Output).Name.ShouldBe("town");
    }

    [Fact]
    public void A_damaged_input_leaves_an_existing_city_as_it_was_and_nothing_beside_it()
    {
        File.WriteAllText(Input, Town[..300]);
        File.WriteAllText(Output, "old");
        Run(Input, "--out", Output, "--force").ShouldBe(1);
        File.ReadAllText(Output).ShouldBe("old");
        folder.GetFiles().Length.ShouldBe(2);
    }

    [Fact]
    public void A_folder_that_does_not_exist_is_said_before_anything_is_read()
    {
        File.WriteAllText(Input, Town);
        Run(Input, "--out", Path.Combine(folder.FullName, "no", "city.roads")).ShouldBe(3);
    }

    private static int Run(params string[] arguments) => ImportRoadsCommand.Create().Parse(arguments).Invoke();
}
