namespace Dispatch.Domain.Cordons;

/// <summary>
/// The checker's own unit: drives it from where it stands to one post. Shares no code with the planner. Used for one
/// unit after the other, since clearing a whole city for each costs more than driving.
/// </summary>
internal sealed class UnitDrive
{
    private const long Never = long.MaxValue;

    private readonly CordonProblem _problem;
    private readonly long[] _ready;
    private readonly List<int> _seen = [];
    private readonly PriorityQueue<int, long> _open = new();

    public UnitDrive(CordonProblem problem)
    {
        (_problem, _ready) = (problem, new long[problem.Roads.NodeCount]);
        Array.Fill(_ready, Never);
    }

    /// <summary>Clock time at which the unit has the post secured; long.MaxValue = not by <paramref name="latest"/>.</summary>
    public long ReadyAt(int unit, int post, long latest)
    {
        var (rules, start) = (_problem.Rules, _problem.Units[unit]);
        if (start.Posted is { } posted)
            return posted.Node == post && posted.ReadyMs <= latest ? posted.ReadyMs : Never;
        Forget();
        Reach(start.Node, (long)rules.ElapsedMs + start.DelayMs + rules.SetupMs + rules.MarginMs, latest);
        var roads = _problem.Roads.Units;
        while (_open.TryDequeue(out var node, out var time) && node != post)
            if (time == _ready[node])
                for (var arc = roads.FirstArc[node]; arc < roads.FirstArc[node + 1]; arc++)
                    Reach(roads.Head[arc], time + roads.TimeMs[arc], latest);
        return _ready[post];
    }

    private void Reach(int node, long time, long latest)
    {
        if (time > latest || time >= _ready[node])
            return;
        if (_ready[node] == Never)
            _seen.Add(node);
        _ready[node] = time;
        _open.Enqueue(node, time);
    }

    private void Forget()
    {
        foreach (var node in _seen)
            _ready[node] = Never;
        _seen.Clear();
        _open.Clear();
    }
}
