using System.Globalization;
using Dispatch.Bench.Roads;
using Dispatch.Domain.Roads;

namespace Dispatch.Bench.Cordons;

/// <summary>
/// Every number of crossings with every number of units. Where units are short a plan can take a second, so that a cell ends after a
/// while with the plans it has; how many is in the table. The plot shows two sections through it.
/// </summary>
internal static class CordonGrowth
{
    private const int LeastPlans = 5;
    private const double MostMs = 6_000;
    private static readonly int[] s_nodes = [6_000, 12_000, 25_000, 50_000, 100_000];
    private static readonly int[] s_units = [240, 1_000, 5_000, 20_000];

    public static void Run(int plans, string? plot)
    {
        var points = new List<GrowthPoint>();
        Console.WriteLine("| crossings | units | plans | closed | plan and check p50 / p99, processor ms | allocated by a plan, MB | roads kept for the city, MB |\n|---|---|---|---|---|---|---|");
        foreach (var nodes in s_nodes)
        {
            var graph = SyntheticCity.Generate(1, nodes).Graph;
            foreach (var units in s_units)
            {
                var point = Measure(new CordonCase("synthetic", graph, units), plans);
                points.Add(point);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"| {point.Nodes:N0} | {point.Units:N0} | {point.Plans} | {point.Closed} | {point.P50:0.0} / {point.P99:0.0} | {point.PlanMegabytes:0.0} | {point.CityMegabytes:0.0} |"));
            }
        }
        if (plot is not null)
            File.WriteAllText(plot, GrowthPlot.Draw(
                points.FindAll(p => p.Units == s_units[^1]), points.FindAll(p => p.Nodes == points[^1].Nodes)));
    }

    private static GrowthPoint Measure(CordonCase city, int plans)
    {
        var (times, closed, allocated, done) = (new Timing(), 0, 0L, 0);
        for (; done < plans && (done < LeastPlans || times.Sum < MostMs); done++)
        {
            var run = new CordonRun(city.Problem(done));
            run.MeasurePlan(times);
            (closed, allocated) = (closed + (run.IsClosed ? 1 : 0), allocated + run.Allocated);
        }
        return new GrowthPoint(city.Nodes, city.Units, times.At(0.5), times.At(0.99))
        {
            Plans = done,
            Closed = closed,
            PlanMegabytes = allocated / 1e6 / done,
            CityMegabytes = city.Megabytes,
        };
    }
}
