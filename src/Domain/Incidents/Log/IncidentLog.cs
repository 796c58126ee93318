using System.Collections.Immutable;

namespace Dispatch.Domain.Incidents;

/// <summary>An incident's log with the state that it folds to. Immutable: every change is a new log.</summary>
public sealed class IncidentLog
{
    /// <summary>No incident's log grows beyond this many entries.</summary>
    public const int Limit = 5000;

    /// <summary>From here on only commands that bring the incident to its end are taken, so that a full log can still be closed.</summary>
    public const int Room = 4500;

    private IncidentLog(IncidentId id, ImmutableArray<LogEntry> entries, Incident? incident) =>
        (Id, Entries, Incident) = (id, entries, incident);

    public IncidentId Id { get; }

    /// <summary>Oldest first.</summary>
    public ImmutableArray<LogEntry> Entries { get; }

    /// <summary>Null while the log is empty.</summary>
    public Incident? Incident { get; }

    /// <summary>Hash of the newest entry, or the genesis hash.</summary>
    public string Head => Entries is [.., var last] ? last.Hash : LogHash.Genesis(Id);

    /// <exception cref="InvalidDataException">An entry is of a kind or shape that this program does not know.</exception>
    public static IncidentLog Load(IncidentId id, ImmutableArray<LogEntry> entries) => new(id, entries, Incident.Fold(id, entries));

    /// <summary>
    /// Carries out a command, once: under a key that this actor used before nothing is decided again, and
    /// <see cref="LogAnswer.AsOf"/> is the log as it stood after the first time.
    /// </summary>
    public LogAnswer Take(IncidentCommand command, CommandHeader header)
    {
        if (Recall(header) is { } recalled)
            return recalled;
        var decision = command.Decide(Incident);
        if (decision.Refusal is { } refusal)
            return Refused(refusal);
        if (decision.Events.IsEmpty)
            return new LogAnswer(this, this, null);
        if (Entries.Length + decision.Events.Length > (command.EndsWork ? Limit : Room))
            return Refused(new Refusal("log-full", $"The log of incident {Id} has {Entries.Length} entries; close it and open another incident for what follows.", RefusalKind.Conflict));
        var after = Append(header.By, header.At, header.Key, header.Fingerprint, decision.Events);
        return new LogAnswer(after, after, null);
    }

    /// <summary>The answer when this actor's key was used before: the first answer, or a refusal when the body was another one. Null for a new key.</summary>
    public LogAnswer? Recall(CommandHeader header)
    {
        var last = -1;
        for (var i = 0; i < Entries.Length; i++)
        {
            // Keys belong to their actor: another account's equal key is another command.
            if (Entries[i].Key == header.Key && Entries[i].By.Id == header.By.Id)
                last = i;
        }

        if (last < 0)
            return null;
        return string.Equals(Entries[last].Fingerprint, header.Fingerprint, StringComparison.Ordinal)
            ? new LogAnswer(this, UpTo(last + 1), null)
            : Refused(new Refusal("key-reused", $"The idempotency key {header.Key} was used for another command; send a new key.", RefusalKind.KeyReused));
    }

    /// <summary>The log with what the system itself saw, without a key: the decider must make a repetition harmless.</summary>
    public LogAnswer Observe(IncidentCommand command, DateTimeOffset at)
    {
        var decision = command.Decide(Incident);
        var full = Entries.Length + decision.Events.Length > Limit;
        if (decision.Refusal is not null || decision.Events.IsEmpty || full)
            return new LogAnswer(this, this, decision.Refusal);
        var after = Append(Actor.System, at, null, null, decision.Events);
        return new LogAnswer(after, after, null);
    }

    /// <summary>The events that one command of this actor caused.</summary>
    public IEnumerable<IncidentEvent> CausedBy(CommandHeader header) => Entries
        .Where(entry => entry.Key == header.Key && entry.By.Id == header.By.Id)
        .Select(entry => EventCodec.Read(entry.Kind, entry.Body));

    private LogAnswer Refused(Refusal refusal) => new(this, this, refusal);

    private IncidentLog UpTo(int count) => count == Entries.Length ? this : Load(Id, Entries[..count]);

    private IncidentLog Append(Actor by, DateTimeOffset at, CommandKey? key, string? fingerprint, ImmutableArray<IncidentEvent> events)
    {
        var (entries, state, head) = (Entries.ToBuilder(), Incident, Head);
        foreach (var happened in events)
        {
            var open = new LogEntry(entries.Count + 1, at.ToUniversalTime(), by, key, fingerprint, EventCodec.KindOf(happened), EventCodec.BodyOf(happened), "");
            var entry = open with { Hash = LogHash.Of(head, open) };
            entries.Add(entry);
            (state, head) = (Incident.Apply(Id, state, entry), entry.Hash);
        }

        return new IncidentLog(Id, entries.DrainToImmutable(), state);
    }
}

/// <summary>What came of a command.</summary>
/// <param name="Log">The log from now on; the same object when nothing changed.</param>
/// <param name="AsOf">The log from which the answer is made: for a repeated command the one after its first time.</param>
public sealed record LogAnswer(IncidentLog Log, IncidentLog AsOf, Refusal? Refusal);
