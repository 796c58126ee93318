using System.Globalization;
using Dispatch.Bench.Roads;
using Dispatch.Domain.Cordons;
using Dispatch.Domain.Roads;
using Dispatch.Silo.Commands.Cordons;

namespace Dispatch.Bench.Cordons;

/// <summary>
/// How long a checked plan and a re-plan take, and how that grows: <c>cordon [PLANS [PLOT.svg]]</c>; <c>cordon PLANS city|small|large|proposals|growth [PLOT.svg]</c>
/// measures a part. The roads at their speeds are built beforehand, as a command centre keeps them.
/// </summary>
internal static class CordonBench
{
    private const int WarmUp = 30;
    private static readonly int[] s_nodes = [6_000, 12_000, 25_000, 50_000, 100_000];
    private static readonly int[] s_units = [1_000, 5_000, 20_000];

    public static int Run(string[] args)
    {
        var plans = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 200;
        var part = args.Length > 1 ? args[1] : "all";
        var plot = args.LastOrDefault(arg => arg.EndsWith(".svg", StringComparison.Ordinal));
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
            MeasureGrowth(plans / 4, plot);
        return 0;
    }

    /// <summary>What a commander waits for: all alternatives of a cordon of two rings, a third of the units police and the others taxis.</summary>
    private static void MeasureProposals(CordonCase city, int proposals)
    {
        var all = new Timing();
        for (var i = -WarmUp / 10; i < proposals; i++)
        {
            if (i == 0)
                all = new Timing();
            var problem = city.Problem(i + WarmUp);
            problem = problem with
            {
                Units = [.. problem.Units.Select((unit, u) => u % 3 == 0 ? unit : unit with { Kind = CordonUnitKind.Taxi })],
                Rules = problem.Rules with { Rings = 2 },
            };
            all.Add(() => CordonPlanner.Propose(problem));
        }
        Console.WriteLine($"{city.Name} {city.Nodes:N0} nodes, {city.Units:N0} units, two rings with taxis\n  all proposals     {all}");
    }

    /// <summary>Every number of crossings with every number of units; the plot shows two sections through the table.</summary>
    private static void MeasureGrowth(int plans, string? plot)
    {
        var points = new List<GrowthPoint>();
        foreach (var nodes in s_nodes)
        {
            var graph = SyntheticCity.Generate(1, nodes).Graph;
            points.AddRange(s_units.Select(units => Measure(new CordonCase("synthetic", graph, units), plans)));
        }
        Console.WriteLine("| crossings | units | plan and check p50 / p99, ms | allocated by a plan, MB | roads kept for the city, MB |\n|---|---|---|---|---|");
        foreach (var point in points)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {point.Nodes:N0} | {point.Units:N0} | {point.P50:0.0} / {point.P99:0.0} | {point.PlanMegabytes:0.0} | {point.CityMegabytes:0.0} |"));
        if (plot is not null)
            File.WriteAllText(plot, GrowthPlot.Draw(
                points.FindAll(p => p.Units == s_units[^1]), points.FindAll(p => p.Nodes == points[^1].Nodes)));
    }

    private static CordonCase? Goteborg()
    {
        var at = new DirectoryInfo(Directory.GetCurrentDirectory());
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "Dispatch.sln")))
            at = at.Parent;
        var graphs = Path.Combine(at?.FullName ?? ".", "..", "shared", "cordon-instances", "graphs");
        return Directory.Exists(graphs) ? new CordonCase("goteborg", RoadFiles.Read(graphs, "goteborg").Graph, 240) : null;
    }

    private static GrowthPoint Measure(CordonCase city, int plans)
    {
        var (plan, revise, sighting) = (new Timing(), new Timing(), new Timing());
        var (closed, proved, posts) = (0, 0, 0);
        var allocated = 0L;
        for (var i = -WarmUp; i < plans; i++)
        {
            if (i == 0)
                (plan, revise, sighting, closed, proved, posts, allocated) = (new Timing(), new Timing(), new Timing(), 0, 0, 0, 0);
            var problem = city.Problem(i + WarmUp);
            CordonPlan? answer = null;
            var before = GC.GetAllocatedBytesForCurrentThread();
            plan.Add(() => answer = CordonPlanner.Plan(problem));
            allocated += GC.GetAllocatedBytesForCurrentThread() - before;
            if (answer is not { Status: CordonStatus.Closed } || answer.Posts.IsEmpty)
                continue;
            (closed, proved, posts) = (closed + 1, proved + (answer.IsFewest ? 1 : 0), posts + answer.Posts.Length);
            var active = ActiveCordon.Order(answer);
            var refused = answer.Posts[0].Units[0].Unit;
            var now = problem with { Units = problem.Units.SetItem(refused, problem.Units[refused] with { Promised = true }) };
            revise.Add(() => CordonReplanner.Revise(active, now));
            var held = active.Plan.Posts.Aggregate(active, (a, p) => a.PostHeld(p.Node, p.ReadyMs));
            var seen = problem with { Starts = [problem.Starts[0] with { OffsetMs = 30_000 }] };
            sighting.Add(() => CordonReplanner.Revise(held, seen));
        }
        Console.WriteLine($"{city.Name} {city.Nodes:N0} nodes, {city.Units:N0} units: {closed} of {plans} closed, {proved} proved fewest, {(double)posts / Math.Max(closed, 1):0.0} posts");
        Console.WriteLine($"  plan and check    {plan}");
        if (closed > 0)
        {
            Console.WriteLine($"  unit refused      {revise}");
            Console.WriteLine($"  new sighting      {sighting}");
        }
        return new GrowthPoint(city.Nodes, city.Units, plan.At(0.5), plan.At(0.99))
        {
            PlanMegabytes = allocated / 1e6 / Math.Max(plans, 1),
            CityMegabytes = city.Megabytes,
        };
    }
}
