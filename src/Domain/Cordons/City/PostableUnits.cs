using Dispatch.Domain.Tracking;
using Dispatch.Domain.Units;

namespace Dispatch.Domain.Cordons.City;

/// <summary>Who is free to hold a post: on duty, available, not promised, of a kind asked for, seen lately; a civilian also willing, rested and without a fare.</summary>
public static class PostableUnits
{
    private static readonly TimeSpan OldestFix = TimeSpan.FromMinutes(5);

    public static bool IsFree(UnitSummary unit, Fix fix, bool? occupied, CordonRequest request, DateTimeOffset now) =>
        unit is { OnDuty: true, Status: UnitStatus.Available, Incident: null }
        && request.Kinds.Contains(unit.Profile.Kind)
        && now - fix.Time <= OldestFix
        && (!unit.Profile.Kind.IsCivilian() || IsWilling(unit, occupied, now));

    private static bool IsWilling(UnitSummary unit, bool? occupied, DateTimeOffset now) =>
        unit.Profile.OptedIn && occupied != true && !(unit.RestUntil > now);
}
