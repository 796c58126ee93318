namespace Dispatch.Domain.Cordons.Search;

/// <summary>The units of one crossing, earliest first.</summary>
internal readonly record struct UnitList(int[] Units, int[] ReadyMs)
{
    public static UnitList Of(IReadOnlyList<(int ReadyMs, int Unit)> found) =>
        new([.. found.Select(one => one.Unit)], [.. found.Select(one => one.ReadyMs)]);
}

/// <summary>
/// Which units can hold which crossing by its deadline: complete where fewer than K can, otherwise K or more of them. K is
/// enough when no plan of interest has more than K posts: a crossing with K units can always be manned last. Who they are
/// at a crossing with plenty is looked up only when it is asked.
/// </summary>
internal sealed class UnitArrivals
{
    private readonly UnitSearch _search;
    private readonly int[] _deadline;
    private readonly bool[]? _plentiful;
    private readonly ArrivalRows? _rows;
    private readonly Dictionary<int, UnitList> _lists = [];

    private UnitArrivals(UnitSearch search, int k, int[] deadline, (bool[] Plentiful, ArrivalRows Rows)? city = null)
    {
        (_search, _deadline, K) = (search, deadline, k);
        if (city is { } known)
            (_plentiful, _rows) = known;
    }

    public int K { get; }

    /// <summary>For many crossings at once.</summary>
    /// <param name="nodes">Crossings on the suspect's way, by his arrival.</param>
    /// <param name="deadline">Per crossing; negative = may not be held.</param>
    public static UnitArrivals Throughout(
        CordonProblem problem, (UnitPlaces Places, UnitSearch Search) units, int k, int[] nodes, int[] deadline)
    {
        var plentiful = PlentifulCrossings.Mark(problem.Roads.Units, units.Search, k, nodes, deadline);
        var asked = nodes.Where(v => deadline[v] >= 0 && !plentiful[v]).ToList();
        return new UnitArrivals(units.Search, k, deadline, (plentiful, Rows(problem, units.Places, k, (asked, deadline))));
    }

    /// <summary>As <see cref="Throughout"/>, and good for every earlier deadline too, see <see cref="Within"/>.</summary>
    public static UnitArrivals ForEveryDeadline(
        CordonProblem problem, (UnitPlaces Places, UnitSearch Search) units, int k, int[] nodes, int[] deadline)
    {
        var asked = nodes.Where(v => deadline[v] >= 0).ToList();
        return new UnitArrivals(units.Search, k, deadline, (new bool[deadline.Length], Rows(problem, units.Places, k, (asked, deadline))));
    }

    private static ArrivalRows Rows(CordonProblem problem, UnitPlaces places, int k, (List<int> Nodes, int[] Deadline) asked)
    {
        var useful = UsefulTimes.Latest(problem.Roads.UnitsBackwards, asked.Nodes, asked.Deadline, places.EarliestMs);
        // Who stands there already is of use also where nobody who drives can be in time.
        foreach (var node in asked.Nodes.Where(places.Posted.Contains))
            useful[node] = Math.Max(useful[node], asked.Deadline[node]);
        return ArrivalRows.Find(problem, places, k, useful);
    }

    /// <summary>The same units under earlier deadlines.</summary>
    public UnitArrivals Within(int[] deadline) => new(_search, K, deadline, (_plentiful!, _rows!));

    /// <summary>For a few crossings, each when it is asked.</summary>
    public static UnitArrivals OneByOne(UnitSearch search, int k, int[] deadline) => new(search, k, deadline);

    /// <summary>How many units are in time, counted up to K.</summary>
    public int Count(int node)
    {
        if (_rows is null)
            return Math.Min(List(node).Units.Length, K);
        if (_plentiful![node])
            return K;
        var ready = _rows.ReadyMs(node);
        var count = 0;
        while (count < ready.Length && ready[count] <= _deadline[node])
            count++;
        return count;
    }

    /// <summary>The units that are in time: all of them where there are fewer than K, otherwise K or more.</summary>
    public UnitList List(int node)
    {
        if (_lists.TryGetValue(node, out var known))
            return known;
        if (_rows is null || _plentiful![node])
            return ListAt(node, K);
        var count = Count(node);
        return new UnitList(_rows.Units(node)[..count].ToArray(), _rows.ReadyMs(node)[..count].ToArray());
    }

    /// <summary>From now on knows at least so many units of a crossing, where they are in time.</summary>
    public void Lengthen(int node, int count)
    {
        if (!_lists.TryGetValue(node, out var known) || known.Units.Length < count)
            ListAt(node, count);
    }

    private UnitList ListAt(int node, int count) =>
        _lists[node] = UnitList.Of(_search.Earliest(node, count, _deadline[node]));
}
