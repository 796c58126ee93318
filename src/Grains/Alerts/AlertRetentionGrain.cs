using System.Collections.Immutable;
using Dispatch.Domain;
using Dispatch.Domain.Alerting;
using Dispatch.Domain.Alerting.Retention;
using Dispatch.Domain.Incidents;
using Dispatch.Grains.Incidents;

namespace Dispatch.Grains.Alerts;

/// <summary>What has to be deleted some day: ended alerts, and incidents with sightings. Keys as of <see cref="AlertBoards"/>.</summary>
[Alias("dispatch.IAlertRetentionGrain")]
public interface IAlertRetentionGrain : IGrainWithStringKey
{
    /// <summary>The alert is over. Durable before it answers; saying it twice is harmless.</summary>
    [Alias("AddAlert")]
    Task AddAlert(AlertId alert, DateTimeOffset endedAt);

    /// <summary>Something was seen that concerns this incident.</summary>
    [Alias("AddIncident")]
    Task AddIncident(IncidentId incident);

    /// <summary>Deletes what is due, and has the incidents' logs say so.</summary>
    /// <returns>Records deleted.</returns>
    [Alias("Sweep")]
    Task<int> Sweep(DateTimeOffset now);
}

[GenerateSerializer, Alias("dispatch.AlertRetentionRecord")]
internal sealed class AlertRetentionRecord
{
    [Id(0)] public ImmutableDictionary<string, DateTimeOffset> Alerts { get; set; } = ImmutableDictionary<string, DateTimeOffset>.Empty;

    [Id(1)] public ImmutableArray<IncidentId> Incidents { get; set; } = [];
}

/// <inheritdoc cref="IAlertRetentionGrain"/>
internal sealed class AlertRetentionGrain([PersistentState("alert-retention")] IPersistentState<AlertRetentionRecord> stored, AlertParts parts)
    : Grain, IAlertRetentionGrain
{
    private RetentionLimits Limits => parts.Options.Retention;

    public Task AddAlert(AlertId alert, DateTimeOffset endedAt) => stored.State.Alerts.ContainsKey(alert.Value) ? Task.CompletedTask
        : Write(stored.State.Alerts.Add(alert.Value, endedAt), stored.State.Incidents);

    public Task AddIncident(IncidentId incident) => stored.State.Incidents.Contains(incident) ? Task.CompletedTask
        : Write(stored.State.Alerts, stored.State.Incidents.Add(incident));

    public async Task<int> Sweep(DateTimeOffset now)
    {
        var deleted = 0;
        foreach (var (alert, endedAt) in stored.State.Alerts.Where(one => RetentionRules.IsDue(RetentionClass.Ladders, one.Value, false, Limits, now)))
        {
            deleted += await parts.Grains.GetGrain<IAlertGrain>(alert).Forget(new RetentionCut(RetentionClass.Ladders, now - Limits.Ladders));
            await Write(stored.State.Alerts.Remove(alert), stored.State.Incidents);
        }
        foreach (var incident in stored.State.Incidents)
            deleted += await SweepSightings(incident, now);
        return deleted;
    }

    private async Task<int> SweepSightings(IncidentId incident, DateTimeOffset now)
    {
        var closedAt = (await parts.Grains.GetGrain<IIncidentGrain>(incident.Value).Get())?.ClosedAt;
        var sightings = parts.Grains.GetGrain<ISightingsGrain>(incident.Value);
        var deleted = 0;
        if (RetentionRules.IsDue(RetentionClass.Photos, closedAt, false, Limits, now))
            deleted += await sightings.Forget(new RetentionCut(RetentionClass.Photos, now - Limits.Photos));
        if (!RetentionRules.IsDue(RetentionClass.Sightings, closedAt, false, Limits, now))
            return deleted;
        deleted += await sightings.Forget(new RetentionCut(RetentionClass.Sightings, now - Limits.Sightings));
        await Write(stored.State.Alerts, stored.State.Incidents.Remove(incident));
        return deleted;
    }

    private async Task Write(ImmutableDictionary<string, DateTimeOffset> alerts, ImmutableArray<IncidentId> incidents)
    {
        try
        {
            stored.State = new AlertRetentionRecord { Alerts = alerts, Incidents = incidents };
            await stored.WriteStateAsync();
        }
        catch
        {
            // Nobody knows what is stored now: the next activation reads it.
            DeactivateOnIdle();
            throw;
        }
    }
}
