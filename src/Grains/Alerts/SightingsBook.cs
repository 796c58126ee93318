using System.Collections.Immutable;
using Dispatch.Domain;
using Dispatch.Domain.Alerting;
using Dispatch.Domain.Alerting.Sightings;
using Dispatch.Domain.Incidents;

namespace Dispatch.Grains.Alerts;

/// <summary>The sightings as they are on disk, with what the incident's log and the cordon have still to hear.</summary>
/// <param name="forget">Called when a write failed: nobody knows what is stored then, and the next activation reads it.</param>
internal sealed class SightingsBook(IPersistentState<SightingsRecord> stored, Action forget)
{
    public ImmutableArray<UnitSighting> All => stored.State.Sightings;

    /// <summary>What happened that the log has not heard yet, oldest first.</summary>
    public ImmutableArray<AlertNote> Unheard => stored.State.Notes;

    /// <summary>The accepted sighting that the cordon has not heard of yet.</summary>
    public SightingId? ForCordon => stored.State.ForCordon;

    public UnitSighting? Find(SightingId id) => All.FirstOrDefault(one => one.Id == id);

    public Task Add(UnitSighting sighting, CommandHeader header, IncidentEvent happened) =>
        Write(Copy(All.Add(sighting)), header, happened);

    /// <summary>An accepted sighting is meant for the cordon from now on, one that is no longer accepted is not.</summary>
    public Task Judged(UnitSighting before, UnitSighting after, CommandHeader header, IncidentEvent happened)
    {
        var next = Copy(All.Replace(before, after));
        next.ForCordon = after.Grade == SightingGrade.Accepted ? after.Id : ForCordon == after.Id ? null : ForCordon;
        return Write(next, header, happened);
    }

    public Task Keep(ImmutableArray<UnitSighting> rest, CommandHeader header, IncidentEvent happened) =>
        Write(Copy(rest), header, happened);

    public Task LogHeard(AlertNote note)
    {
        var rest = Copy(All);
        rest.Notes = rest.Notes.Remove(note);
        return Write(rest);
    }

    public Task CordonHeard()
    {
        var done = Copy(All);
        done.ForCordon = null;
        return Write(done);
    }

    private SightingsRecord Copy(ImmutableArray<UnitSighting> sightings) => new()
    {
        Sightings = sightings,
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
            stored.State = before;
            forget();
            throw;
        }
    }
}
