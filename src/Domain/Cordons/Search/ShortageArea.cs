namespace Dispatch.Domain.Cordons.Search;

/// <summary>
/// The part of the suspect's way in which units can be short, found before the units of the city are looked up: a crossing is
/// taken to have plenty until it lies on the edge of the part, and only then asked. Why nothing beyond the edge needs to be
/// searched is said at <see cref="CutKernel"/>; it does not matter that crossings beyond may have fewer units than hoped.
/// </summary>
internal static class ShortageArea
{
    /// <returns>The way of the suspect up to the edge; all of it when no such edge was found.</returns>
    public static Escape Of(PlanningGround ground, Escape escape, int[] deadline, int k)
    {
        var problem = ground.Problem;
        var first = FirstWithPlenty(ground, escape, deadline, k);
        var hoped = PostChoices.Hoped(problem.Rules, escape.Nodes.AsSpan(first), deadline);
        var network = CutNetwork.Build(problem, escape, hoped);
        if (network.IsOpen || hoped.Count == 0)
            return escape;
        var kept = Enumerable.Range(0, hoped.Count).Where(c => problem.Rules.ForcedPosts.Contains(hoped.Node(c))).ToList();
        var edge = new KernelEdge(
            network, Enumerable.Range(0, hoped.Count), c => !HasPlenty(ground, hoped.Node(c), hoped.Ring(c), deadline, k), kept);
        if (!edge.Exists)
            return escape;
        var outer = problem.Rules.Rings;
        return escape.CutOff(
            problem, ground.Reach, v => edge.IsInside(network.Entry(v, outer)), v => !edge.IsInside(network.WayOut(v, outer)));
    }

    /// <summary>
    /// By his arrival: before about here units are short more often than not. Only a guess, for the edge is asked anyway; what
    /// he reaches earlier is near, since the way there leads over what he reaches earlier still. No way out is counted near.
    /// </summary>
    private static int FirstWithPlenty(PlanningGround ground, Escape escape, int[] deadline, int k)
    {
        var (low, high) = (0, Array.FindIndex(escape.Nodes, v => escape.IsExit[v]));
        while (low < high)
        {
            var middle = (low + high) / 2;
            var v = escape.Nodes[middle];
            if (deadline[v] >= 0 && HasPlenty(ground, v, CivilianRing.InnerRing, deadline, k))
                high = middle;
            else
                low = middle + 1;
        }
        return Math.Max(low, 0);
    }

    private static bool HasPlenty(PlanningGround ground, int node, int ring, int[] deadline, int k)
    {
        var need = ground.Problem.Rules.Needs.GetValueOrDefault(node, PostNeed.OneUnit);
        var officers = need.Officers > 0 || !CivilianRing.MayHold(CordonUnitKind.Taxi, ring);
        var enough = Math.Max(k, need.Units);
        return (!officers || ground.Officers.Search.EnoughBy(node, enough, deadline[node]) is not null)
            && (ring == CivilianRing.InnerRing || ground.Anyone.Search.EnoughBy(node, enough, deadline[node]) is not null);
    }
}
