using System.Collections.Immutable;
using Dispatch.Domain;
using Dispatch.Domain.Cordons.City;
using Dispatch.Domain.Geo;
using Dispatch.Domain.Units;
using Dispatch.Grains.Cordons;

namespace Dispatch.Gateway.Cordons;

/// <param name="SecondsAgo">Before the command was received.</param>
/// <param name="Radius">Metres; 0 = on the nearest road.</param>
internal sealed record SightingBody(double Lat, double Lon, double SecondsAgo = 0, double Radius = 0, double? Heading = null)
{
    public Sighting? ToSighting(DateTimeOffset now) => GeoPoint.TryCreate(Lat, Lon) is { } at && SecondsAgo is >= 0 and <= 86_400
        ? new Sighting(at, new Metres(Radius), now.AddSeconds(-SecondsAgo), Heading is { } degrees ? Domain.Geo.Heading.FromDegrees(degrees) : null)
        : null;
}

/// <summary>Durations in seconds, distances in metres.</summary>
/// <param name="Horizon">Null = before he leaves the map.</param>
internal sealed record CordonBody(
    ImmutableArray<SightingBody> Sightings,
    SuspectMeans Means = SuspectMeans.Car,
    double SpeedFactor = 1.3,
    double SetUp = 30,
    double Margin = 10,
    double? Horizon = null,
    int Rings = 1,
    ImmutableArray<int>? Forbidden = null,
    ImmutableArray<int>? Forced = null,
    ImmutableArray<UnitKind>? Kinds = null,
    double Reach = 10_000,
    bool CloseGates = false,
    ImmutableArray<ExitBody>? Exits = null)
{
    private const double LongestSeconds = 86_400;

    public Outcome<CordonRequest> ToRequest(DateTimeOffset now)
    {
        var sightings = SightingsBody.Read(Sightings, now);
        if (sightings.Refusal is { } refusal)
            return refusal;
        if (!(SetUp <= LongestSeconds && Margin <= LongestSeconds && (Horizon ?? 0) <= LongestSeconds))
            return new Refusal("invalid-field", "Durations are seconds, at most a day.", Field: "setUp");
        var exits = (Exits ?? []).Select(exit => exit.ToExit()).ToList();
        if (exits.Contains(null))
            return new Refusal("invalid-field", "An exit is {name, lat, lon} in WGS-84 degrees.", Field: "exits");
        return new CordonRequest(
            sightings.Value!.Sightings, Means, SpeedFactor, TimeSpan.FromSeconds(SetUp), TimeSpan.FromSeconds(Margin),
            Horizon is { } horizon ? TimeSpan.FromSeconds(horizon) : null, Rings, Forbidden ?? [], Forced ?? [],
            Kinds ?? [UnitKind.PatrolCar], new Metres(Reach),
            CloseGates, [.. exits.OfType<NamedExit>()], []);
    }
}

/// <summary>A city gate or border, for example from the register of gates.</summary>
internal sealed record ExitBody(string Name, double Lat, double Lon)
{
    public NamedExit? ToExit() => GeoPoint.TryCreate(Lat, Lon) is { } at ? new NamedExit(Name, at) : null;
}

/// <summary>The road nearest to a place, or a whole crossing; one of the two.</summary>
internal sealed record BlockedBody(double? Lat = null, double? Lon = null, int? Crossing = null, bool SuspectMayPass = false)
{
    public Outcome<RoadReport> ToReport()
    {
        if (Crossing is { } node)
            return Lat is null && Lon is null ? new RoadReport(null, node, SuspectMayPass)
                : new Refusal("invalid-field", "Give a crossing or a place, not both.", Field: "crossing");
        return Lat is { } lat && Lon is { } lon && GeoPoint.TryCreate(lat, lon) is { } at ? new RoadReport(at, null, SuspectMayPass)
            : new Refusal("invalid-field", "Give lat and lon in WGS-84 degrees, or a crossing.", Field: "lat");
    }
}

internal sealed record SightingsBody(ImmutableArray<SightingBody> Sightings)
{
    public static Outcome<SightingList> Read(ImmutableArray<SightingBody> bodies, DateTimeOffset now)
    {
        if (bodies.IsDefaultOrEmpty)
            return new Refusal("invalid-field", "Give at least one sighting.", Field: "sightings");
        var read = bodies.Select(body => body.ToSighting(now)).ToList();
        return read.Contains(null)
            ? new Refusal("invalid-field", "A sighting is {lat, lon} in WGS-84 degrees, 0–86,400 seconds ago.", Field: "sightings")
            : new SightingList([.. read.OfType<Sighting>()]);
    }
}

internal sealed record SightingList(ImmutableArray<Sighting> Sightings);

internal sealed record ActivateBody(string Proposal);

/// <param name="Seconds">For late: how much later than the roads say.</param>
internal sealed record PostBody(PostNews News, double Seconds = 120)
{
    private const double LongestSeconds = 3_600;

    public Outcome<PostBody> Check() => Seconds is >= 0 and <= LongestSeconds
        ? this : new Refusal("invalid-field", $"seconds is 0–{LongestSeconds}.", Field: "seconds");
}

internal sealed record StandDownBody(string? Reason = null);
