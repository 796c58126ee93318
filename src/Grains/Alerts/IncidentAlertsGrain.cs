using System.Collections.Immutable;
using Dispatch.Domain;
using Dispatch.Domain.Alerting;

namespace Dispatch.Grains.Alerts;

/// <inheritdoc cref="IIncidentAlertsGrain"/>
internal sealed class IncidentAlertsGrain([PersistentState("incident-alerts")] IPersistentState<IncidentAlertsRecord> stored)
    : Grain, IIncidentAlertsGrain
{
    public async Task<Outcome<AlertList>> Add(AlertId alert)
    {
        if (!stored.State.Alerts.Contains(alert))
        {
            if (stored.State.Alerts.Length >= IncidentAlerts.MaxAlerts)
                return new Refusal(
                    "too-many-alerts", $"The incident had {IncidentAlerts.MaxAlerts} alerts; no more are taken.", RefusalKind.Conflict);
            await Write(stored.State.Alerts.Add(alert));
        }
        return new AlertList(stored.State.Alerts);
    }

    public Task<ImmutableArray<AlertId>> All() => Task.FromResult(stored.State.Alerts);

    public Task Remove(AlertId alert) => stored.State.Alerts.Contains(alert) ? Write(stored.State.Alerts.Remove(alert)) : Task.CompletedTask;

    private async Task Write(ImmutableArray<AlertId> alerts)
    {
        try
        {
            stored.State = new IncidentAlertsRecord { Alerts = alerts };
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
