using System.Collections.Immutable;
using Dispatch.Domain.Roads;
using Dispatch.Domain.Roads.Paths;
using Dispatch.Domain.Roads.Synthetic;

namespace Dispatch.Domain.Cordons;

/// <summary>
/// Samples ways out: each goes from one of the starts to one of the exits, or over the horizon, by the roads that look shortest
/// to somebody who misjudges every road by up to twice its time. He is timed at his best speed, the worst case for the posts.
/// </summary>
public static class EscapeRoutes
{
    /// <summary>So many routes share one misjudgement and one start.</summary>
    private const int RoutesARound = 10;

    /// <summary>Beyond the horizon he is followed so much farther, to where a route ends.</summary>
    private const double Beyond = 1.2;

    /// <param name="seed">The same seed gives the same routes.</param>
    /// <returns>At most <paramref name="count"/>: where no exit can be reached there are none.</returns>
    public static ImmutableArray<EscapeRoute> Sample(CordonProblem problem, int count, int seed)
    {
        var random = new SeededRandom((ulong)seed);
        var goals = Goals(problem);
        var routes = ImmutableArray.CreateBuilder<EscapeRoute>();
        for (var left = count; left > 0 && goals.Length > 0; left -= RoutesARound)
        {
            var roads = problem.Roads.Suspect;
            var misjudged = Array.ConvertAll(roads.TimeMs, ms => (int)Math.Min(int.MaxValue, ms * (1 + random.NextDouble())));
            var start = problem.Starts[random.Next(problem.Starts.Length)];
            var search = new ShortestPaths(new RoadGraph(roads.FirstArc, roads.Head, misjudged)).AddSource(start.Node).Run();
            for (var i = 0; i < Math.Min(left, RoutesARound); i++)
                if (goals[random.Next(goals.Length)] is var goal && search.IsSettled(goal))
                    routes.Add(Route(problem, start, search.ArcsTo(goal)));
        }
        return routes.ToImmutable();
    }

    /// <summary>Any exit he can reach is as likely as another, not only the nearest.</summary>
    private static int[] Goals(CordonProblem problem)
    {
        var arrivals = SuspectIsochrones.EarliestArrivals(problem);
        if (problem.Rules.HorizonMs is { } horizon)
            return [.. Enumerable.Range(0, arrivals.Length).Where(node => arrivals[node] >= horizon && arrivals[node] < horizon * Beyond)];
        return [.. problem.Exits.Select(exit => exit.Node).Where(node => arrivals[node] != int.MaxValue)];
    }

    private static EscapeRoute Route(CordonProblem problem, SuspectStart start, IReadOnlyList<int> arcs)
    {
        var (roads, time) = (problem.Roads.Suspect, start.OffsetMs);
        var stops = ImmutableArray.CreateBuilder<(int, int)>(arcs.Count + 1);
        stops.Add((time, start.Node));
        foreach (var arc in arcs)
        {
            time += roads.TimeMs[arc];
            stops.Add((time, roads.Head[arc]));
            // The first exit on the way is where he is out.
            if (problem.Exits.Any(exit => exit.Node == roads.Head[arc]))
                break;
        }
        return new EscapeRoute(stops.ToImmutable());
    }
}
