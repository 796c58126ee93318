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

    /// <summary>Somebody takes care of it: no screen sounds any more, and none that connects later begins to.</summary>
    [Alias("Take")]
    Task<Outcome<PanicView>> Take(CommandHeader header);
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
        // The screens first: the log may be slow, help must not be.
        var view = await Show(kept);
        if (kept.Incident is not null && !stored.State.Logged)
        {
            await Record(kept, header with { Fingerprint = "panic" }, new PanicRaised(kept.Unit, kept.At));
            await Write(new PanicRecord { Last = kept, Logged = true });
        }
        return view;
    }

    public async Task<Outcome<PanicView>> Take(CommandHeader header)
    {
        if (stored.State.Last is not { } open)
            return new Refusal("unknown-panic", "This unit has not called for help.", RefusalKind.NotFound);
        var taken = open.Take(header.By);
        if (!ReferenceEquals(taken, open))
            await Write(new PanicRecord { Last = taken, Logged = stored.State.Logged });
        var view = await Show(taken);
        // Under a key of the call, so that whoever says it again after a crash does not write it twice.
        var key = new CommandKey(FormattableString.Invariant($"panic.{StableHash.Of(taken.Unit.Value)}.{taken.ReportedAt.ToUnixTimeMilliseconds()}"));
        await Record(taken, new CommandHeader(key, taken.TakenBy!, header.At, "panic-taken"), new PanicTaken(taken.Unit));
        return view;
    }

    private async Task<PanicView> Show(PanicCall call)
    {
        var view = new PanicView(call.Unit, call.CallSign, call.At, call.Incident, call.ReportedAt, call.TakenBy);
        await parts.Grains.GetGrain<IAlertBoardGrain>(call.Incident is { } of ? AlertBoards.KeyOf(of) : AlertBoards.Keys[0]).Panicked(view);
        return view;
    }

    private async Task Record(PanicCall call, CommandHeader header, IncidentEvent happened)
    {
        if (call.Incident is { } incident)
            await parts.Grains.GetGrain<IIncidentGrain>(incident.Value).RecordAlert(header, EventCodec.KindOf(happened), EventCodec.BodyOf(happened));
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
