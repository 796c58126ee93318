using System.Collections.Immutable;
using Dispatch.Domain.Cordons;
using Dispatch.Domain.Roads;

namespace Dispatch.Domain.Tests.Cordons;

/// <summary>The definition, tried out: every set of crossings, every way to man it. Only for a dozen crossings.</summary>
internal sealed class BruteForceCordon
{
    private const int Far = 1 << 28;
    private readonly CordonProblem _problem;
    private readonly int[] _arrival;
    private readonly int[][] _ready;
    private readonly bool[] _exit;

    public BruteForceCordon(CordonProblem problem)
    {
        _problem = problem;
        var suspect = AllDistances(problem.Roads.Suspect);
        var drive = AllDistances(problem.Roads.Units);
        var nodes = Enumerable.Range(0, problem.Roads.NodeCount).ToArray();
        var rules = problem.Rules;
        _arrival = [.. nodes.Select(v => problem.Starts.Min(s => s.OffsetMs + suspect[s.Node, v]))];
        _ready = [.. problem.Units.Select(u => nodes.Select(
            v => u.Posted is { } posted ? (v == posted.Node ? posted.ReadyMs : Far)
                : rules.ElapsedMs + u.DelayMs + drive[u.Node, v] + rules.SetupMs + rules.MarginMs).ToArray())];
        _exit = [.. nodes.Select(v => problem.Exits.Any(e => e.Node == v)
            || (_arrival[v] < Far && _arrival[v] >= (rules.HorizonMs ?? int.MaxValue)))];
    }

    /// <summary>The least number of posts, or null when no cordon is closed.</summary>
    public int? Fewest()
    {
        var nodes = _problem.Roads.NodeCount;
        int? best = null;
        for (var set = 0; set < 1 << nodes; set++)
        {
            var held = Enumerable.Range(0, nodes).Where(v => (set >> v & 1) == 1).ToArray();
            if (held.Length < (best ?? int.MaxValue) && IsClosed(held))
                best = held.Length;
        }
        return best;
    }

    private bool IsClosed(int[] held)
    {
        var rules = _problem.Rules;
        if (held.Any(v => rules.NoHold.Contains(v) || _problem.Starts.Any(s => s.Node == v)))
            return false;
        if (!rules.ForcedPosts.All(held.Contains))
            return false;
        var met = PostsMet(held);
        return met.Where((_, v) => _exit[v]).All(m => m >= rules.Rings) && CanMan(held, met, 0, []);
    }

    /// <summary>Fewest held crossings on any walk from a start to each crossing, both ends included.</summary>
    private int[] PostsMet(int[] held)
    {
        var (roads, met) = (_problem.Roads.Suspect, new int[_problem.Roads.NodeCount]);
        Array.Fill(met, Far);
        foreach (var start in _problem.Starts)
            met[start.Node] = 0;
        for (var round = 0; round < met.Length; round++)
            for (var v = 0; v < met.Length; v++)
                for (var arc = roads.FirstArc[v]; arc < roads.FirstArc[v + 1] && met[v] < Far; arc++)
                    met[roads.Head[arc]] = Math.Min(met[roads.Head[arc]], met[v] + (held.Contains(roads.Head[arc]) ? 1 : 0));
        return met;
    }

    private bool CanMan(int[] held, int[] met, int post, ImmutableHashSet<int> used)
    {
        if (post == held.Length)
            return true;
        var need = _problem.Rules.Needs.GetValueOrDefault(held[post], PostNeed.OneUnit);
        var inner = _problem.Rules.Rings == 1 || met[held[post]] <= 1;
        return Fill(need.Officers, need.OfAnyKind, used);

        bool Fill(int officers, int others, ImmutableHashSet<int> taken)
        {
            if (officers + others == 0)
                return CanMan(held, met, post + 1, taken);
            for (var u = 0; u < _ready.Length; u++)
            {
                var mustBeOfficer = officers > 0 || inner;
                if (taken.Contains(u) || _problem.Units[u].Promised || !InTime(u, held[post])
                    || (mustBeOfficer && _problem.Units[u].Kind != CordonUnitKind.Officer))
                    continue;
                if (Fill(Math.Max(officers - 1, 0), officers > 0 ? others : others - 1, taken.Add(u)))
                    return true;
            }
            return false;
        }
    }

    private bool InTime(int unit, int node) =>
        _ready[unit][node] < Far
        && _ready[unit][node] <= Math.Min(_arrival[node], _problem.Rules.ClosedByMs ?? int.MaxValue);

    private static int[,] AllDistances(RoadGraph roads)
    {
        var n = roads.NodeCount;
        var d = new int[n, n];
        for (var v = 0; v < n; v++)
            for (var w = 0; w < n; w++)
                d[v, w] = v == w ? 0 : Far;
        for (var v = 0; v < n; v++)
            for (var arc = roads.FirstArc[v]; arc < roads.FirstArc[v + 1]; arc++)
                d[v, roads.Head[arc]] = Math.Min(d[v, roads.Head[arc]], roads.TimeMs[arc]);
        for (var k = 0; k < n; k++)
            for (var v = 0; v < n; v++)
                for (var w = 0; w < n; w++)
                    d[v, w] = Math.Min(d[v, w], d[v, k] + d[k, w]);
        for (var v = 0; v < n; v++)
            d[v, v] = 0;
        return d;
    }
}
