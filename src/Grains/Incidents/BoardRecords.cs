using Dispatch.Domain;
using Dispatch.Domain.Geo;
using Dispatch.Domain.Incidents;

namespace Dispatch.Grains.Incidents;

/// <summary>Which incidents of a shard are not closed, as stored. What they look like is asked of themselves.</summary>
[GenerateSerializer, Alias("dispatch.OpenBoardRecord")]
internal sealed class OpenBoardRecord
{
    /// <summary>Incident id → when it was announced.</summary>
    [Id(0)] public Dictionary<string, DateTimeOffset> Announced { get; set; } = [];
}

/// <summary>Closed incidents, as stored: of a shard or of one of its days.</summary>
[GenerateSerializer, Alias("dispatch.ClosedBoardRecord")]
internal sealed class ClosedBoardRecord
{
    [Id(0)] public ClosedIncident[] Incidents { get; set; } = [];
}

/// <summary>A closed incident in a list. Plain values, so that it can be read for years.</summary>
[GenerateSerializer, Alias("dispatch.ClosedIncident")]
internal sealed record ClosedIncident(
    string Id, string TypeCode, int Priority, double Latitude, double Longitude, string Address,
    DateTimeOffset OpenedAt, DateTimeOffset ClosedAt, bool Drill, int Version)
{
    public static ClosedIncident Of(IncidentSummary one) => new(
        one.Id.Value, one.TypeCode, (int)one.Priority, one.At.Latitude, one.At.Longitude, one.Address,
        one.OpenedAt, one.ClosedAt ?? one.OpenedAt, one.Drill, one.Version);

    public IncidentSummary ToSummary() => new(
        new IncidentId(Id), TypeCode, (Priority)Priority, IncidentStatus.Closed, GeoPoint.Of(Latitude, Longitude), Address,
        OpenedAt, [], Drill, Version, ClosedAt);
}
