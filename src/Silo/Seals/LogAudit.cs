using Dispatch.Domain;
using Dispatch.Domain.Incidents;
using Dispatch.Domain.Incidents.Seals;
using Dispatch.Storage;

namespace Dispatch.Silo.Seals;

/// <summary>What an audit of all logs found.</summary>
/// <param name="Faults">One sentence each; empty when everything fits.</param>
internal sealed record LogAudit(int Incidents, long Entries, int Sealed, IReadOnlyList<string> Faults)
{
    /// <summary>Reads every incident once. Also finds incidents that were sealed and are not in the store any more.</summary>
    public static async Task<LogAudit> RunAsync(IStateScan store, SealBook seals, CancellationToken cancellation)
    {
        var faults = seals.Faults.Select(fault => $"seals.jsonl line {fault.Line} ({fault.Code}): {fault.Message}").ToList();
        var seen = new HashSet<IncidentId>();
        long entries = 0;
        await foreach (var state in store.ScanAsync("incident", cancellation))
        {
            var id = new IncidentId(state.Key.GrainId[(state.Key.GrainId.IndexOf('/', StringComparison.Ordinal) + 1)..]);
            var log = Utf8JsonStateSerializer.Default.Deserialize<StoredIncident>(new BinaryData(state.Json.ToArray())).Entries;
            seen.Add(id);
            entries += log.Length;
            if (LogVerifier.Verify(id, log, seals.Newest.GetValueOrDefault(id)) is { } fault)
                faults.Add($"incident {id} entry {fault.Sequence} ({fault.Code}): {fault.Message}");
        }
        faults.AddRange(seals.Newest.Keys.Where(id => !seen.Contains(id))
            .Select(id => $"incident {id} entry 1 (missing): it was sealed and is not in the store."));
        return new LogAudit(seen.Count, entries, seals.Newest.Count, faults);
    }

    /// <summary>The stored form of an incident, as its grain writes it.</summary>
    internal sealed record StoredIncident(LogEntry[] Entries);
}
