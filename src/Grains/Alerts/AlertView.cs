using System.Collections.Immutable;
using Dispatch.Domain;
using Dispatch.Domain.Alerting;
using Dispatch.Domain.Recommendation;

namespace Dispatch.Grains.Alerts;

/// <summary>An alert as the centre sees it; all times UTC.</summary>
/// <param name="Text">What civilians without a post of their own read.</param>
/// <param name="WhyRelease">Why a second person is needed; null when not.</param>
/// <param name="Version">Grows with every change of anything, counts included; the higher one wins.</param>
[GenerateSerializer, Immutable, Alias("dispatch.AlertView")]
public sealed record AlertView(
    AlertId Id,
    IncidentId Incident,
    AlertKind Kind,
    AlertStanding Standing,
    Actor OrderedBy,
    Actor? ReleasedBy,
    DateTimeOffset OrderedAt,
    DateTimeOffset? ReleasedAt,
    DateTimeOffset ExpiresAt,
    DateTimeOffset? EndedAt,
    string? EndReason,
    bool Drill,
    AlertUrgency Urgency,
    int Seq,
    BilingualText Text,
    AlertDescription? Description,
    string Place,
    int Quota,
    string? WhyRelease,
    AlertFunnel Counts,
    ImmutableArray<AlertWaveView> Waves,
    ImmutableArray<Exclusion> Excluded,
    ImmutableArray<AlertPostView> Posts,
    long Version);

/// <summary>How many recipients reached each step; cumulative, so a later step implies the ones before.</summary>
/// <param name="Eligible">When it was ordered.</param>
/// <param name="Silent">Sent and not answered.</param>
[GenerateSerializer, Immutable, Alias("dispatch.AlertFunnel")]
public sealed record AlertFunnel(
    int Eligible, int Queued, int Sent, int Delivered, int Seen, int Accepted, int Declined, int Unable, int Withdrawn,
    int EnRoute, int AtPost, int Released, int Silent);

[GenerateSerializer, Immutable, Alias("dispatch.AlertWaveView")]
public sealed record AlertWaveView(int Number, int Size, DateTimeOffset At, int Accepted, int Declined, int Silent);

/// <param name="Node">The crossing's number on the map of that day.</param>
[GenerateSerializer, Immutable, Alias("dispatch.AlertPostView")]
public sealed record AlertPostView(int Node, string Place, int Need, int Accepted, int AtPost);
