using System.Collections.Immutable;
using Dispatch.Domain;
using Dispatch.Domain.Incidents;
using Dispatch.Gateway.Incidents;
using Dispatch.Grains.Incidents;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Dispatch.Gateway.Live;

/// <summary>The queue of open incidents as this gateway knows it, from the board's shards; shared by all screens.</summary>
internal sealed partial class IncidentFeed : BackgroundService
{
    private static readonly TimeSpan Renew = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(1);

    private readonly IGrainFactory _grains;
    private readonly TimeProvider _time;
    private readonly ILogger<IncidentFeed> _logger;
    private readonly Lock _sync = new();
    private readonly Dictionary<IncidentId, (IncidentSummary Summary, int Shard)> _open = [];
    private readonly HashSet<IIncidentViewer> _viewers = [];
    private readonly Shard[] _shards;

    public IncidentFeed(IGrainFactory grains, TimeProvider time, ILogger<IncidentFeed> logger)
    {
        (_grains, _time, _logger) = (grains, time, logger);
        _shards = [.. Enumerable.Range(0, IncidentBoards.Shards).Select(number => new Shard(this, number))];
    }

    /// <summary>Attaches the screen and gives it the queue as it stands, with nothing lost in between.</summary>
    public void Attach(IIncidentViewer viewer)
    {
        lock (_sync)
        {
            _viewers.Add(viewer);
            viewer.QueueReplaced(Queue());
        }
    }

    public void Detach(IIncidentViewer viewer)
    {
        lock (_sync)
            _viewers.Remove(viewer);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var references = _shards.Select(shard => _grains.CreateObjectReference<IBoardObserver>(shard)).ToArray();
        while (!stoppingToken.IsCancellationRequested)
        {
            var good = await Task.WhenAll(_shards.Select(shard => RenewAsync(shard, references[shard.Number])));
            await Task.Delay(good.All(ok => ok) ? Renew : Retry, _time, stoppingToken);
        }
    }

    private async Task<bool> RenewAsync(Shard shard, IBoardObserver reference)
    {
        try
        {
            var open = await _grains.GetGrain<IIncidentBoardGrain>(IncidentBoards.Keys[shard.Number]).Watch(reference);
            Replace(shard.Number, open);
            return true;
        }
        catch (Exception fault)
        {
            LogWatchFailed(fault, shard.Number);
            return false;
        }
    }

    /// <summary>A snapshot also repairs: an incident that is missing from it was closed while a message was lost.</summary>
    private void Replace(int shard, ImmutableArray<IncidentSummary> open)
    {
        lock (_sync)
        {
            var ids = open.Select(incident => incident.Id).ToHashSet();
            var lost = _open.Where(entry => entry.Value.Shard == shard && !ids.Contains(entry.Key)).Select(entry => entry.Key).ToList();
            foreach (var incident in open)
                Take(shard, incident);
            foreach (var id in lost)
                _open.Remove(id);
            if (lost.Count > 0)
            {
                var queue = Queue();
                foreach (var viewer in _viewers)
                    viewer.QueueReplaced(queue);
            }
        }
    }

    private void Take(int shard, IncidentSummary summary)
    {
        if (_open.TryGetValue(summary.Id, out var known) && known.Summary.Version >= summary.Version)
            return;
        if (summary.Status == IncidentStatus.Closed)
            _open.Remove(summary.Id);
        else
            _open[summary.Id] = (summary, shard);
        foreach (var viewer in _viewers)
            viewer.IncidentChanged(summary);
    }

    private IReadOnlyList<IncidentSummary> Queue() =>
        [.. IncidentList.InQueueOrder(_open.Values.Select(entry => entry.Summary))];

    private sealed class Shard(IncidentFeed feed, int number) : IBoardObserver
    {
        public int Number { get; } = number;

        public Task Changed(IncidentSummary summary)
        {
            lock (feed._sync)
                feed.Take(Number, summary);
            return Task.CompletedTask;
        }
    }
}

/// <summary>Is told of the queue's changes; must return at once.</summary>
internal interface IIncidentViewer
{
    void IncidentChanged(IncidentSummary summary);

    void QueueReplaced(IReadOnlyList<IncidentSummary> queue);
}
