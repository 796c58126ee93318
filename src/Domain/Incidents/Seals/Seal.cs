namespace Dispatch.Domain.Incidents.Seals;

/// <summary>
/// What an incident's log amounted to at some moment, to be kept where whoever can write the database cannot write: against it a
/// cut-off tail, an old copy put back and a vanished incident show.
/// </summary>
/// <param name="Count">Number of entries, at least 1.</param>
/// <param name="Head">Hash of the entry <paramref name="Count"/>; 64 lower-case hexadecimal digits.</param>
/// <param name="At">When it was sealed, UTC: the time of that entry.</param>
public sealed record Seal(IncidentId Incident, int Count, string Head, DateTimeOffset At)
{
    /// <summary>Null for an empty log.</summary>
    public static Seal? Of(IncidentLog log) => log.Entries is [.., var last] ? new Seal(log.Id, last.Sequence, last.Hash, last.At) : null;
}
