using System.Collections.Immutable;
using Dispatch.Domain.Roads;
using Dispatch.Domain.Roads.Paths;
using Dispatch.Domain.Roads.Synthetic;

namespace Dispatch.Domain.Cordons;

/// <summary>
/// Samples ways out: each goes from one of the starts to one of the exits by the roads that look shortest to somebody who
/// misjudges every road by up to twice its time. He is timed at his best speed, the worst case for the posts.
/// </summary>
public static class EscapeRoutes
{
    /// <param name="seed">The same seed gives the same routes.</param>
    /// <returns>At most <paramref name="count"/>: a start from which no exit can be reached gives none.</returns>
    public static ImmutableArray<EscapeRoute> Sample(CordonProblem problem, int count, int seed)
    {
        var random = new SeededRandom((ulong)seed);
        var routes = ImmutableArray.CreateBuilder<EscapeRoute>();
        var exits = problem.Exits.Select(e => e.Node).ToHashSet();
        for (var i = 0; i < count; i++)
        {
            var start = problem.Starts[random.Next(problem.Starts.Length)];
            if (Route(problem, start, exits, random) is { } route)
                routes.Add(route);
        }
        return routes.ToImmutable();
    }

    private static EscapeRoute? Route(CordonProblem problem, SuspectStart start, HashSet<int> exits, SeededRandom random)
    {
        var roads = problem.Roads.Suspect;
        var misjudged = Array.ConvertAll(roads.TimeMs, ms => (int)Math.Min(int.MaxValue, ms * (1 + random.NextDouble())));
        var search = new ShortestPaths(new RoadGraph(roads.FirstArc, roads.Head, misjudged)).AddSource(start.Node);
        // Any exit he can reach is as likely as another, not only the nearest.
        var reachable = new List<int>();
        while (search.TrySettle(out var node, out _))
            if (exits.Contains(node))
                reachable.Add(node);
        if (reachable.Count == 0)
            return null;
        var time = start.OffsetMs;
        var stops = ImmutableArray.CreateBuilder<(int, int)>();
        stops.Add((time, start.Node));
        foreach (var arc in search.ArcsTo(reachable[random.Next(reachable.Count)]))
        {
            time += roads.TimeMs[arc];
            stops.Add((time, roads.Head[arc]));
            // The first exit on the way is where he is out.
            if (exits.Contains(roads.Head[arc]))
                break;
        }
        return new EscapeRoute(stops.ToImmutable());
    }
}
