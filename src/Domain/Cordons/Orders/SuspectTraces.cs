using System.Collections.Immutable;
using Dispatch.Domain.Cordons.City;

namespace Dispatch.Domain.Cordons.Orders;

/// <summary>
/// Where he may be after a new sighting, given what was known before: he cannot have come through a held post, nor faster than his
/// bound. So a sighting on the road to a held post does not put him behind it, a search circle does not reach out of a closed
/// cordon, and deadlines only move later. A sighting that this rules out wholly contradicts the cordon and counts as it is.
/// </summary>
internal static class SuspectTraces
{
    /// <param name="request">With the new sightings.</param>
    /// <param name="force">With what was known before them.</param>
    public static ImmutableArray<SuspectStart> Narrow(CityNetwork city, CordonRequest request, CordonInForce force)
    {
        var before = force.Starts.IsDefaultOrEmpty ? city.StartsOf(force.Request, force.Zero) : force.Starts;
        if (request.Sightings.SequenceEqual(force.Request.Sightings))
            return before;
        var reached = Reached(city, request, force, before);
        var narrowed = request.Sightings.SelectMany(sighting => Narrow(city.StartsOf(request with { Sightings = [sighting] }, force.Zero), reached));
        return CityNetwork.EarliestOf(narrowed);
    }

    private static ImmutableArray<SuspectStart> Narrow(ImmutableArray<SuspectStart> seen, long[] reached)
    {
        var possible = seen.Where(start => reached[start.Node] != SuspectWalk.Never)
            .Select(start => start with { OffsetMs = (int)Math.Max(start.OffsetMs, reached[start.Node]) }).ToImmutableArray();
        return possible.IsEmpty ? seen : possible;
    }

    /// <summary>When he can have been where, stopped by the posts that are held; roads that are blocked now were open once.</summary>
    private static long[] Reached(CityNetwork city, CordonRequest request, CordonInForce force, ImmutableArray<SuspectStart> before)
    {
        var held = force.Posts.Where(post => post.Status == OrderedPostStatus.Held).ToDictionary(post => post.Node, post => (long)post.Plan.ReadyMs);
        var problem = city.Problem(request with { Blocks = [] }, [], (force.Zero, force.Zero)) with { Starts = before };
        return SuspectWalk.Arrivals(problem, held, request.Rings);
    }
}
