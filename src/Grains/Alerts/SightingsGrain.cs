using System.Collections.Immutable;
using System.Security.Cryptography;
using Dispatch.Domain;
using Dispatch.Domain.Alerting;
using Dispatch.Domain.Alerting.Retention;
using Dispatch.Domain.Alerting.Sightings;
using Dispatch.Domain.Geo;
using Dispatch.Domain.Incidents;
using Dispatch.Grains.Cordons;
using Dispatch.Grains.Incidents;

namespace Dispatch.Grains.Alerts;

/// <inheritdoc cref="ISightingsGrain"/>
internal sealed class SightingsGrain([PersistentState("sightings")] IPersistentState<SightingsRecord> stored, AlertParts parts)
    : Grain, ISightingsGrain
{
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(5);

    // A driver says where he is, and sees down a street: so far from there the suspect may have been.
    private static readonly Metres SeenWithin = new(100);

    private IGrainTimer _telling = null!;

    private IncidentId Id => new(this.GetPrimaryKeyString());

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var open = !stored.State.Notes.IsEmpty || stored.State.ForCordon is not null;
        _telling = this.RegisterGrainTimer(Tell, new GrainTimerCreationOptions(open ? TimeSpan.Zero : Timeout.InfiniteTimeSpan, Retry));
        return Task.CompletedTask;
    }

    public async Task<Outcome<SightingView>> Report(CommandHeader header, SightingReport report)
    {
        var id = SightingId.For(report.Unit, header.Key);
        if (Find(id) is { } known)
            return ViewOf(known);
        if (UnitSighting.Check(report.Note, report.Heading?.Degrees) is { } wrong)
            return wrong;
        if (stored.State.Sightings.Length >= IncidentAlerts.MaxSightings)
            return new Refusal("too-many-sightings", $"Incident {Id} has {IncidentAlerts.MaxSightings} sightings; no more are taken.", RefusalKind.Conflict);
        // First of all: what is kept must be known to whoever deletes it.
        await parts.Grains.GetGrain<IAlertRetentionGrain>(AlertBoards.KeyOf(Id)).AddIncident(Id);
        var photo = await Keep(id, report.Photo);
        if (photo.Refusal is { } refusal)
            return refusal;
        var sighting = new UnitSighting(
            id, Id, report.Alert, report.Unit, report.CallSign, report.UnitKind, report.What, report.At, report.Heading, report.Note,
            photo.Value!.Hash, header.At, []);
        await Write(Copy(stored.State.Sightings.Add(sighting)), header, new SightingReported(
            id.Value, report.Alert?.Value, report.Unit, report.What, report.At, report.Heading?.Degrees, report.Note, photo.Value.Hash is not null));
        await Tell(CancellationToken.None);
        await Show(sighting);
        return ViewOf(sighting);
    }

    public async Task<Outcome<SightingView>> Grade(CommandHeader header, SightingId sighting, SightingGrade grade, string? note)
    {
        if (Find(sighting) is not { } known)
            return new Refusal("unknown-sighting", $"There is no sighting {sighting} of incident {Id}.", RefusalKind.NotFound);
        var judged = known.Judge(grade, note, header.By, header.At);
        if (judged.Value is not { } next)
            return judged.Refusal!;
        if (ReferenceEquals(next, known))
            return ViewOf(known);
        var changed = Copy(stored.State.Sightings.Replace(known, next));
        changed.ForCordon = next.Grade == SightingGrade.Accepted ? sighting : stored.State.ForCordon == sighting ? null : stored.State.ForCordon;
        await Write(changed, header, new SightingGraded(sighting.Value, grade, note));
        await Tell(CancellationToken.None);
        await Show(next);
        return ViewOf(next);
    }

    public Task<ImmutableArray<SightingView>> Sightings() =>
        Task.FromResult<ImmutableArray<SightingView>>([.. stored.State.Sightings.Reverse().Select(ViewOf)]);

    public async Task<SightingPhoto?> Photo(SightingId sighting) =>
        Find(sighting) is { Photo: not null } ? await parts.Grains.GetGrain<IPhotoGrain>(sighting.Value).Get() : null;

    public async Task<int> Forget(RetentionCut cut)
    {
        var photos = stored.State.Sightings.Where(one => one.Photo is not null).ToList();
        foreach (var one in photos)
            await parts.Grains.GetGrain<IPhotoGrain>(one.Id.Value).Delete();
        var all = cut.What == RetentionClass.Sightings;
        var deleted = all ? stored.State.Sightings.Length : photos.Count;
        if (RetentionRules.Evidence(cut, deleted) is not { } happened)
            return 0;
        var header = new CommandHeader(new CommandKey("retention"), Actor.System, parts.Time.GetUtcNow(), happened.What);
        await Write(Copy(all ? [] : [.. stored.State.Sightings.Select(one => one with { Photo = null })]), header, happened);
        await Tell(CancellationToken.None);
        return deleted;
    }

    /// <summary>What the log and the cordon have still to hear; each under a key of its own.</summary>
    private async Task Tell(CancellationToken cancellation)
    {
        _telling.Change(Retry, Retry);
        while (stored.State.Notes is [var note, ..])
        {
            await parts.Grains.GetGrain<IIncidentGrain>(Id.Value).RecordAlert(
                new CommandHeader(new CommandKey(FormattableString.Invariant($"sighting.{note.Number}")), note.By, note.At, note.EventKind),
                note.EventKind, note.EventBody);
            var rest = Copy();
            rest.Notes = rest.Notes.Remove(note);
            await Write(rest);
        }
        if (stored.State.ForCordon is { } waiting)
            await TellCordon(waiting);
        _telling.Change(Timeout.InfiniteTimeSpan, Retry);
    }

    private async Task TellCordon(SightingId id)
    {
        if (Find(id) is { } sighting && sighting.Evidence(SeenWithin) is { } seen)
        {
            var by = sighting.Judgements[^1].By;
            await parts.Grains.GetGrain<ICordonGrain>(Id.Value).Sighted(
                new CommandHeader(new CommandKey($"sighting.{id}.{sighting.Judgements.Length}"), by, parts.Time.GetUtcNow(), id.Value), [seen]);
        }
        var done = Copy();
        done.ForCordon = null;
        await Write(done);
    }

    private async Task<Outcome<KeptPhoto>> Keep(SightingId id, ImmutableArray<byte> photo)
    {
        if (photo.IsDefaultOrEmpty)
            return new KeptPhoto(null);
        if (PhotoBytes.Check(photo.AsSpan()) is { } wrong)
            return wrong;
        if (stored.State.Sightings.Count(one => one.Photo is not null) >= IncidentAlerts.MaxPhotos)
            return new Refusal("too-many-photos", $"Incident {Id} has {IncidentAlerts.MaxPhotos} photos; send the sighting without one.", RefusalKind.Conflict, "photo");
        await parts.Grains.GetGrain<IPhotoGrain>(id.Value).Keep(new SightingPhoto(PhotoBytes.MediaTypeOf(photo.AsSpan())!, photo));
        return new KeptPhoto(Convert.ToHexStringLower(SHA256.HashData(photo.AsSpan())));
    }

    private UnitSighting? Find(SightingId id) => stored.State.Sightings.FirstOrDefault(one => one.Id == id);

    private Task Show(UnitSighting sighting) =>
        parts.Grains.GetGrain<IAlertBoardGrain>(AlertBoards.KeyOf(Id)).Sighted(ViewOf(sighting));

    private static SightingView ViewOf(UnitSighting one) => new(
        one.Id, one.Incident, one.Alert, one.Unit, one.CallSign, one.At, one.Heading, one.What, one.Note, one.Photo is not null,
        one.Grade, one.Judgements is [.., var last] ? last.By : null, one.Judgements is [.., var newest] ? newest.Note : null, one.ReportedAt);

    private SightingsRecord Copy(ImmutableArray<UnitSighting>? sightings = null) => new()
    {
        Sightings = sightings ?? stored.State.Sightings,
        Notes = stored.State.Notes,
        NoteCount = stored.State.NoteCount,
        ForCordon = stored.State.ForCordon,
    };

    private Task Write(SightingsRecord next, CommandHeader header, IncidentEvent happened)
    {
        next.Notes = next.Notes.Add(new AlertNote(
            ++next.NoteCount, EventCodec.KindOf(happened), EventCodec.BodyOf(happened), header.By, header.At));
        return Write(next);
    }

    private async Task Write(SightingsRecord next)
    {
        var before = stored.State;
        try
        {
            stored.State = next;
            await stored.WriteStateAsync();
        }
        catch
        {
            // Nobody knows what is stored now: the next activation reads it.
            stored.State = before;
            DeactivateOnIdle();
            throw;
        }
    }

    private sealed record KeptPhoto(string? Hash);
}
