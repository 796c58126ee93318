using System.Collections.Immutable;
using Dispatch.Domain;
using Dispatch.Domain.Alerting;
using Orleans.Concurrency;

namespace Dispatch.Grains.Alerts;

/// <summary>Which alerts an incident had. Key: the incident id. Calls nobody.</summary>
[Alias("dispatch.IIncidentAlertsGrain")]
public interface IIncidentAlertsGrain : IGrainWithStringKey
{
    /// <summary>Durable before it answers; refused beyond <see cref="IncidentAlerts.MaxAlerts"/>. Adding twice is harmless.</summary>
    [Alias("Add")]
    Task<Outcome<AlertList>> Add(AlertId alert);

    /// <summary>Oldest first.</summary>
    [AlwaysInterleave, Alias("All")]
    Task<ImmutableArray<AlertId>> All();

    /// <summary>The alert's data were deleted.</summary>
    [Alias("Remove")]
    Task Remove(AlertId alert);
}

[GenerateSerializer, Immutable, Alias("dispatch.AlertList")]
public sealed record AlertList(ImmutableArray<AlertId> Alerts);
