using System.Collections.Immutable;
using Dispatch.Domain.Geo;

namespace Dispatch.Domain.Incidents;

/// <summary>What one unit is told to hold.</summary>
/// <param name="Node">Number of the crossing on the map of that day.</param>
/// <param name="Text">As the crew reads it.</param>
public sealed record PostTask(UnitId Unit, int Node, GeoPoint At, string Place, string Text);

/// <summary>A place where the suspect may have been.</summary>
/// <param name="Radius">He was somewhere within this circle; 0 = on the way nearest to the place.</param>
/// <param name="Heading">Degrees clockwise from north; null = not known.</param>
public sealed record SeenPlace(GeoPoint At, Metres Radius, DateTimeOffset SeenAt, double? Heading);

/// <summary>Where the suspect was seen, as plans count on it from here on.</summary>
/// <param name="Places">Several = he was at one of them.</param>
public sealed record SuspectSeen(ImmutableArray<SeenPlace> Places) : IncidentEvent;

/// <summary>One alternative as the commander saw it.</summary>
public sealed record ProposalNote(string Id, int Posts, int LowerBound, bool Closes, string Words);

public sealed record CordonProposed(int Set, ImmutableArray<ProposalNote> Proposals) : IncidentEvent;

/// <param name="AwaitsRelease">Civilians are part of it and are asked only after a second person released them.</param>
public sealed record CordonActivated(
    int Version, string Proposal, bool Closes, bool AwaitsRelease, ImmutableArray<PostTask> Posts) : IncidentEvent;

/// <param name="Civilians">How many are asked.</param>
public sealed record CordonReleased(int Version, int Civilians) : IncidentEvent;

/// <param name="Closed">What the checker said of the posts held at that moment.</param>
/// <param name="Changes">The difference to the version before, one sentence each.</param>
public sealed record CordonUpdated(
    int Version, string Why, bool Closed, ImmutableArray<PostTask> Posts, ImmutableArray<string> Changes) : IncidentEvent;

public sealed record PostHeld(int Node, string Place) : IncidentEvent;

/// <param name="Blocked">False: open again.</param>
/// <param name="SuspectMayPass">Only the units were thought to be stopped.</param>
public sealed record CordonRoadReported(int Number, string Place, bool Blocked, bool SuspectMayPass) : IncidentEvent;

public sealed record CordonStoodDown(int Version, string? Reason) : IncidentEvent;
