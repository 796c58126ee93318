using System.Numerics;
using Dispatch.Domain.Cordons.Search;

namespace Dispatch.Domain.Cordons;

/// <summary>
/// Which routes each unit would meet at each crossing: it must be there at or before the suspect. Places that meet no
/// more than another place of the same unit are left out; routes met by exactly the same places are counted together.
/// </summary>
internal sealed class RouteCoverage
{
    private RouteCoverage(List<(int Node, ulong[] Met)>[] places, int[] weights, int[] classOf) =>
        (Places, Weights, ClassOf) = (places, weights, classOf);

    /// <summary>For each unit its places with the route classes met there.</summary>
    public List<(int Node, ulong[] Met)>[] Places { get; }

    /// <summary>Number of routes in each class.</summary>
    public int[] Weights { get; }

    /// <summary>Class of each route; −1 = nobody can meet it.</summary>
    public int[] ClassOf { get; }

    public int WeightOf(ulong[] met)
    {
        var weight = 0;
        for (var word = 0; word < met.Length; word++)
            weight += WeightOf(word, met[word]);
        return weight;
    }

    /// <summary>Of the classes in one word of 64.</summary>
    public int WeightOf(int word, ulong met)
    {
        var weight = 0;
        for (var bits = met; bits != 0; bits &= bits - 1)
            weight += Weights[64 * word + BitOperations.TrailingZeroCount(bits)];
        return weight;
    }

    public static RouteCoverage Of(InterceptionProblem problem)
    {
        var last = problem.Routes.Select(route => route.Stops[^1].TimeMs).DefaultIfEmpty(0).Max();
        var met = problem.Units.Select(unit => MetFrom(problem, unit, last)).ToArray();
        var (classOf, weights) = Classes(problem.Routes.Length, met);
        var places = met.Select(m => Undominated(m, classOf, weights.Length)).ToArray();
        return new RouteCoverage(places, weights, classOf);
    }

    private static SortedDictionary<int, List<int>> MetFrom(InterceptionProblem problem, CordonUnit unit, int lastMs)
    {
        var met = new SortedDictionary<int, List<int>>();
        if (unit.Promised)
            return met;
        var arrival = SuspectReach.EarliestArrival(problem.Roads, [new SuspectStart(unit.Node, unit.DelayMs)], lastMs);
        for (var route = 0; route < problem.Routes.Length; route++)
            foreach (var (time, node) in problem.Routes[route].Stops)
            {
                if (arrival[node] > time || problem.NoHold.Contains(node))
                    continue;
                if (!met.TryGetValue(node, out var routes))
                    met[node] = routes = [];
                if (routes.Count == 0 || routes[^1] != route)
                    routes.Add(route);
            }
        return met;
    }

    private static (int[] ClassOf, int[] Weights) Classes(int routes, SortedDictionary<int, List<int>>[] met)
    {
        var by = new List<(int, int)>[routes];
        for (var unit = 0; unit < met.Length; unit++)
            foreach (var (node, list) in met[unit])
                foreach (var route in list)
                    (by[route] ??= []).Add((unit, node));
        var known = new Dictionary<string, int>();
        var weights = new List<int>();
        var classOf = new int[routes];
        for (var route = 0; route < routes; route++)
        {
            classOf[route] = -1;
            if (by[route] is null)
                continue;
            var key = string.Join(';', by[route]);
            if (known.TryAdd(key, weights.Count))
                weights.Add(0);
            weights[classOf[route] = known[key]]++;
        }
        return (classOf, [.. weights]);
    }

    private static List<(int Node, ulong[] Met)> Undominated(
        SortedDictionary<int, List<int>> met, int[] classOf, int classes)
    {
        var all = met.Select(pair => (Node: pair.Key, Met: Bits(pair.Value, classOf, classes)))
            .OrderByDescending(place => place.Met.Sum(BitOperations.PopCount)).ToList();
        var kept = new List<(int Node, ulong[] Met)>();
        foreach (var place in all)
            if (!kept.Exists(other => IsWithin(place.Met, other.Met)))
                kept.Add(place);
        return kept;
    }

    private static ulong[] Bits(List<int> routes, int[] classOf, int classes)
    {
        var bits = new ulong[(classes + 63) / 64];
        foreach (var route in routes)
            bits[classOf[route] >> 6] |= 1UL << classOf[route];
        return bits;
    }

    private static bool IsWithin(ulong[] small, ulong[] large)
    {
        for (var word = 0; word < small.Length; word++)
            if ((small[word] & ~large[word]) != 0)
                return false;
        return true;
    }
}
