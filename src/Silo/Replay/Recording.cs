using Dispatch.Domain.Geo;

namespace Dispatch.Silo.Replay;

/// <summary>One recorded position.</summary>
/// <param name="Vehicle">Its name in the recording; for recordings without names a made-up one.</param>
internal readonly record struct RecordedFix(string Vehicle, GeoPoint At, DateTimeOffset Time, bool? Occupied);

/// <summary>A recording, read whole and in the order of time.</summary>
/// <param name="Unreadable">Lines that hold no position.</param>
/// <param name="Remark">What a viewer must know of it; null when nothing.</param>
internal sealed record Recording(IReadOnlyList<RecordedFix> Fixes, int Unreadable, string? Remark)
{
    public DateTimeOffset Begins => Fixes[0].Time;

    public TimeSpan Length => Fixes[^1].Time - Fixes[0].Time;

    public IEnumerable<string> Vehicles => Fixes.Select(fix => fix.Vehicle).Distinct(StringComparer.Ordinal);
}
