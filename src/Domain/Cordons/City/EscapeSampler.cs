using System.Collections.Immutable;
using Dispatch.Domain.Roads;
using Dispatch.Domain.Roads.Paths;
using Dispatch.Domain.Roads.Synthetic;

namespace Dispatch.Domain.Cordons.City;

/// <summary>
/// Ways he may take when no cordon closes: fastest routes to the ways out, on roads whose times are stretched at random up to
/// half as much again, so that each round prefers other streets. Seeded: the same problem gives the same routes.
/// </summary>
internal static class EscapeSampler
{
    private const int Rounds = 20;
    private const int RoutesARound = 10;
    private const ulong Seed = 110;

    public static ImmutableArray<EscapeRoute> Sample(CordonProblem problem)
    {
        var random = new SeededRandom(Seed);
        var goals = Goals(problem);
        var routes = ImmutableArray.CreateBuilder<EscapeRoute>();
        for (var round = 0; round < Rounds && goals.Length > 0; round++)
        {
            var roads = problem.Roads.Suspect;
            var stretched = new RoadGraph(
                roads.FirstArc, roads.Head, Array.ConvertAll(roads.TimeMs, ms => (int)(ms * (1 + (random.NextDouble() / 2)))));
            var start = problem.Starts[random.Next(problem.Starts.Length)];
            var search = new ShortestPaths(stretched).AddSource(start.Node, start.OffsetMs).Run();
            for (var i = 0; i < RoutesARound; i++)
                if (goals[random.Next(goals.Length)] is var goal && search.IsSettled(goal))
                    routes.Add(RouteTo(goal, start, search, stretched));
        }
        return routes.ToImmutable();
    }

    private static EscapeRoute RouteTo(int goal, SuspectStart start, ShortestPaths search, RoadGraph roads)
    {
        var stops = ImmutableArray.CreateBuilder<(int TimeMs, int Node)>();
        stops.Add((start.OffsetMs, start.Node));
        foreach (var arc in search.ArcsTo(goal))
            stops.Add((stops[^1].TimeMs + roads.TimeMs[arc], roads.Head[arc]));
        return new EscapeRoute(stops.ToImmutable());
    }

    private static int[] Goals(CordonProblem problem)
    {
        var arrivals = SuspectIsochrones.EarliestArrivals(problem);
        if (problem.Rules.HorizonMs is { } horizon)
            return [.. Enumerable.Range(0, arrivals.Length).Where(node => arrivals[node] >= horizon && arrivals[node] < horizon * 1.2)];
        return [.. problem.Exits.Select(exit => exit.Node).Where(node => arrivals[node] != int.MaxValue)];
    }
}
