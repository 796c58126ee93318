namespace Dispatch.Domain.Cordons.Search;

/// <summary>
/// Finds the nearest smallest cut of choices with plenty of units: where a smallest cut has scarce ones, these are taken
/// inside, with the scarce ones nearer to the suspect, and the flow goes on.
/// </summary>
internal sealed class KernelEdge
{
    /// <summary>Where more are needed, units are short nearly everywhere and there is nothing to cut off.</summary>
    private const int MostSteps = 8;

    /// <summary>Capacity of each choice.</summary>
    public const int Weight = 120;

    private readonly CutNetwork _network;
    private readonly TreeFlow _flow;
    private readonly int[] _candidates;
    private readonly bool[] _absorbed;
    private readonly bool[] _plenty;
    private readonly TreeFlowState? _start;

    /// <param name="candidates">Choices that may be scarce, by his arrival; all others have plenty.</param>
    /// <param name="kept">Choices that must not be cut off, however many units they have.</param>
    /// <param name="restarts">True = <see cref="Restart"/> will be asked for; of a large city the state takes megabytes.</param>
    public KernelEdge(CutNetwork network, IEnumerable<int> candidates, IReadOnlyCollection<int> kept, bool restarts)
    {
        _network = network;
        _candidates = [.. candidates.Union(kept)];
        (_absorbed, _plenty) = (new bool[_candidates.Length], new bool[_candidates.Length]);
        _flow = new TreeFlow(network.VertexCount, network.Arcs);
        foreach (var arc in network.ChoiceArc)
            _flow.SetCapacity(arc, Weight);
        _flow.Maximise();
        _start = restarts && _flow.IsFinite ? _flow.Save() : null;
        var must = kept.ToHashSet();
        Absorb(i => must.Contains(_candidates[i]));
    }

    /// <summary>Takes scarce choices inside until none is on the edge; once more only where more are scarce than before.</summary>
    /// <param name="isScarce">Asked once for each candidate that comes to lie on the edge.</param>
    /// <returns>False when no cut of choices with plenty was found.</returns>
    public bool TryEnclose(Predicate<int> isScarce)
    {
        Array.Clear(_plenty);
        for (var step = 0; _flow.IsFinite && Scarcest(isScarce) is { } last; step++)
            if (step < MostSteps)
                Grow(last);
            else
                return false;
        return _flow.IsFinite;
    }

    public bool IsInside(int vertex) => _flow.IsNear(vertex);

    /// <summary>The flow as it was before anything was taken inside; what lies inside is not known from then on.</summary>
    public TreeFlow Restart()
    {
        if (_start is not null)
            _flow.Restore(_start);
        return _flow;
    }

    /// <summary>The last scarce choice on the edge; null = there is none.</summary>
    private int? Scarcest(Predicate<int> isScarce)
    {
        int? last = null;
        for (var i = 0; i < _candidates.Length; i++)
        {
            if (_plenty[i] || !OnEdge(i))
                continue;
            _plenty[i] = !isScarce(_candidates[i]);
            last = _plenty[i] ? last : i;
        }
        return last;
    }

    /// <summary>Those before the last that are not known to have plenty are taken along, unless that leaves no cut.</summary>
    private void Grow(int last)
    {
        var before = _flow.Save();
        var taken = (bool[])_absorbed.Clone();
        Absorb(i => i <= last && !_plenty[i]);
        if (_flow.IsFinite)
            return;
        _flow.Restore(before);
        taken.CopyTo(_absorbed, 0);
        _flow.Maximise();
        var edge = Enumerable.Range(0, _candidates.Length).Where(i => !_plenty[i] && OnEdge(i)).ToHashSet();
        Absorb(edge.Contains);
    }

    private bool OnEdge(int i)
    {
        var (from, to) = _network.Arcs[_network.ChoiceArc[_candidates[i]]];
        return !_absorbed[i] && IsInside(from) && !IsInside(to);
    }

    private void Absorb(Predicate<int> wanted)
    {
        for (var i = 0; i < _candidates.Length; i++)
        {
            if (_absorbed[i] || !wanted(i))
                continue;
            _absorbed[i] = true;
            _flow.SetCapacity(_network.ChoiceArc[_candidates[i]], ResidualArcs.Endless);
            var (from, to) = _network.Arcs[_network.ChoiceArc[_candidates[i]]];
            _flow.AddSource(from);
            _flow.AddSource(to);
        }
        _flow.Maximise();
    }
}
