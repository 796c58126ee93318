using System.Collections.Immutable;
using Dispatch.Domain;
using Dispatch.Domain.Alerting;
using Dispatch.Domain.Alerting.Delivery;
using Dispatch.Domain.Alerting.Retention;
using Orleans.Concurrency;

namespace Dispatch.Grains.Alerts;

/// <summary>
/// Every call: change the book in one turn, wait for the write that holds the change, answer from what is on disk. Reentrant, so that
/// answers of hundreds share a write; no call reads what another has half changed, since a change never spans an await.
/// </summary>
[Reentrant]
internal sealed partial class AlertShardGrain(
    [PersistentState("alert-shard")] IPersistentState<ShardRecord> recipients,
    [PersistentState("alert-ladder")] IPersistentState<LadderRecord> ladders,
    AlertParts parts) : Grain, IAlertShardGrain
{
    private ShardBook _book = null!;
    private GroupWrite _writes = null!;
    private bool _broken;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        (_book, _writes) = (new ShardBook(recipients.State, ladders.State), new GroupWrite(Write));
        StartTelling();
        return Task.CompletedTask;
    }

    public async Task Prepare(ShardOrder order, ImmutableArray<Recipient> recipients)
    {
        RefuseBroken();
        if (_book.Prepare(order, recipients))
            await _writes.Durable();
    }

    public async Task<ShardSummary> Queue(ShardOrder order, ImmutableArray<Recipient> queued, DateTimeOffset at)
    {
        RefuseBroken();
        _book.Become(order);
        foreach (var recipient in queued)
            _book.Add(recipient, order.Seq, Whole(at));
        await _writes.Durable();
        await Tell(queued.Select(one => one.Unit));
        return Sums();
    }

    public async Task Renew(ShardOrder order, ImmutableArray<Recipient> renewed, DateTimeOffset at)
    {
        RefuseBroken();
        _book.Become(order);
        foreach (var recipient in renewed)
            _book.Change(recipient.Unit, one => one.Renew(recipient, order.Seq, Whole(at)));
        await _writes.Durable();
        await Tell(renewed.Select(one => one.Unit));
    }

    public async Task<ShardSummary> End(ShardOrder order, EndingKind kind, ImmutableArray<UnitId> units, DateTimeOffset at)
    {
        RefuseBroken();
        if (_book.Count == 0)
        {
            if (_book.ForgetPrepared())
                await _writes.Durable();
            return Sums();
        }
        _book.Become(order);
        UnitId[] ending = units.IsEmpty ? [.. _book.Stored.Select(one => one.Recipient.Unit)] : [.. units];
        foreach (var unit in ending)
            _book.Change(unit, one => one.End(kind, order.Seq, Whole(at)));
        await _writes.Durable();
        await Tell(ending);
        return Sums();
    }

    public async Task<ImmutableArray<MarkAnswer>> Mark(ImmutableArray<UnitMark> marks)
    {
        RefuseBroken();
        var (now, expires) = (Whole(parts.Time.GetUtcNow()), _book.Order?.Order.ExpiresAt ?? default);
        var settled = true;
        foreach (var mark in marks)
        {
            var news = mark.News with { At = now };
            _book.Change(mark.Unit, (news, expires), static (one, with) => one.Take(with.news, with.expires));
            settled &= _book.IsSettled(mark.Unit);
        }
        // A repeated mark may be part of the write under way: it is confirmed only after that.
        if (!settled || _writes.IsBusy)
            await _writes.Durable();
        return [.. marks.Select(mark => ShardAnswers.To(mark, _book.Find(mark.Unit)))];
    }

    public Task<AlertBatch?> Pending(ImmutableArray<UnitId> units, bool all) => Task.FromResult(BatchOf(units, all));

    public Task<ShardAsked> Asked() => Task.FromResult(_book.Asked());

    public Task<CommittedUnits?> Committed() => Task.FromResult(
        _book.Order is not { } order ? null : new CommittedUnits(
            order.Order.Id, Key.Shard, [.. _book.Stored.Where(one => PositionUse.IsMobilised(one.Ladder)).Select(one => CommittedOf(order, one))], []));

    public Task<ShardSummary> Summary() => Task.FromResult(Sums());

    public Task<ImmutableArray<AlertDelivery>> Deliveries() =>
        Task.FromResult<ImmutableArray<AlertDelivery>>([.. _book.Stored.OrderBy(one => one.Recipient.Unit.Value, StringComparer.Ordinal)]);

    public async Task<int> Delete()
    {
        var count = _book.Count;
        await ladders.ClearStateAsync();
        await recipients.ClearStateAsync();
        DeactivateOnIdle();
        return count;
    }

    private async Task Write()
    {
        var change = _book.Take();
        try
        {
            if (change.Whole is { } whole)
            {
                recipients.State = whole;
                await recipients.WriteStateAsync();
            }
            else
            {
                ladders.State = change.Ladders!;
                await ladders.WriteStateAsync();
            }
        }
        catch
        {
            // Nobody knows what is stored now: the next activation reads it.
            _broken = true;
            DeactivateOnIdle();
            throw;
        }
        _book.Written(change);
        SumSoon();
    }

    private void RefuseBroken()
    {
        if (_broken)
            throw new InvalidOperationException("A write of this shard failed; it is read again at the next call.");
    }

    private ShardSummary Sums() => _book.Sums();

    // Milliseconds, as they are stored: a time must not change by a restart.
    private static DateTimeOffset Whole(DateTimeOffset at) => at.AddTicks(-(at.Ticks % TimeSpan.TicksPerMillisecond));
}
