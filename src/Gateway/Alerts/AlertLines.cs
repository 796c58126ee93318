using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Dispatch.Domain;
using Dispatch.Domain.Alerting;
using Dispatch.Domain.Alerting.Delivery;
using Dispatch.Gateway.Link;
using Dispatch.Grains.Alerts;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Dispatch.Gateway.Alerts;

/// <summary>
/// Between shards and the units' lines. Batches of one shard stay in order; what overflows is dropped, since the shard tells again
/// whatever is not confirmed. A unit that connects is told what its shards have for it.
/// </summary>
internal sealed partial class AlertLines : BackgroundService
{
    private const int MostBatches = 4_096;

    // Right after a start the boards are not watched yet; a unit that connects does not wait for ever.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    private readonly DeliveryQueue _batches = new(MostBatches);
    private readonly ConcurrentDictionary<AlertId, ActiveAlert> _active = new();
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly AlertLineServices _services;

    public AlertLines(AlertLineServices services) => _services = services;

    public IEnumerable<ActiveAlert> Active => _active.Values;

    public void Deliver(AlertBatch batch)
    {
        var order = batch.Order;
        _active[order.Order.Id] = new ActiveAlert(order.Order.Id, order.Order.Incident, order.Shards);
        _services.Rush.Begin();
        if (!_batches.TryAdd(batch))
            _services.Rush.End();
    }

    /// <summary>The boards' word replaces what was gathered; an alert that was ordered just now is heard of again.</summary>
    public void Become(IReadOnlyCollection<ActiveAlert> active)
    {
        var ids = active.Select(one => one.Id).ToHashSet();
        foreach (var gone in _active.Keys.Where(id => !ids.Contains(id)))
            _active.TryRemove(gone, out _);
        foreach (var alert in active)
            _active[alert.Id] = alert;
        _services.Marks.Forget(alert => !_active.ContainsKey(alert));
        _services.Pending.Forget(alert => !_active.ContainsKey(alert));
        _ready.TrySetResult();
    }

    /// <summary>Null when this gateway does not know the alert and neither does its grain.</summary>
    public async ValueTask<ActiveAlert?> FindAsync(AlertId alert)
    {
        if (_active.TryGetValue(alert, out var known))
            return known;
        return await _services.Grains.GetGrain<IAlertGrain>(alert.Value).Remembered() is { } remembered
            ? new ActiveAlert(alert, remembered.Alert.Order.Incident, remembered.Shards) : null;
    }

    /// <summary>Tells a unit that has just connected what it missed; it is among the connected already, so nothing falls between.</summary>
    public async Task OpenedAsync(UnitLink link)
    {
        try
        {
            await _ready.Task.WaitAsync(LongestWait, _services.Time);
            using var frame = new LinkFrame();
            foreach (var alert in _active.Values)
                if (await _services.Pending.AskAsync(alert, link.Unit) is { } batch)
                    Deliver(batch, [link], frame);
        }
        catch (Exception fault)
        {
            // The line is worth more than what it missed: the shards tell again what is not confirmed.
            LogPendingFailed(_services.Logger, fault, link.Unit.Value);
        }
    }

    /// <summary>Everything that is not over for this unit, also what it has confirmed.</summary>
    public async Task<IReadOnlyList<(ShardOrder Order, UnitDelivery Delivery)>> CurrentAsync(UnitId unit)
    {
        var current = new List<(ShardOrder, UnitDelivery)>();
        foreach (var alert in _active.Values)
        {
            var shard = AlertShards.Of(unit, alert.Shards);
            if (await _services.Grains.GetGrain<IAlertShardGrain>(AlertShards.KeyOf(alert.Id, shard)).Pending([unit], all: true) is { } batch)
                current.AddRange(batch.Deliveries.Where(one => one.Ending is null).Select(one => (batch.Order, one)));
        }
        return current;
    }

    /// <summary>Threads of their own: from the pool they would hold up the shards' writes, and their sends would stand in line behind the answers.</summary>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var closing = stoppingToken.UnsafeRegister(static queue => ((DeliveryQueue)queue!).Close(), _batches);
        await Task.WhenAll(Enumerable.Range(0, Environment.ProcessorCount).Select(_ =>
            Task.Factory.StartNew(Run, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));
    }

    private void Run()
    {
        using var frame = new LinkFrame();
        while (_batches.Take() is { } batch)
        {
            try
            {
                Deliver(batch, null, frame);
            }
            catch (Exception fault)
            {
                // One batch that cannot be written must not silence the others; the shard tells again.
                LogDeliveryFailed(_services.Logger, fault, batch.Order.Order.Id.Value);
            }
            finally
            {
                _batches.Done(batch);
                _services.Rush.End();
            }
        }
    }

    private void Deliver(AlertBatch batch, ImmutableArray<UnitLink>? only, LinkFrame frame)
    {
        var (alert, now) = (batch.Order.Order.Id, _services.Time.GetUtcNow());
        var sent = new List<WaitingMark>(batch.Deliveries.Length);
        foreach (var one in batch.Deliveries)
        {
            var links = only ?? _services.Links.Of(one.Recipient.Unit.Value);
            if (links.Length == 0 || (one.Ending is null && now >= batch.Order.Order.ExpiresAt))
                continue;
            _services.Json.Write(frame, batch.Order, one);
            var posted = false;
            foreach (var link in links)
                posted |= link.Tell((alert, one.Seq, one.Ending is not null), frame);
            if (posted && one.Ending is null && one.Step == LadderStep.Queued)
                sent.Add(new WaitingMark(new UnitMark(one.Recipient.Unit, new LadderNews(LadderStep.Sent, now, one.Seq)), null, null));
        }
        // What does not fit is told and marked again with the next repetition.
        _services.Marks.TryAdd(alert, batch.Shard, CollectionsMarshal.AsSpan(sent));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "What {Unit} missed could not be asked; its shards tell it again")]
    private static partial void LogPendingFailed(ILogger logger, Exception fault, string unit);

    [LoggerMessage(Level = LogLevel.Error, Message = "A batch of alert {Alert} could not be delivered; its shard tells it again")]
    private static partial void LogDeliveryFailed(ILogger logger, Exception fault, string alert);
}

/// <summary>What lines of alerts need.</summary>
internal sealed record AlertLineServices(
    IGrainFactory Grains, UnitLinks Links, AlertLanes Lanes, DriverAlertJson Json, TimeProvider Time, ILogger<AlertLines> Logger)
{
    public MarkLanes Marks => Lanes.Marks;

    public PendingLanes Pending => Lanes.Pending;

    public DeliveryRush Rush => Lanes.Rush;
}

/// <summary>The ways between units' lines and shards.</summary>
internal sealed record AlertLanes(MarkLanes Marks, PendingLanes Pending, DeliveryRush Rush);
