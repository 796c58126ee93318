using Dispatch.Domain.Cordons.City;

namespace Dispatch.Domain.Cordons.Orders;

/// <summary>The problem of the moment for a cordon that was ordered: on its clock, with all that is known of him, and with the posts that are held.</summary>
public static class ProblemInForce
{
    public static CordonProblem Of(
        CityNetwork city, CordonRequest request, IReadOnlyList<PlacedUnit> units, CordonInForce force, DateTimeOffset at)
    {
        var problem = city.Problem(request, units, (force.Zero, at), force.HorizonMs);
        // Who holds a crossing need not get there any more, whatever is blocked.
        var held = force.Posts.Where(post => post.Status == OrderedPostStatus.Held).Select(post => post.Node);
        return problem with
        {
            Starts = SuspectTraces.Narrow(city, request, force),
            Rules = problem.Rules with { NoHold = problem.Rules.NoHold.Except(held) },
        };
    }
}
