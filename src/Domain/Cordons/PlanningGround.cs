using Dispatch.Domain.Cordons.Search;

namespace Dispatch.Domain.Cordons;

/// <summary>What all questions about one problem share, found once: the suspect's reach and where the units are.</summary>
internal sealed class PlanningGround
{
    /// <param name="reach">When it is known already.</param>
    public PlanningGround(CordonProblem problem, SuspectReach? reach = null)
    {
        (Problem, Reach) = (problem, reach ?? SuspectReach.WithinHorizon(problem, problem.Rules.HorizonMs));
        Officers = Units(kind => kind == CordonUnitKind.Officer);
        var civilians = problem.Rules.Rings > 1 && problem.Units.Any(u => u.Kind != CordonUnitKind.Officer);
        Anyone = civilians ? Units(_ => true) : Officers;
    }

    public CordonProblem Problem { get; }

    public SuspectReach Reach { get; }

    /// <summary>The horizon, or when he is wherever he gets.</summary>
    public int ReachMs => Problem.Rules.HorizonMs ?? Reach.ArrivalMs[Reach.Order[^1]];

    public (UnitPlaces Places, UnitSearch Search) Officers { get; }

    /// <summary>The same as <see cref="Officers"/> where civilians hold nothing.</summary>
    public (UnitPlaces Places, UnitSearch Search) Anyone { get; }

    /// <summary>Asks for the units of each kind; asked once where there is one kind.</summary>
    public (UnitArrivals Officers, UnitArrivals Anyone) Arrivals(Func<(UnitPlaces Places, UnitSearch Search), UnitArrivals> ask)
    {
        var officers = ask(Officers);
        return (officers, ReferenceEquals(Officers.Places, Anyone.Places) ? officers : ask(Anyone));
    }

    private (UnitPlaces Places, UnitSearch Search) Units(Predicate<CordonUnitKind> kinds)
    {
        var places = new UnitPlaces(Problem, kinds);
        return (places, new UnitSearch(Problem.Roads.UnitsBackwards, places));
    }
}
