namespace Dispatch.Domain.Cordons.Search;

/// <summary>
/// The units of all crossings, found once for a series of questions with ever tighter deadlines: a crossing's list is sorted,
/// so that a tighter deadline takes its beginning.
/// </summary>
internal sealed class TightDeadlines(PlanningGround ground, int[] nodes, int[] widest)
{
    private (UnitArrivals Officers, UnitArrivals Anyone)? _found;

    /// <summary>How many units of a crossing are known by now; questions that ask for fewer are answered with as many.</summary>
    public int Known => _found?.Officers.K ?? 0;

    /// <param name="deadline">Nowhere later than the widest.</param>
    public (UnitArrivals Officers, UnitArrivals Anyone) Arrivals(int k, int[] deadline)
    {
        if (_found is not { } found || found.Officers.K < k)
            _found = found = ground.Arrivals(units => UnitArrivals.ForEveryDeadline(ground.Problem, units, k, nodes, widest));
        var officers = found.Officers.Within(deadline);
        return (officers, ReferenceEquals(found.Officers, found.Anyone) ? officers : found.Anyone.Within(deadline));
    }
}
