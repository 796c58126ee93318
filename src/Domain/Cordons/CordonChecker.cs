using System.Collections.Immutable;

namespace Dispatch.Domain.Cordons;

/// <summary>What the checker found.</summary>
/// <param name="Faults">One sentence for each fault; empty = the cordon is closed and manned in time.</param>
public sealed record CordonVerdict(ImmutableArray<string> Faults)
{
    public bool Closed => Faults.IsEmpty;
}

/// <summary>
/// Judges a cordon without any code of the planner: it drives every unit and the suspect itself. The suspect may pass
/// r − 1 posts that are held when he comes (r = rings) and is stopped by the next; the cordon is closed when he
/// reaches no exit.
/// </summary>
public static class CordonChecker
{
    /// <param name="held">Each post and its units, in any order.</param>
    public static CordonVerdict Check(CordonProblem problem, IReadOnlyList<(int Node, IReadOnlyList<int> Units)> held)
    {
        var faults = ImmutableArray.CreateBuilder<string>();
        var heldFrom = new Dictionary<int, long>();
        var crew = (Drive: new UnitDrive(problem), Used: new HashSet<int>());
        var horizon = problem.Rules.HorizonMs ?? long.MaxValue;
        var free = SuspectWalk.Arrivals(problem, new Dictionary<int, long>(), posts: 1, (_, time) => time >= horizon);
        foreach (var (node, units) in held)
        {
            if (!CheckPlace(problem, node, heldFrom, faults))
                continue;
            heldFrom[node] = CheckUnits(problem, node, (units, Math.Min(free[node], problem.Rules.ClosedByMs ?? free[node])), crew, faults);
            if (heldFrom[node] == SuspectWalk.Never)
                faults.Add(Invariant($"Post {node} is not held by {free[node]} ms, when the suspect may be there."));
        }
        foreach (var node in problem.Rules.ForcedPosts.Where(v => !heldFrom.ContainsKey(v)))
            faults.Add(Invariant($"Post {node} is demanded and not held."));
        CheckExits(problem, heldFrom, free, faults);
        return new CordonVerdict(faults.ToImmutable());
    }

    /// <summary>Checks a plan's posts, their rings and their civilians as well.</summary>
    public static CordonVerdict Check(CordonProblem problem, CordonPlan plan)
    {
        var verdict = Check(problem, [.. plan.Posts.Select(p => (p.Node, (IReadOnlyList<int>)[.. p.Units.Select(u => u.Unit)]))]);
        var inner = plan.Posts.Where(p => p.Ring <= 1).SelectMany(p => p.Units)
            .Where(u => u.Unit < problem.Units.Length && problem.Units[u.Unit].Kind != CordonUnitKind.Officer)
            .Select(u => Invariant($"Unit {u.Unit} is a civilian on the inner ring."));
        return new CordonVerdict([.. verdict.Faults, .. inner, .. UnevenRings(problem, plan)]);
    }

    /// <summary>A ring is closed by itself: the posts up to ring j meet every way out j times.</summary>
    private static IEnumerable<string> UnevenRings(CordonProblem problem, CordonPlan plan)
    {
        for (var ring = 1; ring < problem.Rules.Rings; ring++)
        {
            var inner = plan.Posts.Where(p => p.Ring <= ring).ToDictionary(p => p.Node, p => (long)p.ReadyMs);
            var reached = SuspectWalk.Arrivals(problem, inner, posts: ring);
            if (problem.Exits.Any(exit => reached[exit.Node] != SuspectWalk.Never))
                yield return Invariant($"Ring {ring} is not closed.");
        }
    }

    private static bool CheckPlace(
        CordonProblem problem, int node, Dictionary<int, long> heldFrom, ImmutableArray<string>.Builder faults)
    {
        if (node < 0 || node >= problem.Roads.NodeCount)
            faults.Add(Invariant($"Post {node} is not a crossing of this network."));
        else if (heldFrom.ContainsKey(node))
            faults.Add(Invariant($"Post {node} is listed twice."));
        else if (problem.Rules.NoHold.Contains(node))
            faults.Add(Invariant($"Post {node} may not be held."));
        else if (problem.Starts.Any(s => s.Node == node))
            faults.Add(Invariant($"Post {node} is where the suspect may be now."));
        else
            return true;
        return false;
    }

    private static long CheckUnits(
        CordonProblem problem, int node, (IReadOnlyList<int> Units, long Deadline) post, (UnitDrive Drive, HashSet<int> Used) crew,
        ImmutableArray<string>.Builder faults)
    {
        var (units, deadline) = post;
        var last = units.Count == 0 ? SuspectWalk.Never : 0;
        foreach (var unit in units)
        {
            if (unit < 0 || unit >= problem.Units.Length)
            {
                faults.Add(Invariant($"Unit {unit} at post {node} does not exist."));
                return SuspectWalk.Never;
            }
            if (!crew.Used.Add(unit))
                faults.Add(Invariant($"Unit {unit} is at two posts."));
            if (problem.Units[unit].Promised)
                faults.Add(Invariant($"Unit {unit} is promised elsewhere."));
            last = Math.Max(last, crew.Drive.ReadyAt(unit, node, deadline));
        }
        var need = problem.Rules.Needs.GetValueOrDefault(node, PostNeed.OneUnit);
        var officers = units.Count(u => problem.Units[u].Kind == CordonUnitKind.Officer);
        if (officers < need.Officers || units.Count < need.Units)
            faults.Add(Invariant($"Post {node} has {units.Count} units ({officers} officers), it needs {need.Units} ({need.Officers})."));
        return last;
    }

    private static void CheckExits(
        CordonProblem problem, Dictionary<int, long> heldFrom, long[] free, ImmutableArray<string>.Builder faults)
    {
        var reached = SuspectWalk.Arrivals(
            problem, heldFrom, problem.Rules.Rings, (v, _) => free[v] >= (problem.Rules.HorizonMs ?? long.MaxValue));
        foreach (var exit in problem.Exits.Where(e => reached[e.Node] != SuspectWalk.Never))
            faults.Add(Invariant($"The suspect gets out at {exit.Name ?? "exit"} {exit.Node} at {reached[exit.Node]} ms."));
        if (problem.Rules.HorizonMs is not { } horizon)
            return;
        for (var v = 0; v < free.Length; v++)
            if (free[v] >= horizon && free[v] != SuspectWalk.Never && reached[v] != SuspectWalk.Never)
                faults.Add(Invariant($"The suspect gets out over the horizon at {v} at {reached[v]} ms."));
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
