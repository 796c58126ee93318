using Dispatch.Domain;
using Dispatch.Domain.Geo;
using Dispatch.Domain.Incidents;
using Dispatch.Domain.Recommendation;
using Dispatch.Grains.Cells;
using Dispatch.Grains.Incidents;

namespace Dispatch.Bench.Recommendation;

/// <summary>
/// <c>bench recommend [UNITS [QUERIES]]</c>: how long a recommendation takes among so many units in memory, one asked after
/// the other; then what a position report costs. Synthetic city of 30 × 30 km, one unit in ten a patrol car, the rest taxis.
/// </summary>
internal static class RecommendBench
{
    public static async Task<int> RunAsync(string[] args)
    {
        var units = args.Length > 0 ? int.Parse(args[0], System.Globalization.CultureInfo.InvariantCulture) : 20_000;
        var queries = args.Length > 1 ? int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : 4_000;
        await using var city = await BenchCity.Start(units);
        Console.WriteLine($"{units:N0} units in {city.Cells:N0} cells, {Environment.ProcessorCount} cores, .NET {Environment.Version}");

        var candidates = await city.Everybody();
        Scan(candidates, queries);
        Rule(candidates, queries);
        await Ask(city, queries);
        await Grains(city, queries, count: 5);
        await Grains(city, queries, count: 20);
        IngestBench.Judge(city);
        await IngestBench.Cells(city);
        return 0;
    }

    /// <summary>The bound: one distance to each unit and nothing else.</summary>
    private static void Scan(List<Candidate> candidates, int queries)
    {
        var random = new Random(1);
        var nearest = 0.0;
        Latencies.Measure($"bound: distance to each of {candidates.Count:N0}", queries / 4, () =>
        {
            var at = BenchCity.Place(random);
            var best = double.MaxValue;
            foreach (var candidate in candidates)
                best = Math.Min(best, Earth.Distance(candidate.Fix.At, at).Value);
            nearest += best;
        });
        GC.KeepAlive(nearest);
    }

    private static void Rule(List<Candidate> candidates, int queries)
    {
        var random = new Random(2);
        var needs = new RecommendationNeeds([Domain.Units.UnitKind.PatrolCar], []);
        var request = new RecommendationRequest(20, [], [], Metres.Kilometres(10));
        Latencies.Measure($"rule alone over all {candidates.Count:N0}, 20 wanted", queries / 4, () => UnitRecommender.Recommend(
            request, needs, BenchCity.Place(random), candidates, null, RecommendationLimits.Default, TimeProvider.System.GetUtcNow()));
    }

    /// <summary>The cells' part: what an incident asks of them within 3 km.</summary>
    private static async Task Ask(BenchCity city, int queries)
    {
        var random = new Random(4);
        var seen = 0;
        await Latencies.MeasureAsync("cells within 3 km answer who is there", queries, async () =>
        {
            var cells = CellId.Around(BenchCity.Place(random), Metres.Kilometres(3));
            var present = await Task.WhenAll(cells.Select(cell => city.Client.GetGrain<ICellGrain>(cell.ToString()).Present()));
            seen += present.Sum(cell => cell.Length);
        });
        Console.WriteLine($"  units seen a query: {(double)seen / (queries + (queries / 10)):0}");
    }

    /// <summary>The whole of it, once for each incident: it asks its cells, decides and writes the decision to its log (memory storage).</summary>
    private static async Task Grains(BenchCity city, int queries, int count)
    {
        var random = new Random(3);
        var incidents = new IIncidentGrain[queries + (queries / 10)];
        for (var i = 0; i < incidents.Length; i++)
        {
            incidents[i] = city.Client.GetGrain<IIncidentGrain>($"BENCH-{count}-{i}");
            var place = new IncidentLocation(BenchCity.Place(random), "bench");
            var opened = await incidents[i].Open(city.Command(), new IncidentReport("robbery", Priority.Urgent, SourceChannel.Phone, place, null, null));
            if (opened.Refusal is { } refusal)
                throw new InvalidOperationException(refusal.Message);
        }

        var request = new RecommendationRequest(count, [], [], Metres.Kilometres(10));
        var found = 0;
        var next = 0;
        await Latencies.MeasureAsync($"incident asks cells, decides, logs; {count} wanted", queries, async () =>
        {
            var answer = await incidents[next++].Recommend(city.Command(), request);
            found += answer.Value!.Chosen.Length;
        });
        Console.WriteLine($"  units found a query: {(double)found / incidents.Length:0.0}");
    }
}
