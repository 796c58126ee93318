namespace Dispatch.Domain.Cordons.Search;

/// <summary>The units that are to be had, by the crossing from which they drive; the rest of a plan asks here and not each unit.</summary>
internal sealed class UnitPlaces
{
    private readonly int[] _first;
    private readonly int[] _unit;
    private readonly int[] _readyMs;

    public UnitPlaces(CordonProblem problem, Predicate<CordonUnitKind> kinds)
    {
        var (units, fixedMs) = (problem.Units, (long)problem.Rules.ElapsedMs + problem.Rules.SetupMs + problem.Rules.MarginMs);
        (_readyMs, _first) = (new int[units.Length], new int[problem.Roads.NodeCount + 1]);
        var posted = new List<int>();
        for (var u = 0; u < units.Length; u++)
        {
            _readyMs[u] = (int)Math.Min(units[u].Posted?.ReadyMs ?? fixedMs + units[u].DelayMs, int.MaxValue);
            if (units[u].Promised || !kinds(units[u].Kind))
                _readyMs[u] = int.MaxValue;
            else if (units[u].Posted is not null)
                posted.Add(u);
            else
                _first[units[u].Node + 1]++;
        }
        for (var v = 0; v < problem.Roads.NodeCount; v++)
            _first[v + 1] += _first[v];
        _unit = new int[_first[^1]];
        var next = _first[..^1];
        for (var u = 0; u < units.Length; u++)
            if (_readyMs[u] < int.MaxValue && units[u].Posted is null)
                (_unit[next[units[u].Node]++], EarliestMs) = (u, Math.Min(EarliestMs, _readyMs[u]));
        Posted = posted.ToLookup(u => units[u].Posted!.Node);
    }

    /// <summary>No unit that drives has any crossing secured before this.</summary>
    public int EarliestMs { get; private set; } = int.MaxValue;

    /// <summary>Units that stay where they are posted.</summary>
    public ILookup<int, int> Posted { get; }

    /// <summary>How many units drive.</summary>
    public int Driving => _unit.Length;

    /// <summary>Units that set off from a crossing.</summary>
    public ReadOnlySpan<int> At(int node) => _unit.AsSpan(_first[node], _first[node + 1] - _first[node]);

    /// <summary>When the unit would have the crossing secured where it stands.</summary>
    public int ReadyMs(int unit) => _readyMs[unit];
}
