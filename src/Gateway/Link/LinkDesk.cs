using Dispatch.Domain;
using Dispatch.Gateway.Alerts;
using Dispatch.Gateway.Ingest;
using Dispatch.Grains.Units;
using Microsoft.Extensions.Logging;

namespace Dispatch.Gateway.Link;

/// <summary>Takes what a unit says to where it belongs. Positions and answers wait for nobody; commands hold up their own unit only.</summary>
internal sealed partial class LinkDesk(FixGate gate, IGrainFactory grains, AlertDesk alerts, TimeProvider time, ILogger<LinkDesk> logger)
{
    private static readonly Refusal Busy = new("busy", "It could not be done now; send it again.", RefusalKind.Busy);

    /// <summary>Null when the message was taken. A failure of ours is no reason to lose the line: the unit is asked to say it again.</summary>
    public async ValueTask<Refusal?> TakeAsync(UnitLink link, LinkMessage message)
    {
        try
        {
            return await TakeKindAsync(link, message);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            LogFailed(fault, link.Unit.Value, message.Kind);
            return Busy;
        }
    }

    private async ValueTask<Refusal?> TakeKindAsync(UnitLink link, LinkMessage message)
    {
        switch (message.Kind)
        {
            case LinkMessageKind.Fix:
                return TakeFix(link, ref message);
            case LinkMessageKind.Occupied:
                link.Occupied = message.Fix.Occupied;
                return null;
            case LinkMessageKind.Ping:
                link.Post(LinkJson.Pong);
                return null;
            case LinkMessageKind.Duty:
                return await TakeDutyAsync(link, message);
            case LinkMessageKind.Step:
                return await alerts.TakeStepAsync(link, message);
            case LinkMessageKind.Sighting:
                return await alerts.TakeSightingAsync(link, message);
            default:
                return await alerts.TakePanicAsync(link, message);
        }
    }

    /// <summary>A fix that is not believed is counted under its reason and not answered: the next one is seconds away.</summary>
    private Refusal? TakeFix(UnitLink link, ref LinkMessage message)
    {
        link.Occupied = message.Fix.Occupied ??= link.Occupied;
        gate.TakeOne(link.Speaker, message.Fix);
        return null;
    }

    private async ValueTask<Refusal?> TakeDutyAsync(UnitLink link, LinkMessage message)
    {
        if (CommandKey.TryParse(message.Key) is not { } key)
            return new Refusal("invalid-field", "A key is 1–64 of A–Z, a–z, 0–9, '.', '_', ':' and '-'.", Field: "key");
        var header = new CommandHeader(key, link.Session.By, time.GetUtcNow(), $"duty {message.OnDuty}");
        var outcome = await grains.GetGrain<IUnitGrain>(link.Unit.Value).SetDuty(header, message.OnDuty!.Value);
        if (outcome.Value is { } view)
            link.Show(view, always: true);
        return outcome.Refusal;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "What {Unit} said ({Kind}) could not be done; it is asked to say it again")]
    private partial void LogFailed(Exception fault, string unit, LinkMessageKind kind);
}
