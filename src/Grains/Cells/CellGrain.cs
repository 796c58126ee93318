using System.Collections.Immutable;
using Dispatch.Domain;
using Dispatch.Domain.Geo;
using Dispatch.Domain.Units;
using Dispatch.Grains.Incidents;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Utilities;

namespace Dispatch.Grains.Cells;

/// <summary>Keeps one <see cref="CellBook"/>, asks new units who they are, and tells watchers and incidents what happens.</summary>
internal sealed partial class CellGrain(
    IOptions<CellOptions> options, TimeProvider time, CellMetrics metrics, ILogger<CellGrain> logger) : Grain, ICellGrain
{
    private readonly CellBook book = new(options.Value);
    private readonly CellQuestions questions = new(options.Value);
    private readonly ObserverManager<ICellObserver> watchers =
        new(options.Value.WatchLease, logger) { GetDateTime = () => time.GetUtcNow().UtcDateTime };
    private CellFeed feed = null!;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var cell = CellId.TryParse(this.GetPrimaryKeyString())
            ?? throw new ArgumentException($"\"{this.GetPrimaryKeyString()}\" is not a cell; cells are named 14/x/y.");
        feed = new CellFeed(cell, Guid.NewGuid(), book, options.Value.FrameSize);
        return Task.CompletedTask;
    }

    public async Task Report(ImmutableArray<UnitFix> fixes)
    {
        var now = time.GetUtcNow();
        var (moved, dropped) = (0, 0);
        foreach (var fix in fixes)
        {
            if (book.Take(fix, now, out var entry))
            {
                moved++;
                feed.Changed(entry!);
                if (entry!.Arrived(options.Value, now) is { } fence)
                    await GrainFactory.GetGrain<IIncidentGrain>(fence.Incident.Value).SawArrival(fix.Unit, fix.Fix.Time, fence.Centre);
            }

            if (entry is null)
                dropped++;
            else
                questions.Consider(entry, now);
        }

        await Announce(now);
        metrics.Reported(moved, fixes.Length - moved - dropped, dropped);
        StartAsking();
        await Sweep(now);
    }

    public Task Left(UnitId unit, DateTimeOffset at)
    {
        if (book.Leave(unit, at, time.GetUtcNow()))
            feed.Gone(unit);
        else if (book.Find(unit) is { } entry)
            entry.AskAt = DateTimeOffset.MinValue; // It says it is here, its grain says elsewhere: ask at its next report.
        return Task.CompletedTask;
    }

    public Task UnitChanged(UnitSummary summary)
    {
        Learn(summary);
        return Task.CompletedTask;
    }

    public Task<ImmutableArray<PresentUnit>> Present() => Task.FromResult(book.PresentOrLeft(time.GetUtcNow()));

    public async Task<CellFrame> Watch(ICellObserver observer)
    {
        await SendFrame();
        watchers.Subscribe(observer, observer);
        StartFrames();
        return feed.Snapshot();
    }

    public Task Unwatch(ICellObserver observer)
    {
        watchers.Unsubscribe(observer);
        return Task.CompletedTask;
    }
}
