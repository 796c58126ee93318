using Dispatch.Domain;
using Dispatch.Domain.Geo;
using Dispatch.Domain.Incidents;
using Dispatch.Grains.Cordons;
using Dispatch.Grains.Incidents;

namespace Dispatch.Grains.Alerts;

/// <summary>Tells the log and the cordon what they have still to hear, each under a key of its own, so that twice is as good as once.</summary>
internal sealed class SightingNews(IncidentId incident, SightingsBook book, AlertParts parts)
{
    // A driver says where he is, and sees down a street: so far from there the suspect may have been.
    private static readonly Metres SeenWithin = new(100);

    public bool Any => !book.Unheard.IsEmpty || book.ForCordon is not null;

    public async Task Tell()
    {
        while (book.Unheard is [var note, ..])
        {
            await parts.Grains.GetGrain<IIncidentGrain>(incident.Value).RecordAlert(
                new CommandHeader(new CommandKey(FormattableString.Invariant($"sighting.{note.Number}")), note.By, note.At, note.EventKind),
                note.EventKind, note.EventBody);
            await book.LogHeard(note);
        }
        if (book.ForCordon is not { } waiting)
            return;
        if (book.Find(waiting) is { } sighting && sighting.Evidence(SeenWithin) is { } seen)
        {
            var by = sighting.Judgements[^1].By;
            await parts.Grains.GetGrain<ICordonGrain>(incident.Value).Sighted(
                new CommandHeader(new CommandKey($"sighting.{waiting}.{sighting.Judgements.Length}"), by, parts.Time.GetUtcNow(), waiting.Value), [seen]);
        }
        await book.CordonHeard();
    }
}
