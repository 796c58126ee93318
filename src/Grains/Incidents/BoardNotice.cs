using Dispatch.Domain;
using Dispatch.Domain.Incidents;
using Microsoft.Extensions.Logging;

namespace Dispatch.Grains.Incidents;

/// <summary>
/// What an incident tells its board shard: announced before it exists or is open again, published after each change. Publishing is done by a timer,
/// so it neither delays nor fails a command, and is repeated until the board has taken it.
/// </summary>
internal sealed partial class BoardNotice(IncidentId incident, IGrainFactory grains, ILogger<BoardNotice> logger)
{
    private readonly IIncidentBoardGrain _board = grains.GetGrain<IIncidentBoardGrain>(IncidentBoards.KeyOf(incident));
    private readonly ServiceRecords _records = new(grains);
    private int _published;
    private int _recorded;

    /// <summary>Durable on the board when it returns.</summary>
    public Task Announce() => _board.Announce(incident);

    /// <summary>True when the board has this version.</summary>
    public bool Has(int version) => _published >= version;

    /// <summary>True when the records have this version.</summary>
    public bool HasRecorded(int version) => _recorded >= version;

    /// <summary>Apart from the board, which people look at: records may take their time, and telling again changes nothing.</summary>
    public async Task Record(Incident state)
    {
        try
        {
            await _records.Tell(state);
            _recorded = Math.Max(_recorded, state.Version);
        }
        catch (Exception failure)
        {
            LogUnpublished(failure, incident, state.Version);
        }
    }

    public async Task Publish(Incident state)
    {
        var summary = IncidentViews.SummaryOf(IncidentViews.Of(state));
        try
        {
            await _board.Update(summary);
            _published = Math.Max(_published, summary.Version);
        }
        catch (Exception failure)
        {
            LogUnpublished(failure, incident, summary.Version);
        }
    }
}
