using Dispatch.Domain.Alerting;
using Dispatch.Domain.Alerting.Orders;

namespace Dispatch.Grains.Alerts;

/// <summary>What follows from an alert's state: waves, endings, log, board. Also what time brings: silence, lateness, expiry.</summary>
internal sealed class AlertFollowing
{
    // News of shards is gathered for so long before the next decision and the next picture on the screens.
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(5);

    // The board lists an ended alert for so long while somebody has not confirmed the end.
    private static readonly TimeSpan OwedFor = TimeSpan.FromHours(24);

    private readonly AlertBook _book;
    private readonly AlertWaves _waves;
    private readonly AlertParts _parts;
    private readonly AlertSending _sending;
    private readonly AlertLog _log;
    private readonly CordonLiaison _cordon;
    private readonly IGrainTimer _looking;
    private readonly IGrainTimer _showing;
    private readonly IGrainTimer _liaising;
    private readonly IGrainTimer _preparing;
    private bool _showWaits;
    private bool _answersCame;
    private bool _prepared;

    public AlertFollowing(IGrainBase grain, AlertBook book, AlertWaves waves, AlertParts parts)
    {
        (_book, _waves, _parts) = (book, waves, parts);
        (_sending, _log, _cordon) = (new AlertSending(book.Id, parts), new AlertLog(book.Id, parts), new CordonLiaison(book.Id, parts));
        _looking = grain.RegisterGrainTimer(_ => Follow(), new GrainTimerCreationOptions(Timeout.InfiniteTimeSpan, Retry) { KeepAlive = true });
        _liaising = grain.RegisterGrainTimer(TellCordon, new GrainTimerCreationOptions(Timeout.InfiniteTimeSpan, Retry) { Interleave = true, KeepAlive = true });
        _showing = grain.RegisterGrainTimer(Show, new GrainTimerCreationOptions(Timeout.InfiniteTimeSpan, Retry) { Interleave = true });
        _preparing = grain.RegisterGrainTimer(_ => waves.Prepare(), new GrainTimerCreationOptions(Timeout.InfiniteTimeSpan, Retry) { Interleave = true });
        book.News = ShowSoon;
        if (Memory.Alert is { } alert && (!alert.IsOver || Memory.EndTold < alert.Seq))
            _looking.Change(Gather, Retry);
    }

    private AlertMemory Memory => _book.Memory;

    /// <summary>Everything that the state says is still to be done. Each part may be repeated; a failure is tried again soon.</summary>
    public async Task Follow()
    {
        _looking.Change(Retry, Retry);
        _answersCame = false;
        await Expire();
        DateTimeOffset? again = null;
        try
        {
            // People first: the log hears afterwards what is durable with the alert already.
            again = Memory.Alert is { IsActive: true } ? await _waves.Next() : null;
            await LetGo();
            await End();
        }
        finally
        {
            await Log();
        }
        await Publish();
        PrepareSoon();
        LookAgain(again);
    }

    /// <summary>Beside other calls: a release that comes meanwhile does not wait for it.</summary>
    private void PrepareSoon()
    {
        if (_prepared || Memory.Alert is not { Standing: AlertStanding.AwaitsRelease })
            return;
        _prepared = true;
        _preparing.Change(TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }

    private async Task Expire()
    {
        if (Memory.Alert is { } alert && EndAlert.Expire(alert, _parts.Time.GetUtcNow()) is var next && !ReferenceEquals(next, alert))
            await _book.Write(Memory with { Alert = next });
    }

    private async Task Log()
    {
        while (Memory.Alert is { Notes: { IsEmpty: false } notes } alert)
        {
            foreach (var note in notes)
                await _log.Record(alert.Order.Incident, note);
            await _book.Write(Memory with { Alert = notes.Aggregate(alert, (noted, note) => noted.Noted(note)) });
        }
    }

    private async Task LetGo()
    {
        if (Memory.LettingGo.IsEmpty)
            return;
        _book.Hear(await _sending.End(Memory, EndingKind.Released, Memory.LettingGo, _parts.Time.GetUtcNow()));
        await _book.Write(Memory with { LettingGo = [] });
    }

    private async Task End()
    {
        if (Memory.Alert is not { Ending: { } ending } alert || Memory.EndTold >= alert.Seq)
            return;
        _book.Hear(await _sending.End(Memory, ending, [], alert.EndedAt!.Value));
        await _parts.Grains.GetGrain<IAlertRetentionGrain>(AlertBoards.KeyOf(alert.Order.Incident)).AddAlert(_book.Id, alert.EndedAt!.Value);
        await _book.Write(Memory with { EndTold = alert.Seq });
    }

    private void LookAgain(DateTimeOffset? at)
    {
        if (Memory.Alert is not { IsOver: false } alert)
        {
            _looking.Change(Timeout.InfiniteTimeSpan, Retry);
            return;
        }
        if (_answersCame && AlertWaves.WantsAnswers(alert))
        {
            // While this look was under way; what it saw may be older, and the wave that wants them was not recorded yet.
            _looking.Change(TimeSpan.Zero, Retry);
            return;
        }
        var next = at is { } soon && soon < alert.Order.ExpiresAt ? soon : alert.Order.ExpiresAt;
        var wait = next - _parts.Time.GetUtcNow();
        _looking.Change(wait > TimeSpan.Zero ? wait : Gather, Retry);
    }

    private void ShowSoon()
    {
        if (_showWaits)
            return;
        _showWaits = true;
        _showing.Change(Gather, Timeout.InfiniteTimeSpan);
    }

    /// <summary>After news: what the screens show, and when answers matter the next decision.</summary>
    private async Task Show(CancellationToken cancellation)
    {
        (_showWaits, _answersCame) = (false, true);
        await Publish();
        if (Memory.Alert is { IsActive: true } alert && AlertWaves.WantsAnswers(alert))
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
        var listed = !alert.IsOver || (_book.Owed > 0 && _parts.Time.GetUtcNow() - alert.EndedAt < OwedFor) || Memory.EndTold < alert.Seq;
        await _parts.Grains.GetGrain<IAlertBoardGrain>(AlertBoards.KeyOf(alert.Order.Incident)).Update(_book.View()!, listed);
    }
}
