using System.Collections.Immutable;

namespace Dispatch.Domain.Incidents;

/// <summary>Somebody who can take part in an incident; not all of them have units here.</summary>
public sealed record KnownAgency(string Code, string Zh, string En);

/// <summary>The catalogue of agencies. Codes are never reused or renamed.</summary>
public static class Agencies
{
    public static ImmutableArray<KnownAgency> All { get; } =
    [
        new("police", "公安", "Police"),
        new("traffic", "交警", "Traffic police"),
        new("fire", "消防救援", "Fire and rescue"),
        new("medical", "医疗急救", "Ambulance service"),
        new("city-management", "城管", "City management"),
        new("civil-affairs", "民政", "Civil affairs"),
        new("water", "供水", "Water"),
        new("power", "供电", "Electricity"),
        new("gas", "燃气", "Gas"),
        new("environment", "环保", "Environment"),
        new("transport", "交通运输", "Transport"),
        new("neighbour-force", "邻市公安", "Neighbouring police force"),
        new("other", "其他", "Other"),
    ];

    public static bool IsKnown(string? code) => All.Any(agency => agency.Code == code);
}
