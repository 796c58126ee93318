using System.Collections.Immutable;
using Dispatch.Domain;
using Dispatch.Domain.Alerting;
using Dispatch.Domain.Alerting.Retention;
using Dispatch.Domain.Alerting.Sightings;
using Dispatch.Domain.Incidents;

namespace Dispatch.Grains.Alerts;

/// <inheritdoc cref="ISightingsGrain"/>
internal sealed class SightingsGrain([PersistentState("sightings")] IPersistentState<SightingsRecord> stored, AlertParts parts)
    : Grain, ISightingsGrain
{
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(5);
    private SightingsBook _book = null!;
    private SightingPhotos _photos = null!;
    private SightingNews _news = null!;
    private IGrainTimer _telling = null!;

    private IncidentId Id => new(this.GetPrimaryKeyString());

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _book = new SightingsBook(stored, DeactivateOnIdle);
        _photos = new SightingPhotos(Id, _book, parts.Grains);
        _news = new SightingNews(Id, _book, parts);
        _telling = this.RegisterGrainTimer(
            _ => Tell(), new GrainTimerCreationOptions(_news.Any ? TimeSpan.Zero : Timeout.InfiniteTimeSpan, Retry));
        return Task.CompletedTask;
    }

    public async Task<Outcome<SightingView>> Report(CommandHeader header, SightingReport report)
    {
        var id = SightingId.For(report.Unit, header.Key);
        if (_book.Find(id) is { } known)
            return known.View();
        if (UnitSighting.Check(report.Note, report.Heading?.Degrees) is { } wrong)
            return wrong;
        if (_book.All.Length >= IncidentAlerts.MaxSightings)
            return new Refusal("too-many-sightings", $"Incident {Id} has {IncidentAlerts.MaxSightings} sightings; no more are taken.", RefusalKind.Conflict);
        // First of all: what is kept must be known to whoever deletes it.
        await parts.Grains.GetGrain<IAlertRetentionGrain>(AlertBoards.KeyOf(Id)).AddIncident(Id);
        var photo = await _photos.Keep(id, report.Photo);
        if (photo.Refusal is { } refusal)
            return refusal;
        var sighting = report.Kept(id, Id, photo.Value!.Hash, header.At);
        await _book.Add(sighting, header, new SightingReported(
            id.Value, report.Alert?.Value, report.Unit, report.What, report.At, report.Heading?.Degrees, report.Note, photo.Value.Hash is not null));
        return await Shown(sighting);
    }

    public async Task<Outcome<SightingView>> Grade(CommandHeader header, SightingId sighting, SightingGrade grade, string? note)
    {
        if (_book.Find(sighting) is not { } known)
            return new Refusal("unknown-sighting", $"There is no sighting {sighting} of incident {Id}.", RefusalKind.NotFound);
        var judged = known.Judge(grade, note, header.By, header.At);
        if (judged.Value is not { } next)
            return judged.Refusal!;
        if (ReferenceEquals(next, known))
            return known.View();
        await _book.Judged(known, next, header, new SightingGraded(sighting.Value, grade, note));
        return await Shown(next);
    }

    public Task<ImmutableArray<SightingView>> Sightings() =>
        Task.FromResult<ImmutableArray<SightingView>>([.. _book.All.Reverse().Select(one => one.View())]);

    public Task<SightingPhoto?> Photo(SightingId sighting) => _photos.Of(sighting);

    public async Task<int> Forget(RetentionCut cut)
    {
        var photos = await _photos.DeleteAll();
        var all = cut.What == RetentionClass.Sightings;
        var deleted = all ? _book.All.Length : photos;
        if (RetentionRules.Evidence(cut, deleted) is not { } happened)
            return 0;
        var header = new CommandHeader(new CommandKey("retention"), Actor.System, parts.Time.GetUtcNow(), happened.What);
        await _book.Keep(all ? [] : [.. _book.All.Select(one => one with { Photo = null })], header, happened);
        await Tell();
        return deleted;
    }

    private async Task<SightingView> Shown(UnitSighting sighting)
    {
        await Tell();
        var view = sighting.View();
        await parts.Grains.GetGrain<IAlertBoardGrain>(AlertBoards.KeyOf(Id)).Sighted(view);
        return view;
    }

    private async Task Tell()
    {
        _telling.Change(Retry, Retry);
        await _news.Tell();
        _telling.Change(Timeout.InfiniteTimeSpan, Retry);
    }
}
