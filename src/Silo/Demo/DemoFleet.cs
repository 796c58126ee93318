using System.Collections.Immutable;
using System.Globalization;
using Dispatch.Domain;
using Dispatch.Domain.Units;

namespace Dispatch.Silo.Demo;

/// <summary>Who is in the demo city. Every profile is marked synthetic, and so shown on every screen.</summary>
internal static class DemoFleet
{
    public const int Beats = 40;

    public static IReadOnlyList<UnitProfile> Create(int taxis) =>
    [
        .. Group(240, "patrol", "巡逻", UnitKind.PatrolCar, Agency.Police, ["armed"]),
        .. Group(400, "officer", "民警", UnitKind.Officer, Agency.Police, []),
        .. Group(60, "fire", "消防", UnitKind.FireEngine, Agency.Fire, ["ladder"]),
        .. Group(80, "ambulance", "救护", UnitKind.Ambulance, Agency.Medical, ["first-aid"]),
        .. Group(200, "volunteer", "志愿者", UnitKind.Volunteer, Agency.Civilian, ["first-aid"]),
        .. Group(taxis, "taxi", "的士", UnitKind.Taxi, Agency.Civilian, []),
    ];

    private static IEnumerable<UnitProfile> Group(
        int count, string id, string callSign, UnitKind kind, Agency agency, ImmutableArray<string> capabilities) =>
        Enumerable.Range(1, count).Select(number => new UnitProfile(
            new UnitId(string.Create(CultureInfo.InvariantCulture, $"{id}-{number:00000}")),
            string.Create(CultureInfo.InvariantCulture, $"{callSign}{number}"),
            kind,
            agency,
            capabilities,
            Beat: kind is UnitKind.PatrolCar or UnitKind.Officer ? string.Create(CultureInfo.InvariantCulture, $"beat-{number % Beats:00}") : null,
            Synthetic: true));
}
