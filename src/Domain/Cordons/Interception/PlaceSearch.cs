namespace Dispatch.Domain.Cordons;

/// <summary>Looks for the places that meet the most routes, one place for each unit.</summary>
internal sealed class PlaceSearch
{
    private readonly RouteCoverage _coverage;
    private readonly int _words;
    private readonly long _steps;
    private long _stepsLeft;

    /// <param name="mostSteps">How often a place may be weighed; one answer is made in any case.</param>
    public PlaceSearch(RouteCoverage coverage, long mostSteps)
    {
        (_coverage, _steps, _stepsLeft) = (coverage, mostSteps, mostSteps);
        _words = (coverage.Weights.Length + 63) / 64;
        Best = NewEmpty();
    }

    /// <summary>Place of each unit in <see cref="RouteCoverage.Places"/>, −1 = none.</summary>
    public int[] Best { get; private set; }

    public int Met { get; private set; }

    public ulong[] MetBits() => MetBy(Best, except: -1);

    /// <summary>Greedy choice, begun with each unit in turn until half the steps are gone, then units change places while that helps.</summary>
    public void Improve()
    {
        for (var first = 0; first < _coverage.Places.Length && (first == 0 || _stepsLeft > _steps / 2); first++)
        {
            var places = NewEmpty();
            Replace(places, first);
            while (NextGreedy(places) is { } unit)
                Replace(places, unit);
            var improved = true;
            while (improved)
                improved = Exchange(places);
            Keep(places);
        }
    }

    /// <summary>Tries all places that the prices do not rule out; false = out of steps.</summary>
    public bool Exhaust(RoutePrices prices)
    {
        var units = _coverage.Places.Select((places, unit) => (unit, Worth: places
            .Select((place, i) => (Index: i, Worth: prices.Worth(place.Met))).OrderByDescending(p => p.Worth).ToList()))
            .Where(u => u.Worth.Count > 0).ToList();
        // A place whose worth falls short of its unit's best by more than the gap is in no better answer.
        foreach (var (_, worth) in units)
            worth.RemoveAll(p => prices.Bound - worth[0].Worth + p.Worth < Met + 1 - 1e-6);
        units.Sort((a, b) => a.Worth.Count.CompareTo(b.Worth.Count));
        return Descend(0, prices.Bound, NewEmpty());

        bool Descend(int depth, double bound, int[] places)
        {
            if (depth == units.Count)
            {
                Keep(places);
                return true;
            }
            var (unit, worth) = units[depth];
            foreach (var place in worth)
            {
                var left = bound - worth[0].Worth + place.Worth;
                if (left < Met + 1 - 1e-6)
                    break;
                if (_stepsLeft < 0)
                    return false;
                places[unit] = place.Index;
                if (CouldBeat(units, depth + 1, places) && !Descend(depth + 1, left, places))
                    return false;
                places[unit] = -1;
            }
            return true;
        }
    }

    private bool CouldBeat(List<(int unit, List<(int Index, double Worth)> Worth)> units, int from, int[] places)
    {
        var met = MetBy(places, except: -1);
        var most = _coverage.WeightOf(met);
        for (var i = from; i < units.Count && most <= Met; i++)
            most += units[i].Worth.Max(p => Gain(_coverage.Places[units[i].unit][p.Index].Met, met));
        return most > Met;
    }

    private int? NextGreedy(int[] places)
    {
        var met = MetBy(places, except: -1);
        var best = Enumerable.Range(0, places.Length)
            .Where(unit => places[unit] < 0 && _coverage.Places[unit].Count > 0)
            .Select(unit => (Gain: _coverage.Places[unit].Max(p => Gain(p.Met, met)), Unit: unit))
            .OrderByDescending(c => c.Gain).FirstOrDefault((Gain: 0, Unit: -1));
        return best.Gain > 0 ? best.Unit : null;
    }

    private bool Exchange(int[] places)
    {
        var before = _coverage.WeightOf(MetBy(places, except: -1));
        for (var unit = 0; unit < places.Length; unit++)
            Replace(places, unit);
        return _coverage.WeightOf(MetBy(places, except: -1)) > before;
    }

    private void Replace(int[] places, int unit)
    {
        var met = MetBy(places, unit);
        var (best, most) = (places[unit], places[unit] < 0 ? 0 : Gain(_coverage.Places[unit][places[unit]].Met, met));
        for (var i = 0; i < _coverage.Places[unit].Count; i++)
            if (Gain(_coverage.Places[unit][i].Met, met) is var gain && gain > most)
                (best, most) = (i, gain);
        places[unit] = best;
    }

    private int Gain(ulong[] place, ulong[] met)
    {
        _stepsLeft--;
        var gain = 0;
        for (var word = 0; word < _words; word++)
            gain += _coverage.WeightOf(word, place[word] & ~met[word]);
        return gain;
    }

    private ulong[] MetBy(int[] places, int except)
    {
        var met = new ulong[_words];
        for (var unit = 0; unit < places.Length; unit++)
            for (var word = 0; word < _words && places[unit] >= 0 && unit != except; word++)
                met[word] |= _coverage.Places[unit][places[unit]].Met[word];
        return met;
    }

    private void Keep(int[] places)
    {
        var met = _coverage.WeightOf(MetBy(places, except: -1));
        if (met > Met)
            (Best, Met) = ((int[])places.Clone(), met);
    }

    private int[] NewEmpty()
    {
        var empty = new int[_coverage.Places.Length];
        Array.Fill(empty, -1);
        return empty;
    }
}
