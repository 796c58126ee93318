using Dispatch.Domain;
using Dispatch.Domain.Alerting;
using Dispatch.Domain.Alerting.Delivery;
using Dispatch.Gateway.Link;
using Dispatch.Grains.Alerts;

namespace Dispatch.Gateway.Alerts;

/// <summary>What a unit says about alerts on its line. A step waits for nobody: its lane confirms it when it is durable.</summary>
internal sealed class AlertDesk(UnitReports reports, MarkLanes marks, TimeProvider time)
{
    private const int MaxReason = 200;

    public async ValueTask<Refusal?> TakeStepAsync(UnitLink link, LinkMessage message)
    {
        var found = await reports.FindAsync(message.Alert, message.Step);
        if (found.Value is not { } alert)
            return found.Refusal;
        if (message.Reason is { Length: > MaxReason })
            return new Refusal("text-too-long", $"A reason has at most {MaxReason} characters.", Field: "reason");
        var news = new LadderNews(UnitReports.ReadStep(message.Step)!.Value, time.GetUtcNow(), message.Seq, message.At, message.Reason);
        marks.Add(alert.Id, AlertShards.Of(link.Unit, alert.Shards), new WaitingMark(new UnitMark(link.Unit, news), link, message.Key));
        return null;
    }

    public async ValueTask<Refusal?> TakeSightingAsync(UnitLink link, LinkMessage message)
    {
        if (CommandKey.TryParse(message.Key) is not { } key)
            return BadKey;
        var outcome = await reports.SightAsync(link.Unit, Header(link, key, "sighting"), new SightingText(
            message.Alert, message.Fix.Latitude, message.Fix.Longitude, message.Fix.Heading, message.What, message.Note, message.Photo));
        if (outcome.Value is { } sighting)
            link.Post(AlertJson.Sighting(key.Value, sighting.Id));
        return outcome.Refusal;
    }

    public async ValueTask<Refusal?> TakePanicAsync(UnitLink link, LinkMessage message)
    {
        if (CommandKey.TryParse(message.Key) is not { } key)
            return BadKey;
        var place = (Lat: Known(message.Fix.Latitude), Lon: Known(message.Fix.Longitude));
        var outcome = await reports.PanicAsync(link.Unit, Header(link, key, "panic"), place.Lat, place.Lon);
        if (outcome.Ok)
            link.Post(LinkJson.Panic(key.Value));
        return outcome.Refusal;
    }

    private static Refusal BadKey { get; } = new("invalid-field", "A key is 1–64 of A–Z, a–z, 0–9, '.', '_', ':' and '-'.", Field: "key");

    private static double? Known(double value) => double.IsNaN(value) ? null : value;

    private CommandHeader Header(UnitLink link, CommandKey key, string what) => new(key, link.Session.By, time.GetUtcNow(), what);
}
