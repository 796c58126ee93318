namespace Dispatch.Domain.Cordons.Search;

internal sealed partial class FlowTrees
{
    /// <summary>Finds each orphan another parent of its side, or sets it free.</summary>
    public void Mend()
    {
        _time++;
        while (_orphansFirst.TryPop(out var vertex) || _orphans.TryDequeue(out vertex))
            if (Parent(vertex) == Orphan && Side(vertex) != Free && !TryAdopt(vertex))
            {
                _vertices[vertex].Side = Free;
                Abandon(vertex);
            }
    }

    private bool TryAdopt(int vertex)
    {
        ref var orphan = ref _vertices[vertex];
        var (best, least, at) = (-1, int.MaxValue, _arcs.First(vertex));
        foreach (ref readonly var arc in _arcs.Of(vertex))
        {
            if ((orphan.Side == Near ? arc.Back : arc.Room) > 0 && _vertices[arc.Head].Side == orphan.Side
                && DepthOf(arc.Head) is var depth && depth < least)
                (best, least) = (at, depth);
            at++;
        }
        Scans += _arcs.Of(vertex).Length;
        if (best < 0)
            return false;
        orphan.Hang(orphan.Side, best, least + 1, _time);
        return true;
    }

    /// <summary>Steps to the root; int.MaxValue = the way there leads over an orphan.</summary>
    private int DepthOf(int vertex)
    {
        var (steps, at) = (0, vertex);
        for (; _vertices[at].Mark != _time; at = _arcs[_vertices[at].Parent].Head)
        {
            steps++;
            if (_vertices[at].Parent == Orphan)
                return int.MaxValue;
            if (_vertices[at].Parent != Root)
                continue;
            (_vertices[at].Depth, _vertices[at].Mark) = (1, _time);
            steps--;
            break;
        }
        Scans += steps;
        var depth = steps + _vertices[at].Depth;
        for (var (next, rest) = (vertex, depth); _vertices[next].Mark != _time; next = _arcs[_vertices[next].Parent].Head)
            (_vertices[next].Depth, _vertices[next].Mark) = (rest--, _time);
        return depth;
    }

    /// <summary>The vertex has left its tree: its children are orphans, and who may grow to it tries again.</summary>
    private void Abandon(int vertex)
    {
        foreach (ref readonly var arc in _arcs.Of(vertex))
        {
            var (side, parent) = (_vertices[arc.Head].Side, _vertices[arc.Head].Parent);
            if (side == Free)
                continue;
            if ((side == Near ? arc.Back : arc.Room) > 0)
                Open(arc.Head);
            if (parent == arc.Twin)
                Cut(arc.Head);
        }
        Scans += _arcs.Of(vertex).Length;
    }
}
