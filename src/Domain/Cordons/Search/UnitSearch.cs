using Dispatch.Domain.Roads;
using Dispatch.Domain.Roads.Paths;

namespace Dispatch.Domain.Cordons.Search;

/// <summary>
/// The units that can hold one crossing, found backwards from it: as dear as the units are far, however many there are in
/// the city. To be used again; not for two threads at once.
/// </summary>
internal sealed class UnitSearch(RoadGraph unitsBackwards, UnitPlaces places)
{
    private readonly ShortestPaths _paths = new(unitsBackwards);
    private readonly List<(int ReadyMs, int Unit)> _found = [];

    /// <summary>How many units drive.</summary>
    public int Units => places.Driving;

    /// <summary>Crossings looked at since the beginning.</summary>
    public long Settled { get; private set; }

    /// <summary>By when some <paramref name="count"/> units that drive have the crossing secured; null = fewer by <paramref name="latest"/>.</summary>
    public int? EnoughBy(int node, int count, int latest)
    {
        Begin(node, latest);
        while (_found.Count < count && _paths.TrySettle(out var at, out var ms))
            Meet(at, ms, latest);
        return _found.Count < count ? null : _found.Max(unit => unit.ReadyMs);
    }

    /// <summary>The first <paramref name="count"/> units to have the crossing secured, earliest first, all by <paramref name="latest"/>.</summary>
    /// <returns>Valid until the next search.</returns>
    public IReadOnlyList<(int ReadyMs, int Unit)> Earliest(int node, int count, int latest)
    {
        Begin(node, latest);
        foreach (var unit in places.Posted[node])
            if (places.ReadyMs(unit) <= latest)
                _found.Add((places.ReadyMs(unit), unit));
        _found.Sort();
        while (_paths.TrySettle(out var at, out var ms)
            && (_found.Count < count || (long)ms + places.EarliestMs <= _found[count - 1].ReadyMs))
        {
            var known = _found.Count;
            Meet(at, ms, latest);
            if (_found.Count > known)
                _found.Sort();
        }
        if (_found.Count > count)
            _found.RemoveRange(count, _found.Count - count);
        return _found;
    }

    private void Begin(int node, int latest)
    {
        _found.Clear();
        _paths.Reset();
        if (places.EarliestMs > latest)
            return;
        _paths.BoundMs = latest - places.EarliestMs;
        _paths.AddSource(node);
    }

    private void Meet(int node, int ms, int latest)
    {
        Settled++;
        foreach (var unit in places.At(node))
            if ((long)ms + places.ReadyMs(unit) is var ready && ready <= latest)
                _found.Add(((int)ready, unit));
    }
}
