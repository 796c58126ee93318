using System.Collections.Immutable;
using Dispatch.Domain.Geo;
using Dispatch.Domain.Units;

namespace Dispatch.Domain.Tests.Units;

/// <summary>Units in the states that tests start from.</summary>
internal static class UnitStories
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    public static readonly IncidentId Robbery = new("ROBBERY001");
    public static readonly IncidentId Other = new("OTHER00001");

    public static UnitProfile Profile(UnitKind kind = UnitKind.PatrolCar, bool optedIn = true, params string[] capabilities) => new(
        new UnitId("u-1"), "Car 1", kind,
        kind switch
        {
            UnitKind.FireEngine => Agency.Fire,
            UnitKind.Ambulance => Agency.Medical,
            UnitKind.Taxi or UnitKind.Volunteer => Agency.Civilian,
            _ => Agency.Police,
        },
        [.. capabilities], OptedIn: optedIn);

    public static UnitTask Task(IncidentId? incident = null, string? volunteerCapability = null, int priority = 1) => new(
        incident ?? Robbery, GeoPoint.Of(43.838, 126.55), "Jiangbei Rd 1", "robbery", priority, "Robbery.", Noon, volunteerCapability);

    public static UnitState OnDuty(UnitKind kind = UnitKind.PatrolCar, bool optedIn = true, params string[] capabilities) =>
        UnitState.Unregistered.Register(Profile(kind, optedIn, capabilities), Noon).Value!.SetDuty(true, Noon).Value!;

    public static UnitState Reserved(UnitKind kind = UnitKind.PatrolCar) =>
        OnDuty(kind, capabilities: "first-aid").Reserve(Task(volunteerCapability: "first-aid"), Noon).Value!;
}
