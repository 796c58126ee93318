using System.Xml.Linq;
using Dispatch.Domain.Cordons;
using Dispatch.Silo.Commands.Cordons;

namespace Dispatch.Domain.Tests.Cordons;

/// <summary>What a picture must hold, whatever its colours: layers from the bottom up, one sign for each thing, and the true words.</summary>
public sealed class PictureTests : IDisposable
{
    private static readonly string[] s_layers = ["roads", "leaks", "units", "exits", "posts", "starts"];
    private readonly string _directory = Directory.CreateTempSubdirectory("picture").FullName;

    public PictureTests()
    {
        // A road from 0 to 4 with a side road from 2 to 5; he starts at 0.
        File.WriteAllText(Path.Combine(_directory, "toy.nodes.csv"), "id,orig_id,x,y\n0,0,0,0\n1,1,1,0\n2,2,2,0\n3,3,3,0\n4,4,4,0\n5,5,2,1\n");
        var roads = ((int From, int To)[])[(0, 1), (1, 2), (2, 3), (3, 4), (2, 5)];
        File.WriteAllText(Path.Combine(_directory, "toy.edges.csv"), "from,to,length_m,time_ms,class\n" + string.Concat(
            roads.Select(road => $"{road.From},{road.To},100,60000,primary\n{road.To},{road.From},100,60000,residential\n")));
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void A_closed_cordon_shows_each_post_unit_exit_and_start_once_and_no_leak()
    {
        var (_, svg) = Draw("""[[2,30000],[3,0],[5,0]]""");
        Layer(svg, "posts").Elements().Count().ShouldBe(1);
        Layer(svg, "posts").Value.ShouldContain("crossing 2");
        Layer(svg, "starts").Elements().Count().ShouldBe(1);
        // The picture is fitted around him and the posts: crossings 3 and 4 lie outside it.
        Layer(svg, "exits").Elements().Count().ShouldBe(1);
        // Its own unit with the line to its post, and the one that stays free.
        Layer(svg, "units").Elements().Count().ShouldBe(2 + 1);
        Layer(svg, "leaks").Elements().ShouldBeEmpty();
        Words(svg).ShouldContain("Closed cordon");
        Words(svg).ShouldContain("1 posts; fewer than 1 is impossible");
        Words(svg).ShouldNotContain(text => text.Contains("not closed", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Nothing_outside_the_posts_is_drawn_as_within_his_reach()
    {
        var (scene, svg) = Draw("""[[2,30000],[3,0],[5,0]]""");
        scene.Inside.ShouldBe([true, true, false, false, false, false]);
        // Of the five roads, each drawn in both directions, he has one and a half and the last lies outside the picture.
        Layer(svg, "roads").Elements().Sum(path => Stretches(path, PictureColours.Reach)).ShouldBe(3);
        Layer(svg, "roads").Elements().Sum(path => Stretches(path, [PictureColours.MajorRoad, PictureColours.MinorRoad])).ShouldBe(5);
    }

    [Fact]
    public void What_does_not_close_shows_the_interception_the_leaks_and_the_plain_words()
    {
        var (scene, svg) = Draw("""[[3,90000]]""");
        scene.Plan.Status.ShouldBe(CordonStatus.Infeasible);
        var instead = scene.Interception.ShouldNotBeNull();
        instead.LeakRoutes.ShouldNotBeEmpty();
        instead.LeakRoutes.Select(route => route.Stops[^1].Node).Distinct().ShouldBe([5]);
        Layer(svg, "posts").Elements().Count().ShouldBe(instead.Posts.Length);
        var leaks = Layer(svg, "leaks");
        leaks.Elements().Count(one => (string?)one.Attribute("class") == "leak").ShouldBe(1);
        leaks.Value.ShouldContain($"{instead.LeakRoutes.Length} of the sampled routes get out here");
        Stretches(leaks.Elements().Single(one => (string?)one.Attribute("class") == "leak-route"), [PictureColours.Leak]).ShouldBe(3);
        Words(svg).ShouldContain("Not closed");
        instead.Words.ShouldMatch(@"^not closed: \d+ % of sampled routes pass a post$");
        Words(svg).ShouldContain(instead.Words["not closed: ".Length..]);
        Words(svg).ShouldNotContain("Closed cordon");
    }

    [Fact]
    public void The_picture_of_the_walkthrough_is_the_one_that_the_program_draws()
    {
        var instance = SharedInstances.Read("G06_160u_R1500_nohold");
        var now = XDocument.Parse(CordonPicture.Draw(instance, CordonPlanner.Plan(instance.Problem))).Root!;
        var kept = XDocument.Load(SharedInstances.InRepository("docs/cordon-walkthrough.svg")).Root!;
        Layers(kept).ShouldBe(Layers(now));
        // Another plan with as few posts would be as good a picture; fewer or more would not be.
        foreach (var layer in (string[])["exits", "posts", "starts"])
            Layer(kept, layer).Elements().Count().ShouldBe(Layer(now, layer).Elements().Count(), layer);
        Words(kept)[..3].ShouldBe(Words(now)[..3]);
    }

    private (PictureScene Scene, XElement Svg) Draw(string units)
    {
        var file = Path.Combine(_directory, "toy.json");
        File.WriteAllText(file, $$"""
            {"graph":"toy","suspect_permille":1000,"unit_permille":1000,"elapsed_ms":0,"setup_ms":0,"sources":[[0,0]],"exits":[4,5],"units":{{units}}}
            """);
        var instance = CordonInstanceFile.Read(file, _directory, rings: 1);
        var plan = CordonPlanner.Plan(instance.Problem);
        var instead = plan.Status == CordonStatus.Closed ? null : Interception.Of(instance.Problem);
        var svg = XDocument.Parse(CordonPicture.Draw(instance, plan, instead)).Root!;
        Layers(svg).ShouldBe(s_layers);
        return (PictureScene.Of(instance, plan, instead), svg);
    }

    private static IEnumerable<XElement> Groups(XElement svg) => svg.Descendants().Where(one => one.Name.LocalName == "g");

    private static string[] Layers(XElement svg) =>
        [.. Groups(svg).Select(one => (string?)one.Attribute("class") ?? "").Where(name => s_layers.Contains(name))];

    private static XElement Layer(XElement svg, string name) => Groups(svg).Single(one => (string?)one.Attribute("class") == name);

    private static string[] Words(XElement svg) => [.. Layer(svg, "legend").Elements().Where(one => one.Name.LocalName == "text").Select(one => one.Value)];

    /// <summary>Straight stretches in a path of one of these colours.</summary>
    private static int Stretches(XElement path, string[] colours) =>
        colours.Contains((string?)path.Attribute("stroke")) ? ((string?)path.Attribute("d"))!.Count(letter => letter == 'L') : 0;
}
