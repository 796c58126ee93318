using System.Collections.Immutable;
using Dispatch.Domain.Alerting;
using Dispatch.Domain.Alerting.Orders;
using Dispatch.Domain.Alerting.Waves;
using Dispatch.Domain.Recommendation;

namespace Dispatch.Grains.Alerts;

/// <summary>What follows from the state: endings, log, board (waves: <c>AlertGrain.Waves.cs</c>). Also what time brings: silence, lateness, expiry.</summary>
internal sealed partial class AlertGrain
{
    // News of shards is gathered for so long before the next decision and the next picture on the screens.
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(5);

    // The board lists an ended alert for so long while somebody has not confirmed the end.
    private static readonly TimeSpan OwedFor = TimeSpan.FromHours(24);

    private readonly Dictionary<int, ShardSummary> _sums = [];
    private IGrainTimer _looking = null!;
    private IGrainTimer _showing = null!;
    private IGrainTimer _liaising = null!;
    private bool _showWaits;

    public Task Heard(int shard, ShardSummary summary)
    {
        if (_sums.TryGetValue(shard, out var known) && known.Version >= summary.Version)
            return Task.CompletedTask;
        _sums[shard] = summary;
        if (!_showWaits)
        {
            _showWaits = true;
            _showing.Change(Gather, Timeout.InfiniteTimeSpan);
        }
        return Task.CompletedTask;
    }

    private void StartTimers()
    {
        _looking = this.RegisterGrainTimer(_ => Follow(), new GrainTimerCreationOptions(Timeout.InfiniteTimeSpan, Retry) { KeepAlive = true });
        _liaising = this.RegisterGrainTimer(TellCordon, new GrainTimerCreationOptions(Timeout.InfiniteTimeSpan, Retry) { Interleave = true, KeepAlive = true });
        _showing = this.RegisterGrainTimer(Show, new GrainTimerCreationOptions(Timeout.InfiniteTimeSpan, Retry) { Interleave = true });
        if (Memory.Alert is { } alert && (!alert.IsOver || Memory.EndTold < alert.Seq))
            _looking.Change(Gather, Retry);
    }

    /// <summary>Everything that the state says is still to be done. Each part may be repeated; a failure is tried again soon.</summary>
    private async Task Follow()
    {
        _looking.Change(Retry, Retry);
        await Expire();
        DateTimeOffset? again = null;
        try
        {
            // People first: the log hears afterwards what is durable with the alert already.
            again = Memory.Alert is { IsActive: true } ? await Ask() : null;
            await LetGoNow();
            await End();
        }
        finally
        {
            await Log();
        }
        await Publish();
        LookAgain(again);
    }

    private async Task Expire()
    {
        if (Memory.Alert is { } alert && EndAlert.Expire(alert, parts.Time.GetUtcNow()) is var next && !ReferenceEquals(next, alert))
            await Write(Memory with { Alert = next });
    }

    private async Task Log()
    {
        while (Memory.Alert is { Notes: { IsEmpty: false } notes } alert)
        {
            foreach (var note in notes)
                await _log.Record(alert.Order.Incident, note);
            await Write(Memory with { Alert = notes.Aggregate(alert, (noted, note) => noted.Noted(note)) });
        }
    }

    private async Task LetGoNow()
    {
        if (Memory.LettingGo.IsEmpty)
            return;
        await Hear(await _sending.End(Memory, EndingKind.Released, Memory.LettingGo, parts.Time.GetUtcNow()));
        await Write(Memory with { LettingGo = [] });
    }

    private async Task End()
    {
        if (Memory.Alert is not { Ending: { } ending } alert || Memory.EndTold >= alert.Seq)
            return;
        await Hear(await _sending.End(Memory, ending, [], alert.EndedAt!.Value));
        await parts.Grains.GetGrain<IAlertRetentionGrain>(AlertBoards.KeyOf(alert.Order.Incident)).AddAlert(Id, alert.EndedAt!.Value);
        await Write(Memory with { EndTold = alert.Seq });
    }

    private void LookAgain(DateTimeOffset? at)
    {
        if (Memory.Alert is not { IsOver: false } alert)
        {
            _looking.Change(Timeout.InfiniteTimeSpan, Retry);
            return;
        }
        var next = at is { } soon && soon < alert.Order.ExpiresAt ? soon : alert.Order.ExpiresAt;
        var wait = next - parts.Time.GetUtcNow();
        _looking.Change(wait > TimeSpan.Zero ? wait : Gather, Retry);
    }

    /// <summary>After news: what the screens show, and when answers matter the next decision.</summary>
    private async Task Show(CancellationToken cancellation)
    {
        _showWaits = false;
        await Publish();
        if (Memory.Alert is { IsActive: true } alert && WantsAnswers(alert))
            _looking.Change(TimeSpan.Zero, Retry);
        if (!Memory.Planned.IsEmpty)
            _liaising.Change(TimeSpan.Zero, Retry);
    }

    /// <summary>
    /// Interleaves: the cordon may be calling this alert at this moment, and waits for it. Silence is news too, so it is looked at
    /// again and again while the alert is active.
    /// </summary>
    private async Task TellCordon(CancellationToken cancellation)
    {
        var memory = Memory;
        if (memory.Alert is { IsActive: true } && !memory.Planned.IsEmpty)
            await _cordon.Tell(memory, await _sending.Asked(memory));
        else
            _liaising.Change(Timeout.InfiniteTimeSpan, Retry);
    }

    private async Task Publish()
    {
        if (Memory.Alert is not { } alert)
            return;
        var owed = _sums.Values.Sum(sum => sum.Owed);
        var listed = !alert.IsOver || (owed > 0 && parts.Time.GetUtcNow() - alert.EndedAt < OwedFor) || Memory.EndTold < alert.Seq;
        await parts.Grains.GetGrain<IAlertBoardGrain>(AlertBoards.KeyOf(alert.Order.Incident)).Update(View()!, listed);
    }

    /// <summary>At once, and not only with the next sums: what is decided and shown after this counts it.</summary>
    private async Task Hear(ImmutableArray<(int Shard, ShardSummary Sums)> news)
    {
        foreach (var (shard, sums) in news)
            await Heard(shard, sums);
    }

    private async Task ReadSums()
    {
        foreach (var (shard, sums) in await _sending.Sums(Memory))
            _sums[shard] = sums;
    }
}
