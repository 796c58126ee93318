using Dispatch.Domain.Incidents.Seals;

namespace Dispatch.Domain.Incidents;

/// <summary>Where a log stops being what was written.</summary>
/// <param name="Sequence">The first entry that does not fit, counted from 1; one past the end when the tail is missing.</param>
/// <param name="Code">Stable: <c>sequence</c>, <c>time-zone</c>, <c>hash</c>, <c>contents</c>, <c>truncated</c>, <c>rewritten</c>.</param>
public sealed record LogFault(int Sequence, string Code, string Message);

/// <summary>
/// Finds any change of a log. The chain alone finds whatever is changed, removed, inserted or moved before its end; that the tail
/// was cut off, or the whole chain computed anew, only shows against a seal kept elsewhere.
/// </summary>
public static class LogVerifier
{
    /// <summary>Null when nothing is wrong.</summary>
    /// <param name="seal">The newest seal known of this incident; null when there is none.</param>
    public static LogFault? Verify(IncidentId incident, IReadOnlyList<LogEntry> log, Seal? seal = null) =>
        Chain(incident, log) ?? AgainstSeal(log, seal) ?? Contents(incident, log);

    private static LogFault? Chain(IncidentId incident, IReadOnlyList<LogEntry> log)
    {
        var previous = LogHash.Genesis(incident);
        for (var i = 0; i < log.Count; i++)
        {
            var (entry, expected) = (log[i], i + 1);
            if (entry.Sequence != expected)
                return new LogFault(expected, "sequence", $"Entry {expected} carries the number {entry.Sequence}: an entry was removed, inserted or moved.");
            if (entry.At.Offset != TimeSpan.Zero)
                return new LogFault(expected, "time-zone", $"Entry {expected} does not carry UTC: {entry.At:O}.");
            if (!string.Equals(entry.Hash, LogHash.Of(previous, entry), StringComparison.Ordinal))
                return new LogFault(expected, "hash", $"Entry {expected} does not fit its hash: it or an earlier one was changed, or it belongs to another incident.");
            previous = entry.Hash;
        }

        return null;
    }

    private static LogFault? AgainstSeal(IReadOnlyList<LogEntry> log, Seal? seal)
    {
        if (seal is null)
            return null;
        if (log.Count < seal.Count)
            return new LogFault(log.Count + 1, "truncated", $"The log has {log.Count} entries; {seal.Count} were sealed at {seal.At:O}.");
        return string.Equals(log[seal.Count - 1].Hash, seal.Head, StringComparison.Ordinal)
            ? null
            : new LogFault(seal.Count, "rewritten", $"Entry {seal.Count} is not the one that was sealed at {seal.At:O}: the log was computed anew.");
    }

    private static LogFault? Contents(IncidentId id, IReadOnlyList<LogEntry> log)
    {
        Incident? incident = null;
        foreach (var entry in log)
        {
            try
            {
                incident = Incident.Apply(id, incident, entry);
            }
            catch (InvalidDataException fault)
            {
                return new LogFault(entry.Sequence, "contents", fault.Message);
            }
        }

        return null;
    }
}
