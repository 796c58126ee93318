using Dispatch.Domain;
using Dispatch.Domain.Incidents;

namespace Dispatch.Grains.Incidents;

/// <summary>The log as it is on disk. <see cref="Log"/> never shows what is not durable.</summary>
internal sealed class IncidentJournal(IncidentId id, IPersistentState<IncidentRecord> stored)
{
    private bool _unsure;

    public IncidentLog Log { get; private set; } = Read(id, stored);

    /// <summary>True after a failed write: it may have reached the disk all the same.</summary>
    public bool IsUnsure => _unsure;

    /// <summary>The log to decide on. After a failed write it is read again first: deciding on a guess could contradict what is stored.</summary>
    public async ValueTask<IncidentLog> Fresh()
    {
        if (!_unsure)
            return Log;
        await stored.ReadStateAsync();
        Log = Read(id, stored);
        _unsure = false;
        return Log;
    }

    /// <summary>One durable write. When it throws, nothing was promised and the next decision begins with <see cref="Fresh"/>.</summary>
    public async Task Write(IncidentLog next)
    {
        stored.State = new IncidentRecord { Entries = [.. next.Entries] };
        _unsure = true;
        await stored.WriteStateAsync();
        _unsure = false;
        Log = next;
    }

    private static IncidentLog Read(IncidentId id, IPersistentState<IncidentRecord> stored) =>
        IncidentLog.Load(id, [.. stored.State.Entries]);
}
