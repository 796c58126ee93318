using Dispatch.Domain;
using Dispatch.Domain.Units;
using Dispatch.Grains.Units;
using Microsoft.Extensions.Logging;

namespace Dispatch.Grains.Cells;

/// <summary>What a cell does beside its calls. Questions interleave, so that no report waits for a unit; frames do not.</summary>
internal sealed partial class CellGrain
{
    private const int AskedAtOnce = 64;

    private IGrainTimer? asking;
    private IGrainTimer? frames;
    private DateTimeOffset announceAt = DateTimeOffset.MinValue;

    /// <summary>Before the report that brought the first unit is answered: from then on it can be met by who asks the whole city.</summary>
    private async Task Announce(DateTimeOffset now)
    {
        if (now < announceAt || book.Count == 0)
            return;
        try
        {
            await GrainFactory.GetGrain<ICellRollGrain>(ICellRollGrain.Key).Holds(feed.Cell);
            announceAt = now + ICellRollGrain.Renew;
        }
        catch (Exception failure) // Whatever it was, the reports were taken; the next one says it again.
        {
            LogNotAnnounced(feed.Cell.ToString(), failure);
        }
    }

    private void StartAsking()
    {
        if (questions.Any && asking is null)
            asking = this.RegisterGrainTimer(AskUnits, new GrainTimerCreationOptions(TimeSpan.Zero, Timeout.InfiniteTimeSpan) { Interleave = true });
    }

    private async Task AskUnits(CancellationToken cancellation)
    {
        while (questions.Any && !cancellation.IsCancellationRequested)
            await Task.WhenAll(questions.Take(AskedAtOnce).Select(AskUnit));
        asking?.Dispose();
        asking = null;
    }

    private async Task AskUnit(UnitId unit)
    {
        if (book.Find(unit) is not { } entry)
            return;
        try
        {
            if (await GrainFactory.GetGrain<IUnitGrain>(unit.Value).EnterCell(feed.Cell, entry.Fix.Time) is { } summary)
                Learn(summary);
            else
                metrics.Unregistered();
        }
        catch (Exception failure) // Whatever it was, the unit stays hidden and is asked again: a cell must not fail for one unit.
        {
            LogUnitSilent(unit, failure);
            entry.AskAt = time.GetUtcNow() + options.Value.AskAgain;
        }
    }

    private void Learn(UnitSummary summary)
    {
        if (book.Find(summary.Profile.Id) is { } entry && entry.Learn(summary))
            feed.Changed(entry);
    }

    private void StartFrames() =>
        frames ??= this.RegisterGrainTimer(Tick, options.Value.FrameEvery, options.Value.FrameEvery);

    private async Task Tick()
    {
        watchers.ClearExpired();
        if (watchers.Count > 0)
        {
            await Sweep(time.GetUtcNow(), always: true);
            return;
        }

        frames?.Dispose();
        frames = null;
        feed.Stop();
    }

    private Task Sweep(DateTimeOffset now, bool always = false)
    {
        foreach (var unit in book.ForgetSilent(now))
            feed.Gone(unit);
        return always || feed.IsFull ? SendFrame() : Task.CompletedTask;
    }

    private async Task SendFrame()
    {
        if (feed.Next() is not { } frame)
            return;
        metrics.Framed(watchers.Count);
        await watchers.Notify(watcher => watcher.Changed(frame));
    }

    [LoggerMessage(EventId = 2, Level = LogLevel.Warning, Message = "Cell {Cell} could not say that somebody is in it; it says so again")]
    private partial void LogNotAnnounced(string cell, Exception failure);

    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "{Unit} could not be asked who it is; it stays hidden until it answers")]
    private partial void LogUnitSilent(UnitId unit, Exception failure);
}
