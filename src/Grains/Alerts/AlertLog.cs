using Dispatch.Domain;
using Dispatch.Domain.Alerting;
using Dispatch.Domain.Alerting.Retention;
using Dispatch.Domain.Incidents;
using Dispatch.Grains.Incidents;

namespace Dispatch.Grains.Alerts;

/// <summary>What an alert has to do with its incident: may it be ordered, who must know of it, what the log must hear.</summary>
internal sealed class AlertLog(AlertId alert, AlertParts parts)
{
    public async Task<Outcome<IncidentView>> Incident(IncidentId incident) => await Of(incident).Get() switch
    {
        null => new Refusal("unknown-incident", $"There is no incident {incident}.", RefusalKind.NotFound),
        { Status: IncidentStatus.Closed } => new Refusal("incident-closed", $"Incident {incident} is closed; reopen it first.", RefusalKind.Conflict),
        var view => view,
    };

    public async Task<bool> IsVerified(IncidentId incident) => await Of(incident).Get() is { VerifiedAt: not null };

    /// <summary>Durable before the alert exists: an alert that nobody can find would never end. Null when it may exist.</summary>
    public async Task<Refusal?> Announce(AlertOrder order, int shards)
    {
        var listed = await parts.Grains.GetGrain<IIncidentAlertsGrain>(order.Incident.Value).Add(alert);
        if (listed.Refusal is { } full)
            return full;
        await parts.Grains.GetGrain<IAlertBoardGrain>(AlertBoards.KeyOf(order.Incident)).Announce(new ActiveAlert(alert, order.Incident, shards));
        return null;
    }

    /// <summary>Under the note's own key, so that recording it twice changes nothing.</summary>
    public Task Record(IncidentId incident, AlertNote note) => Of(incident).RecordAlert(note.Header(alert), note.EventKind, note.EventBody);

    /// <summary>The proof that data were deleted when they were due.</summary>
    public async Task Record(IncidentId incident, RetentionCut cut, int deleted)
    {
        if (RetentionRules.Evidence(cut, deleted) is not { } happened)
            return;
        var header = new CommandHeader(new CommandKey($"alert.{alert}.{happened.What}"), Actor.System, parts.Time.GetUtcNow(), happened.What);
        await Of(incident).RecordAlert(header, EventCodec.KindOf(happened), EventCodec.BodyOf(happened));
    }

    private IIncidentGrain Of(IncidentId incident) => parts.Grains.GetGrain<IIncidentGrain>(incident.Value);
}
