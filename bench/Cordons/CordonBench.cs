using System.Globalization;
using Dispatch.Bench.Roads;
using Dispatch.Domain.Cordons;
using Dispatch.Domain.Roads;
using Dispatch.Silo.Commands.Cordons;

namespace Dispatch.Bench.Cordons;

/// <summary>
/// How long a checked plan and a re-plan take, and how that grows: <c>cordon [PLANS [PLOT.svg]]</c>; <c>cordon PLANS city|small|large|proposals|growth [PLOT.svg]</c>
/// measures a part, <c>cordon PLANS each city|small|large [ROUNDS [FIRST]]</c> lists each problem. The roads at their speeds are built beforehand, as a command centre keeps them.
/// </summary>
internal static class CordonBench
{
    private const int FirstCase = 30;

    public static int Run(string[] args)
    {
        var plans = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 200;
        var part = args.Length > 1 ? args[1] : "all";
        var plot = args.LastOrDefault(arg => arg.EndsWith(".svg", StringComparison.Ordinal));
        WarmUp.Run();
        if (part == "each")
            return Each(args[2..], plans);
        bool Wanted(string name) => part == "all" || part == plot || part == name;
        if (Wanted("city") && Goteborg() is { } goteborg)
            Measure(goteborg, plans);
        if (Wanted("small"))
            Measure(new CordonCase("synthetic", SyntheticCity.Generate(1, 6_000).Graph, 240), plans);
        if (Wanted("large"))
            Measure(new CordonCase("synthetic", SyntheticCity.Generate(1, 100_000).Graph, 20_000), plans);
        if (Wanted("proposals"))
            MeasureProposals(new CordonCase("synthetic", SyntheticCity.Generate(1, 6_000).Graph, 600), plans / 4);
        if (Wanted("growth"))
            CordonGrowth.Run(plans / 4, plot);
        return 0;
    }

    private static int Each(string[] args, int plans)
    {
        CordonCase? city = args switch
        {
            ["small", ..] => new CordonCase("synthetic", SyntheticCity.Generate(1, 6_000).Graph, 240),
            ["large", ..] => new CordonCase("synthetic", SyntheticCity.Generate(1, 100_000).Graph, 20_000),
            _ => Goteborg(),
        };
        if (city is not null)
            CordonDetail.Run(city, (Number(args, 2, FirstCase), plans), Number(args, 1, 2));
        return 0;
    }

    private static int Number(string[] args, int at, int otherwise) =>
        args.Length > at ? int.Parse(args[at], CultureInfo.InvariantCulture) : otherwise;

    /// <summary>What a commander waits for: all alternatives of a cordon of two rings, a third of the units police and the others taxis.</summary>
    private static void MeasureProposals(CordonCase city, int proposals)
    {
        var all = new Timing();
        for (var i = -3; i < proposals; i++)
        {
            if (i == 0)
                all = new Timing();
            var problem = city.Problem(i + FirstCase);
            problem = problem with
            {
                Units = [.. problem.Units.Select((unit, u) => u % 3 == 0 ? unit : unit with { Kind = CordonUnitKind.Taxi })],
                Rules = problem.Rules with { Rings = 2 },
            };
            all.Add(() => CordonPlanner.Propose(problem));
        }
        Console.WriteLine($"{city.Name} {city.Nodes:N0} nodes, {city.Units:N0} units, two rings with taxis\n  all proposals     {all}");
    }

    private static CordonCase? Goteborg()
    {
        var at = new DirectoryInfo(Directory.GetCurrentDirectory());
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "Dispatch.sln")))
            at = at.Parent;
        var graphs = Path.Combine(at?.FullName ?? ".", "..", "shared", "cordon-instances", "graphs");
        return Directory.Exists(graphs) ? new CordonCase("goteborg", RoadFiles.Read(graphs, "goteborg").Graph, 240) : null;
    }

    private static void Measure(CordonCase city, int plans)
    {
        var (plan, revise, sighting) = (new Timing(), new Timing(), new Timing());
        var (closed, proved, posts, allocated) = (0, 0, 0, 0L);
        for (var i = 0; i < plans; i++)
        {
            var run = new CordonRun(city.Problem(i + FirstCase));
            run.Measure(plan, revise, sighting);
            allocated += run.Allocated;
            if (run.IsClosed)
                (closed, proved, posts) = (closed + 1, proved + (run.Plan.IsFewest ? 1 : 0), posts + run.Plan.Posts.Length);
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{city.Name} {city.Nodes:N0} nodes, {city.Units:N0} units: {closed} of {plans} closed, {proved} proved fewest, {posts} posts, a plan allocates {allocated / 1e6 / plans:0.0} MB"));
        Console.WriteLine($"  plan and check    {plan}");
        if (closed > 0)
        {
            Console.WriteLine($"  unit refused      {revise}");
            Console.WriteLine($"  new sighting      {sighting}");
        }
    }
}
