using System.Collections.Concurrent;
using Dispatch.Domain.Geo;
using Dispatch.Domain.Recommendation;
using Dispatch.Domain.Roads;
using Dispatch.Domain.Roads.Paths;
using Dispatch.Grains.Incidents;

namespace Dispatch.Silo.Roads;

/// <summary>Driving times on the city's roads. A search serves one thread at a time, so as many are kept as ever ran together.</summary>
internal sealed class PooledRoadEta(RoadMap map) : IRoadEta
{
    private readonly ConcurrentBag<RoadEta> _idle = [];

    public IReadOnlyList<TimeSpan?> To(GeoPoint to, IReadOnlyList<Candidate> from)
    {
        var search = _idle.TryTake(out var idle) ? idle : RoadEtas.On(map);
        var times = search(from, to);
        _idle.Add(search);
        return times;
    }
}
