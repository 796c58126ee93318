using System.Collections.Immutable;
using Dispatch.Domain;
using Microsoft.Extensions.Logging;
using Orleans.Utilities;

namespace Dispatch.Grains.Incidents;

/// <summary>One shard of the board: which incidents are not closed, and the newest that are.</summary>
internal sealed partial class IncidentBoardGrain(
    [PersistentState("board-open")] IPersistentState<OpenBoardRecord> openStored,
    [PersistentState("board-closed")] IPersistentState<ClosedBoardRecord> closedStored,
    TimeProvider time,
    ILoggerFactory loggers) : Grain, IIncidentBoardGrain
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);

    private readonly ObserverManager<IBoardObserver> _watchers =
        new(Lease, loggers.CreateLogger<IncidentBoardGrain>()) { GetDateTime = () => time.GetUtcNow().UtcDateTime };

    private OpenList _open = null!;
    private ClosedList _closed = null!;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _open = new OpenList(openStored, GrainFactory, time, loggers.CreateLogger<OpenList>());
        _closed = new ClosedList(closedStored);
        return Task.CompletedTask;
    }

    public Task Announce(IncidentId incident) => Durably(() => _open.Add(incident));

    public Task Update(IncidentSummary summary) => Durably(() => Take(summary));

    public async Task<ImmutableArray<IncidentSummary>> Open()
    {
        // What is learnt by asking goes the same way as what is told: the watchers hear it, and what was closed unheard moves.
        foreach (var summary in await _open.AskUnseen())
            await Durably(() => Take(summary));
        return _open.All;
    }

    public Task<ImmutableArray<IncidentSummary>> Closed(int limit) => Task.FromResult<ImmutableArray<IncidentSummary>>([.. _closed.All.Take(limit)]);

    public async Task<ImmutableArray<IncidentSummary>> Watch(IBoardObserver observer)
    {
        var open = await Open();
        _watchers.Subscribe(observer, observer);
        return open;
    }
}
