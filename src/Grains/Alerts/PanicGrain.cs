using Dispatch.Domain;
using Dispatch.Domain.Alerting;
using Dispatch.Domain.Alerting.Sightings;
using Dispatch.Domain.Incidents;
using Dispatch.Grains.Incidents;

namespace Dispatch.Grains.Alerts;

/// <summary>A unit's panic button. Key: the unit id.</summary>
[Alias("dispatch.IPanicGrain")]
public interface IPanicGrain : IGrainWithStringKey
{
    /// <summary>Durable and on every screen before it answers; pressed again and again it is one call.</summary>
    [Alias("Call")]
    Task<Outcome<PanicView>> Call(CommandHeader header, PanicCall call);
}

[GenerateSerializer, Alias("dispatch.PanicRecord")]
internal sealed class PanicRecord
{
    [Id(0)] public PanicCall? Last { get; set; }

    [Id(1)] public bool Logged { get; set; }
}

/// <inheritdoc cref="IPanicGrain"/>
internal sealed class PanicGrain([PersistentState("panic")] IPersistentState<PanicRecord> stored, AlertParts parts) : Grain, IPanicGrain
{
    public async Task<Outcome<PanicView>> Call(CommandHeader header, PanicCall call)
    {
        var kept = stored.State.Last?.Again(call) ?? call;
        if (!ReferenceEquals(kept, stored.State.Last))
            await Write(new PanicRecord { Last = kept });
        var view = new PanicView(kept.Unit, kept.CallSign, kept.At, kept.Incident, kept.ReportedAt);
        // The screens first: the log may be slow, help must not be.
        var board = kept.Incident is { } of ? AlertBoards.KeyOf(of) : AlertBoards.Keys[0];
        await parts.Grains.GetGrain<IAlertBoardGrain>(board).Panicked(view);
        if (kept.Incident is { } incident && !stored.State.Logged)
        {
            var happened = new PanicRaised(kept.Unit, kept.At);
            await parts.Grains.GetGrain<IIncidentGrain>(incident.Value).RecordAlert(
                header with { Fingerprint = "panic" }, EventCodec.KindOf(happened), EventCodec.BodyOf(happened));
            await Write(new PanicRecord { Last = kept, Logged = true });
        }
        return view;
    }

    private async Task Write(PanicRecord next)
    {
        try
        {
            stored.State = next;
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
