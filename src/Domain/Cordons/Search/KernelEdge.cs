namespace Dispatch.Domain.Cordons.Search;

/// <summary>
/// Finds the nearest smallest cut of choices with plenty of units: where a smallest cut has scarce ones, these are taken
/// inside, with the scarce ones nearer to the suspect, and the flow goes on.
/// </summary>
internal sealed class KernelEdge
{
    /// <summary>Where more are needed, units are short nearly everywhere and there is nothing to cut off.</summary>
    private const int MostSteps = 8;

    private readonly CutNetwork _network;
    private readonly GuidedFlow _flow;
    private readonly int[] _scarce;
    private readonly bool[] _absorbed;

    public KernelEdge(CutNetwork network, PostChoices choices, IEnumerable<int> kept)
    {
        _network = network;
        _scarce = [.. Enumerable.Range(0, choices.Count).Where(c => IsScarce(choices, c)).Union(kept)];
        _absorbed = new bool[_scarce.Length];
        // Each scarce choice can be joined to the source later.
        _flow = new GuidedFlow(network.VertexCount, [.. network.Arcs, .. _scarce.Select(c => (0, network.Arcs[network.ChoiceArc[c]].From))]);
        for (var c = 0; c < choices.Count; c++)
            _flow.SetCapacity(network.ChoiceArc[c], 1);
        for (var i = 0; i < _scarce.Length; i++)
            _flow.SetCapacity(network.Arcs.Length + i, 0);
        var must = kept.ToHashSet();
        Absorb(i => must.Contains(_scarce[i]));
        for (var step = 0; _flow.IsFinite && Scarcest() is { } last; step++)
            if (step < MostSteps)
                Grow(last);
            else
                return;
        Exists = _flow.IsFinite;
    }

    /// <summary>False when no cut of choices with plenty was found.</summary>
    public bool Exists { get; }

    public bool IsInside(int vertex) => _flow.IsNear(vertex);

    /// <summary>The last scarce choice on the edge; null = there is none.</summary>
    private int? Scarcest()
    {
        for (var i = _scarce.Length - 1; i >= 0; i--)
            if (OnEdge(i))
                return i;
        return null;
    }

    /// <summary>Choices are numbered by his arrival. Those before the last are taken along, unless that leaves no cut.</summary>
    private void Grow(int last)
    {
        var before = _flow.Save();
        var taken = (bool[])_absorbed.Clone();
        Absorb(i => i <= last);
        if (!_flow.IsFinite)
        {
            _flow.Restore(before);
            taken.CopyTo(_absorbed, 0);
            _flow.Maximise();
            var edge = Enumerable.Range(0, _scarce.Length).Where(OnEdge).ToHashSet();
            Absorb(edge.Contains);
        }
    }

    private bool OnEdge(int i)
    {
        var (from, to) = _network.Arcs[_network.ChoiceArc[_scarce[i]]];
        return !_absorbed[i] && IsInside(from) && !IsInside(to);
    }

    private void Absorb(Predicate<int> wanted)
    {
        for (var i = 0; i < _scarce.Length; i++)
        {
            if (_absorbed[i] || !wanted(i))
                continue;
            _absorbed[i] = true;
            _flow.SetCapacity(_network.ChoiceArc[_scarce[i]], ResidualArcs.Endless);
            _flow.SetCapacity(_network.Arcs.Length + i, ResidualArcs.Endless);
        }
        _flow.Maximise();
    }

    private static bool IsScarce(PostChoices choices, int choice)
    {
        for (var slot = choices.FirstSlot(choice); slot < choices.EndSlot(choice); slot++)
            if (choices.IsScarce(slot))
                return true;
        return false;
    }
}
