using System.Globalization;
using Dispatch.Domain;
using Dispatch.Domain.Alerting;
using Dispatch.Domain.Alerting.Retention;
using Dispatch.Domain.Incidents;
using Dispatch.Grains.Alerts;
using Dispatch.Grains.Incidents;

namespace Dispatch.Gateway.Alerts;

/// <summary>
/// What each person did in an alert that is over is history: whoever looks at it says what for, and the case's log has it before
/// anything is shown. While the alert runs the same is the work itself.
/// </summary>
internal sealed class HistoryLooks(IGrainFactory grains, TimeProvider time)
{
    /// <summary>Null when it may be shown, or when there is no such alert. Pages of one look, within an hour, are one entry of the log.</summary>
    public async Task<Refusal?> CheckAsync(AlertId id, string? purpose, Actor by)
    {
        if (await grains.GetGrain<IAlertGrain>(id.Value).Remembered() is not { Alert: { IsOver: true, EndedAt: { } ended } alert })
            return null;
        // The end itself is part of what is looked at.
        var look = new HistoryLook(purpose, alert.Order.Incident, null, alert.OrderedAt, ended.AddMilliseconds(1));
        var decided = look.Decide();
        if (decided.Value is not { } looked)
            return decided.Refusal;
        var now = time.GetUtcNow();
        var key = string.Create(CultureInfo.InvariantCulture, $"look.{StableHash.Of($"{id}/{by.Id}/{purpose}")}.{now:yyyyMMddHH}");
        var header = new CommandHeader(new CommandKey(key), by, now, "history-look");
        var recorded = await grains.GetGrain<IIncidentGrain>(alert.Order.Incident.Value)
            .RecordAlert(header, EventCodec.KindOf(looked), EventCodec.BodyOf(looked));
        return recorded.Refusal;
    }
}
