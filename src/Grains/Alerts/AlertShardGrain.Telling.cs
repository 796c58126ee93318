using System.Collections.Immutable;
using Dispatch.Domain;
using Dispatch.Domain.Alerting;
using Dispatch.Domain.Alerting.Delivery;

namespace Dispatch.Grains.Alerts;

/// <summary>What a shard tells: gateways, again and again until it is confirmed, and its alert the sums.</summary>
internal sealed partial class AlertShardGrain
{
    private static readonly TimeSpan FirstAgain = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LastAgain = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan SumEvery = TimeSpan.FromMilliseconds(200);

    private IGrainTimer? _again;
    private IGrainTimer? _sums;
    private TimeSpan _wait = FirstAgain;
    private bool _sumWaits;

    private (AlertId Alert, int Shard) Key
    {
        get
        {
            var key = this.GetPrimaryKeyString();
            var slash = key.LastIndexOf('/');
            return (new AlertId(key[..slash]), int.Parse(key.AsSpan(slash + 1), System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    private void StartTelling()
    {
        _again = this.RegisterGrainTimer(TellAgain, new GrainTimerCreationOptions(Timeout.InfiniteTimeSpan, FirstAgain) { Interleave = true, KeepAlive = true });
        _sums = this.RegisterGrainTimer(SendSums, new GrainTimerCreationOptions(Timeout.InfiniteTimeSpan, SumEvery) { Interleave = true });
        if (BatchOf(_book.Stored.Select(one => one.Recipient.Unit)) is not null)
            _again.Change(FirstAgain, FirstAgain);
    }

    /// <summary>Lost on the way is no matter: it is told again after a while, and when the unit connects.</summary>
    private async Task Tell(IEnumerable<UnitId> units)
    {
        if (BatchOf(units) is { } batch)
            await Send(batch);
        _wait = FirstAgain;
        _again!.Change(_wait, _wait);
    }

    private async Task TellAgain(CancellationToken cancellation)
    {
        if (BatchOf(_book.Stored.Select(one => one.Recipient.Unit)) is not { } batch)
        {
            _again!.Change(Timeout.InfiniteTimeSpan, _wait);
            return;
        }
        await Send(batch);
        _wait = _wait * 2 < LastAgain ? _wait * 2 : LastAgain;
        _again!.Change(_wait, _wait);
    }

    private async Task Send(AlertBatch batch)
    {
        var board = GrainFactory.GetGrain<IAlertBoardGrain>(AlertBoards.KeyOf(batch.Order.Order.Incident));
        foreach (var watcher in await board.Watchers())
            await watcher.Deliver(batch);
    }

    /// <summary>Null when none of these units has anything to be told.</summary>
    private AlertBatch? BatchOf(IEnumerable<UnitId> units, bool all = false)
    {
        if (_book.Order is not { } order)
            return null;
        var now = parts.Time.GetUtcNow();
        var deliveries = ImmutableArray.CreateBuilder<UnitDelivery>();
        foreach (var unit in units)
            if (_book.Find(unit) is { } one && (IsToTell(one.Ladder, now) || (all && IsCurrent(one.Ladder, now))))
                deliveries.Add(DeliveryOf(one));
        return deliveries.Count == 0 ? null : new AlertBatch(Key.Shard, order, deliveries.ToImmutable());
    }

    private bool IsToTell(DeliveryLadder ladder, DateTimeOffset now) =>
        ladder.Owed is not null || ladder.IsPending(now, _book.Order!.Order.ExpiresAt);

    private bool IsCurrent(DeliveryLadder ladder, DateTimeOffset now) =>
        !ladder.HasEnded && !ladder.HasRefused && (ladder.IsCommitted || now < _book.Order!.Order.ExpiresAt);

    private static UnitDelivery DeliveryOf(AlertDelivery one) => new(
        one.Recipient, one.Ladder.Owed?.Seq ?? one.Ladder.Seq, one.Ladder.Step, one.Ladder.Owed?.Kind, one.Ladder.IsCommitted);

    private void SumSoon()
    {
        if (_sumWaits)
            return;
        _sumWaits = true;
        _sums!.Change(SumEvery, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Civilians are shown precisely while they are committed: gateways hear who begins and who ends.</summary>
    private async Task TellCommitted()
    {
        var (begun, ended) = _book.TakeCommitted();
        if (_book.Order is not { } order || begun.Count + ended.Count == 0)
            return;
        var change = new CommittedUnits(order.Order.Id, Key.Shard, [.. begun.Select(unit => CommittedOf(order, _book.Find(unit)!))], [.. ended]);
        var board = GrainFactory.GetGrain<IAlertBoardGrain>(AlertBoards.KeyOf(order.Order.Incident));
        foreach (var watcher in await board.Watchers())
            await watcher.Committed(change);
    }

    private static CommittedUnit CommittedOf(ShardOrder order, AlertDelivery one) => new(
        one.Recipient.Unit, one.Ladder.Seq, PostFence.Of(order.Order.Incident, one.Recipient.Post, one.Ladder));

    private async Task SendSums(CancellationToken cancellation)
    {
        _sumWaits = false;
        await TellCommitted();
        await GrainFactory.GetGrain<IAlertGrain>(Key.Alert.Value).Heard(Key.Shard, Sums());
    }
}
