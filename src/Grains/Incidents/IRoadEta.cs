using Dispatch.Domain.Geo;
using Dispatch.Domain.Recommendation;

namespace Dispatch.Grains.Incidents;

/// <summary>Driving times by road from many units to one place. Called inside an incident's turn: memory only, a few milliseconds.</summary>
public interface IRoadEta
{
    /// <returns>One entry per candidate, in their order; null where the road network has no answer.</returns>
    IReadOnlyList<TimeSpan?> To(GeoPoint to, IReadOnlyList<Candidate> from);
}

/// <summary>Without a road network every arrival time is straight-line.</summary>
internal sealed class NoRoads : IRoadEta
{
    public IReadOnlyList<TimeSpan?> To(GeoPoint to, IReadOnlyList<Candidate> from) => new TimeSpan?[from.Count];
}
