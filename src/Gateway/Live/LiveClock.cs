using System.Text.Json;
using Dispatch.Domain.Geo;
using Dispatch.Gateway.Accounts;
using Dispatch.Gateway.Ingest;
using Dispatch.Gateway.Json;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Dispatch.Gateway.Live;

/// <summary>Each second: figures for every screen, and counts of all cells for those that are zoomed out.</summary>
internal sealed class LiveClock(CentreScreens screens, Overview overview, LiveFigures figures, AccountDirectory accounts, TimeProvider time)
    : BackgroundService
{
    private const int CheckSessionsEverySeconds = 30;
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Second, time);
        for (var second = 1; await timer.WaitForNextTickAsync(stoppingToken); second++)
        {
            var stats = figures.Take(screens.Count);
            var counts = overview.Counts(screens.All.Any(screen => screen.Viewer.WantsOverview));
            foreach (var screen in screens.All)
            {
                screen.Viewer.Second(stats, counts);
                if (second % CheckSessionsEverySeconds == 0)
                    await screen.EndIfRevokedAsync(accounts);
            }
        }
    }
}

/// <summary>How the feed is doing: a page says from this when it is stale or overloaded.</summary>
internal sealed class LiveFigures(IngestCounters counters, TrackTable tracks, IOptions<GatewayOptions> options, TimeProvider time)
{
    private long _accepted;
    private long _at = time.GetTimestamp();

    public RawPayload Take(int clients)
    {
        var accepted = counters.Accepted;
        var seconds = time.GetElapsedTime(_at).TotalSeconds;
        var rate = seconds > 0 ? (accepted - _accepted) / seconds : 0;
        (_accepted, _at) = (accepted, time.GetTimestamp());
        var stats = new LiveStats(Math.Round(rate, 1), counters.Dropped, tracks.Count, clients, time.GetUtcNow(), options.Value.Synthetic);
        return new RawPayload(JsonSerializer.SerializeToUtf8Bytes(stats, GatewayJson.Options));
    }
}

internal sealed record LiveStats(
    double ReportsPerSecond, long Dropped, int UnitsSeen, int Clients, DateTimeOffset ServerTime, bool Synthetic);

/// <summary>Counts of units in every cell that this gateway knows of, kept only while some screen asks for them.</summary>
internal sealed class Overview(CellFeeds feeds, KnownCells known) : ICellViewer
{
    /// <summary>A cell that cannot be read must not keep the counts of all others from the screens.</summary>
    private const int LongestWaitSeconds = 5;

    private readonly Dictionary<CellId, CellFeed> _attached = [];
    private int _waited;

    /// <summary>
    /// Asked once a second. Null while nobody wants it, and while cells that nobody looked at are being read: a screen would take a
    /// part of the city for all of it, and "show all units" would go there.
    /// </summary>
    public RawPayload? Counts(bool wanted)
    {
        if (!wanted)
        {
            foreach (var feed in _attached.Values)
                feed.Detach(this);
            _attached.Clear();
            return null;
        }
        foreach (var cell in known.Recent())
        {
            if (!_attached.ContainsKey(cell))
                _attached[cell] = feeds.Attach(cell, this);
        }
        _waited = _attached.Values.All(feed => feed.IsKnown) ? 0 : _waited + 1;
        if (_waited is > 0 and <= LongestWaitSeconds)
            return null;
        return new RawPayload(JsonSerializer.SerializeToUtf8Bytes(_attached.Values.Select(Line), GatewayJson.Options));
    }

    /// <summary>Counted once a second, so single changes do not matter.</summary>
    public void CellChanged(CellId cell)
    {
    }

    private static object[] Line(CellFeed feed)
    {
        var count = feed.Count();
        return [feed.Cell.ToString(), count.Total, count.Available, count.Civilians];
    }
}
