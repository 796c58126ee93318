namespace Dispatch.Domain.Cordons.Search;

/// <summary>
/// The part of the suspect's way in which units can be short, found before the units of the city are looked up: a crossing is
/// taken to have plenty until it lies on the edge of the part, and only then asked. Why nothing beyond the edge needs to be
/// searched is said at <see cref="CutKernel"/>; it does not matter that crossings beyond may have fewer units than hoped.
/// </summary>
internal sealed class ShortageArea
{
    private readonly PlanningGround _ground;
    private readonly Escape _escape;
    private readonly int[] _deadline;
    private readonly PostChoices _hoped;
    private readonly CutNetwork _network;
    private KernelEdge? _edge;

    /// <param name="k">So many units are plenty to begin with.</param>
    public ShortageArea(PlanningGround ground, Escape escape, int[] deadline, int k)
    {
        (_ground, _escape, _deadline) = (ground, escape, deadline);
        var rules = ground.Problem.Rules;
        _hoped = PostChoices.Hoped(rules, escape.Nodes.AsSpan(FirstWithPlenty(ground, escape, deadline, k)), deadline);
        _network = CutNetwork.Build(ground.Problem, escape, _hoped);
        var all = Enumerable.Range(0, _hoped.Count);
        if (!_network.IsOpen && _hoped.Count > 0)
            _edge = new KernelEdge(_network, all, [.. all.Where(c => rules.ForcedPosts.Contains(_hoped.Node(c)))], restarts: false);
    }

    /// <param name="k">So many units are plenty, no fewer than in earlier questions.</param>
    /// <returns>The way of the suspect up to the edge; all of it when no such edge was found.</returns>
    public Escape Within(int k)
    {
        // Where there was none with fewer units there is none with more.
        if (_edge?.TryEnclose(c => !HasPlenty(_ground, _hoped.Node(c), _hoped.Ring(c), _deadline, k)) != true)
            _edge = null;
        if (_edge is not { } edge)
            return _escape;
        var outer = _ground.Problem.Rules.Rings;
        return _escape.CutOff(
            _ground.Problem, _ground.Reach, v => edge.IsInside(_network.Entry(v, outer)), v => !edge.IsInside(_network.WayOut(v, outer)));
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
