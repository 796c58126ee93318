using System.Globalization;

namespace Dispatch.Load.Movement;

/// <summary>Names of the generated units, the same in the seeding and in the workers.</summary>
internal static class UnitNames
{
    public const int Probes = 16;

    /// <summary>Police cars, fire engines and ambulances: who is sent to calls.</summary>
    public static IReadOnlyList<(string Id, string Kind, string Agency)> Responders { get; } =
    [
        .. Group(240, "patrol", "patrolCar", "police"), .. Group(60, "fire", "fireEngine", "fire"), .. Group(80, "ambulance", "ambulance", "medical"),
    ];

    public static string Taxi(int index) => string.Create(CultureInfo.InvariantCulture, $"T{index:000000}");

    /// <summary>Driven to and fro to see when a fix reaches a screen.</summary>
    public static string Probe(int index) => string.Create(CultureInfo.InvariantCulture, $"probe-{index:00}");

    private static IEnumerable<(string Id, string Kind, string Agency)> Group(int count, string name, string kind, string agency) =>
        Enumerable.Range(0, count).Select(i => (string.Create(CultureInfo.InvariantCulture, $"{name}-{i:000}"), kind, agency));
}
