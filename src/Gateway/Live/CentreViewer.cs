using System.Threading.Channels;
using Dispatch.Domain;
using Dispatch.Domain.Geo;
using Dispatch.Grains.Incidents;
using Microsoft.AspNetCore.SignalR;

namespace Dispatch.Gateway.Live;

/// <summary>
/// One screen of the command centre. What it has not been sent yet is kept once for each thing (latest wins), so a slow
/// browser loses intermediate pictures, never memory and never anybody else's time.
/// </summary>
internal sealed class CentreViewer(ISingleClientProxy client, CellFeeds feeds) : ICellViewer, IIncidentViewer
{
    private readonly Channel<bool> _signal = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });
    private readonly Lock _sync = new();
    private readonly Dictionary<CellId, View> _views = [];
    private readonly HashSet<CellId> _dirty = [];
    private readonly Dictionary<IncidentId, IncidentSummary> _incidents = [];
    private IReadOnlyList<IncidentSummary>? _queue;
    private RawPayload? _stats;
    private RawPayload? _overview;

    public bool WantsOverview { get; set; }

    public void CellChanged(CellId cell)
    {
        lock (_sync)
            _dirty.Add(cell);
        Signal();
    }

    public void IncidentChanged(IncidentSummary summary)
    {
        lock (_sync)
            _incidents[summary.Id] = summary;
        Signal();
    }

    public void QueueReplaced(IReadOnlyList<IncidentSummary> queue)
    {
        lock (_sync)
        {
            _queue = queue;
            _incidents.Clear();
        }
        Signal();
    }

    /// <summary>Once a second; also what wakes a screen whose cells are quiet.</summary>
    public void Second(RawPayload stats, RawPayload? overview)
    {
        lock (_sync)
            (_stats, _overview) = (stats, WantsOverview ? overview : null);
        Signal();
    }

    /// <summary>The cells in view from now on. Cells that stay keep their place in the sequence.</summary>
    public void SetView(IReadOnlyCollection<CellId> cells)
    {
        var wanted = cells.ToHashSet();
        List<CellFeed> left = [];
        List<CellId> entered;
        lock (_sync)
        {
            foreach (var (cell, view) in _views)
            {
                if (!wanted.Contains(cell))
                    left.Add(view.Feed);
            }
            foreach (var feed in left)
                _views.Remove(feed.Cell);
            entered = [.. wanted.Where(cell => !_views.ContainsKey(cell))];
        }
        foreach (var feed in left)
            feed.Detach(this);
        foreach (var cell in entered)
        {
            var feed = feeds.Attach(cell, this);
            lock (_sync)
            {
                _views[cell] = new View(feed);
                _dirty.Add(cell);
            }
        }
        Signal();
    }

    /// <summary>Sends until the connection ends; waits for the browser, holding up nobody but itself.</summary>
    public async Task RunAsync(CancellationToken closed)
    {
        await foreach (var _ in _signal.Reader.ReadAllAsync(closed))
        {
            await SendIncidentsAsync(closed);
            await SendSecondAsync(closed);
            await SendCellsAsync(closed);
        }
    }

    public void Close()
    {
        _signal.Writer.TryComplete();
        SetView([]);
    }

    private void Signal() => _signal.Writer.TryWrite(true);

    private async Task SendIncidentsAsync(CancellationToken closed)
    {
        IReadOnlyList<IncidentSummary>? queue;
        IncidentSummary[] changed;
        lock (_sync)
        {
            (queue, _queue) = (_queue, null);
            changed = [.. _incidents.Values];
            _incidents.Clear();
        }
        if (queue is not null)
            await client.SendAsync("Incidents", queue, closed);
        foreach (var summary in changed)
            await client.SendAsync("Incident", summary, closed);
    }

    private async Task SendSecondAsync(CancellationToken closed)
    {
        RawPayload? stats, overview;
        lock (_sync)
        {
            (stats, overview) = (_stats, _overview);
            (_stats, _overview) = (null, null);
        }
        if (stats is not null)
            await client.SendAsync("Stats", stats.Value, closed);
        if (overview is not null)
            await client.SendAsync("Overview", overview.Value, closed);
    }

    private async Task SendCellsAsync(CancellationToken closed)
    {
        View[] dirty;
        lock (_sync)
        {
            dirty = [.. _dirty.Where(_views.ContainsKey).Select(cell => _views[cell])];
            _dirty.Clear();
        }
        foreach (var view in dirty)
        {
            var (payloads, at) = view.Feed.Since(view.At);
            view.At = at == default ? null : at;
            foreach (var payload in payloads)
                await client.SendAsync("Cell", payload, closed);
        }
    }

    private sealed class View(CellFeed feed)
    {
        public CellFeed Feed { get; } = feed;

        /// <summary>Null until something was sent; read and written by the sending loop only.</summary>
        public CellCursor? At { get; set; }
    }
}
