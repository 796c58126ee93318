using Dispatch.Domain.Roads;

namespace Dispatch.Domain.Cordons.Search;

/// <summary>
/// The cordon as a minimum cut. Layer j separates the crossings that he reaches having met fewer than j posts from the
/// rest; holding (v, j) is the arc from v's entry to v's way out in layer j. Two kinds of endless arcs keep the layers
/// nested: what is near in layer j is near in layer j + 1, and a crossing is held in at most one layer.
/// </summary>
internal sealed class CutNetwork
{
    private const int Source = 0;
    private const int Sink = 1;

    private readonly List<(int From, int To)> _arcs = [];
    private readonly int[] _entry;
    private readonly int[] _wayOut;
    private int _perLayer = 2;

    private CutNetwork(CordonProblem problem, Escape escape, PostChoices choices)
    {
        var mayHold = new bool[escape.IsExit.Length];
        for (var c = 0; c < choices.Count; c++)
            mayHold[choices.Node(c)] = true;
        var near = Unheld(problem.Roads.Suspect, escape, mayHold, escape.IsStart);
        var far = Unheld(problem.Roads.SuspectBackwards, escape, mayHold, escape.IsExit);
        IsOpen = escape.Nodes.Any(v => near[v] && (far[v] || escape.IsExit[v]) && !mayHold[v]);
        (_entry, _wayOut) = (new int[mayHold.Length], new int[mayHold.Length]);
        ChoiceArc = new int[choices.Count];
        if (IsOpen)
            return;
        NumberVertices(problem, escape, mayHold, near, far);
        AddArcs(problem, escape, choices);
        Arcs = [.. _arcs];
    }

    /// <summary>True when some way out has no crossing at all that could be held.</summary>
    public bool IsOpen { get; }

    /// <summary>Arc of each choice.</summary>
    public int[] ChoiceArc { get; }

    public (int From, int To)[] Arcs { get; private set; } = [];

    public int VertexCount { get; private set; }

    /// <summary>Where he comes to a crossing on the way, in a layer.</summary>
    public int Entry(int node, int ring) => InLayer(_entry[node], ring);

    /// <summary>Where he leaves it; the same as <see cref="Entry"/> where it cannot be held.</summary>
    public int WayOut(int node, int ring) => InLayer(_wayOut[node], ring);

    public static CutNetwork Build(CordonProblem problem, Escape escape, PostChoices choices) =>
        new(problem, escape, choices);

    /// <summary>Crossings joined to the marked ones by crossings that cannot be held, the marked ones included.</summary>
    private static bool[] Unheld(RoadGraph roads, Escape escape, bool[] mayHold, bool[] from)
    {
        var seen = new bool[from.Length];
        var stack = new Stack<int>();
        foreach (var v in escape.Nodes)
            if (from[v] && !mayHold[v])
            {
                seen[v] = true;
                stack.Push(v);
            }
        while (stack.TryPop(out var v))
            for (var arc = roads.FirstArc[v]; arc < roads.FirstArc[v + 1]; arc++)
            {
                var head = roads.Head[arc];
                if (seen[head] || mayHold[head] || !escape.OnTheWay[head])
                    continue;
                seen[head] = true;
                stack.Push(head);
            }
        return seen;
    }

    private void NumberVertices(CordonProblem problem, Escape escape, bool[] mayHold, bool[] near, bool[] far)
    {
        foreach (var v in escape.Nodes)
        {
            if (!escape.OnTheWay[v])
            {
                // Demanded, and closes nothing that is left open.
                _entry[v] = _wayOut[v] = _perLayer++;
                continue;
            }
            if (!mayHold[v])
            {
                _entry[v] = _wayOut[v] = near[v] ? Source : far[v] ? Sink : _perLayer++;
                continue;
            }
            _entry[v] = Touches(problem.Roads.SuspectBackwards, v, near) ? Source : _perLayer++;
            _wayOut[v] = escape.IsExit[v] || Touches(problem.Roads.Suspect, v, far) ? Sink : _perLayer++;
        }
    }

    private static bool Touches(RoadGraph roads, int v, bool[] marked)
    {
        for (var arc = roads.FirstArc[v]; arc < roads.FirstArc[v + 1]; arc++)
            if (marked[roads.Head[arc]])
                return true;
        return false;
    }

    private void AddArcs(CordonProblem problem, Escape escape, PostChoices choices)
    {
        var rings = problem.Rules.Rings;
        VertexCount = 2 + (_perLayer - 2) * rings;
        for (var c = 0; c < choices.Count; c++)
        {
            ChoiceArc[c] = _arcs.Count;
            _arcs.Add((InLayer(_entry[choices.Node(c)], choices.Ring(c)), InLayer(_wayOut[choices.Node(c)], choices.Ring(c))));
        }
        for (var ring = 1; ring <= rings; ring++)
            foreach (var v in escape.Nodes)
            {
                AddRoads(problem.Roads.Suspect, escape, v, ring);
                if (choices.At(v, ring) < 0 && _entry[v] != _wayOut[v])
                    AddEndless(_entry[v], ring, _wayOut[v], ring);
                if (ring < rings)
                    Nest(v, ring);
            }
    }

    private void AddRoads(RoadGraph roads, Escape escape, int v, int ring)
    {
        if (escape.IsExit[v] || !escape.OnTheWay[v])
            return;
        for (var arc = roads.FirstArc[v]; arc < roads.FirstArc[v + 1]; arc++)
            if (escape.OnTheWay[roads.Head[arc]])
                AddEndless(_wayOut[v], ring, _entry[roads.Head[arc]], ring);
    }

    private void Nest(int v, int ring)
    {
        AddEndless(_entry[v], ring, _entry[v], ring + 1);
        if (_entry[v] == _wayOut[v])
            return;
        AddEndless(_wayOut[v], ring, _wayOut[v], ring + 1);
        AddEndless(_entry[v], ring, _wayOut[v], ring + 1);
    }

    private void AddEndless(int from, int fromRing, int to, int toRing)
    {
        var (tail, head) = (InLayer(from, fromRing), InLayer(to, toRing));
        if (tail != head && tail != Sink && head != Source)
            _arcs.Add((tail, head));
    }

    private int InLayer(int vertex, int ring) => vertex <= Sink ? vertex : vertex + (ring - 1) * (_perLayer - 2);
}
