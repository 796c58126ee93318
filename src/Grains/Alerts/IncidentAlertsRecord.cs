using System.Collections.Immutable;
using Dispatch.Domain.Alerting;
using Dispatch.Domain.Alerting.Sightings;

namespace Dispatch.Grains.Alerts;

/// <summary>Which alerts an incident had, as stored.</summary>
[GenerateSerializer, Alias("dispatch.IncidentAlertsRecord")]
internal sealed class IncidentAlertsRecord
{
    [Id(0)] public ImmutableArray<AlertId> Alerts { get; set; } = [];
}

/// <summary>What is stored of an incident's sightings.</summary>
[GenerateSerializer, Alias("dispatch.SightingsRecord")]
internal sealed class SightingsRecord
{
    [Id(0)] public ImmutableArray<UnitSighting> Sightings { get; set; } = [];

    /// <summary>Events that the incident's log has still to hear, oldest first.</summary>
    [Id(1)] public ImmutableArray<AlertNote> Notes { get; set; } = [];

    [Id(2)] public int NoteCount { get; set; }

    /// <summary>An accepted sighting that the cordon has still to hear of.</summary>
    [Id(3)] public SightingId? ForCordon { get; set; }
}

/// <summary>One photo, apart from everything else, because it is large and goes first.</summary>
[GenerateSerializer, Alias("dispatch.PhotoRecord")]
internal sealed class PhotoRecord
{
    [Id(0)] public string MediaType { get; set; } = "";

    [Id(1)] public byte[] Bytes { get; set; } = [];
}
