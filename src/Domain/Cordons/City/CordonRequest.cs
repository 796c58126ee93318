using System.Collections.Immutable;
using Dispatch.Domain.Geo;
using Dispatch.Domain.Units;

namespace Dispatch.Domain.Cordons.City;

/// <summary>How the suspect moves. On foot and on a motorcycle he may go against a one-way road.</summary>
[GenerateSerializer, Alias("dispatch.SuspectMeans")]
public enum SuspectMeans
{
    Car,
    Motorcycle,
    OnFoot,
}

/// <summary>Where the suspect was seen.</summary>
/// <param name="Radius">He was somewhere within this circle; 0 = on the road nearest to the place.</param>
/// <param name="Heading">Which carriageway he was on, if it was seen; null when unknown.</param>
[GenerateSerializer, Immutable, Alias("dispatch.Sighting")]
public sealed record Sighting(GeoPoint At, Metres Radius, DateTimeOffset SeenAt, Heading? Heading = null);

/// <summary>What the commander asks for.</summary>
/// <param name="Sightings">1–8; several = he may have been at any of them.</param>
/// <param name="SpeedFactor">He goes at most this many times as fast as free flow (on foot: as 4 m/s): 1–4.</param>
/// <param name="SetUp">To set a post up after arrival, 0–30 min.</param>
/// <param name="Margin">Spare time that every post must have, 0–10 min.</param>
/// <param name="Horizon">He must be enclosed within so much time after the first sighting, 1–120 min; null = before he leaves the map.</param>
/// <param name="Rings">Held posts that every way out meets, 1–4.</param>
/// <param name="Forbidden">Crossings that may not be held.</param>
/// <param name="Forced">Crossings that must be held.</param>
/// <param name="Kinds">Units that may be used: patrolCar, taxi. Taxis serve on outer rings only, whatever is asked.</param>
/// <param name="Reach">Units farther from the first sighting are not asked, 0.5–30 km.</param>
/// <param name="CloseGates">The map's gates (toll stations, border controls) are ways out too.</param>
/// <param name="Exits">Further ways out by name, for example from the register of city gates; 0–50.</param>
/// <param name="Blocks">Roads that cannot be passed; the cordon keeps them, a caller leaves them empty.</param>
[GenerateSerializer, Immutable, Alias("dispatch.CordonRequest")]
public sealed record CordonRequest(
    ImmutableArray<Sighting> Sightings,
    SuspectMeans Means,
    double SpeedFactor,
    TimeSpan SetUp,
    TimeSpan Margin,
    TimeSpan? Horizon,
    int Rings,
    ImmutableArray<int> Forbidden,
    ImmutableArray<int> Forced,
    ImmutableArray<UnitKind> Kinds,
    Metres Reach,
    bool CloseGates,
    ImmutableArray<NamedExit> Exits,
    ImmutableArray<RoadBlock> Blocks);
