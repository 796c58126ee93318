using System.Collections.Immutable;

namespace Dispatch.Domain.Units;

/// <summary>What is registered about a unit and changes rarely.</summary>
/// <param name="CallSign">What people say on the radio, 1–40 characters.</param>
/// <param name="Capabilities">Codes such as <c>first-aid</c>, <c>armed</c>, <c>dog</c>; compared ordinally.</param>
/// <param name="Beat">The beat it patrols, if any.</param>
/// <param name="Station">Its home station, if any.</param>
/// <param name="OptedIn">Civilians only: agreed to be mobilised; officers are always in.</param>
/// <param name="Synthetic">Made by the demo generator; shown as such on every screen.</param>
[GenerateSerializer, Immutable, Alias("dispatch.UnitProfile")]
public sealed record UnitProfile(
    UnitId Id,
    string CallSign,
    UnitKind Kind,
    Agency Agency,
    ImmutableArray<string> Capabilities,
    string? Beat = null,
    string? Station = null,
    bool OptedIn = true,
    bool Synthetic = false);

/// <summary>What a cell needs to know of a unit to recommend and to draw it.</summary>
/// <param name="Incident">The incident it is assigned to, if any.</param>
/// <param name="RestUntil">Not to be chosen before this instant unless nobody else is there.</param>
/// <param name="Fence">Where it is expected, while assigned: the cell watches for its arrival.</param>
/// <param name="Version">Grows with each change of the unit; the higher one wins.</param>
[GenerateSerializer, Immutable, Alias("dispatch.UnitSummary")]
public sealed record UnitSummary(
    UnitProfile Profile,
    bool OnDuty,
    UnitStatus Status,
    IncidentId? Incident,
    DateTimeOffset? RestUntil,
    ArrivalFence? Fence,
    long Version);
