using System.Collections.Concurrent;
using Dispatch.Domain.Geo;
using Dispatch.Domain.Recommendation;
using Dispatch.Domain.Roads;
using Dispatch.Domain.Roads.Paths;

namespace Dispatch.Grains.Incidents;

/// <summary>Driving times on a map. A search serves one thread at a time, so as many are kept as were ever needed at once.</summary>
public sealed class RoadMapEta(RoadMap map) : IRoadEta
{
    private readonly ConcurrentBag<RoadEta> _idle = [];

    public IReadOnlyList<TimeSpan?> To(GeoPoint to, IReadOnlyList<Candidate> from)
    {
        var search = _idle.TryTake(out var known) ? known : RoadEtas.On(map);
        var times = search(from, to);
        // Only after success: a search that failed half-way is not used again.
        _idle.Add(search);
        return times;
    }
}
