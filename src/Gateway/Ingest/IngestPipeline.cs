using System.Threading.Channels;
using Dispatch.Domain.Geo;
using Dispatch.Grains.Cells;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Dispatch.Gateway.Ingest;

/// <summary>A believed fix on its way to its cell.</summary>
internal readonly record struct QueuedFix(UnitTrack Track, UnitFix Fix, CellId Cell);

/// <summary>
/// Step 3 of the flow. Bounded queues, one for each worker; a unit always takes the same one, so its fixes stay in order.
/// A full queue drops its oldest fix and counts it: positions never hold anybody up.
/// </summary>
internal sealed class IngestPipeline : BackgroundService
{
    private readonly Channel<QueuedFix>[] _queues;
    private readonly CellLanes[] _lanes;
    private readonly TimeSpan _flush;
    private readonly TimeProvider _time;

    public IngestPipeline(
        IGrainFactory grains, IOptions<GatewayOptions> options, TrackTable tracks, IngestServices services)
    {
        _time = services.Time;
        _flush = options.Value.IngestFlush;
        var bounded = new BoundedChannelOptions(options.Value.IngestQueue)
        {
            FullMode = BoundedChannelFullMode.DropOldest,
            SingleReader = true,
        };
        _queues = [.. Enumerable.Range(0, tracks.Shards)
            .Select(_ => Channel.CreateBounded<QueuedFix>(bounded, _ => services.Counters.Drop()))];
        _lanes = [.. _queues.Select(_ => new CellLanes(grains, services))];
        services.Counters.WatchQueues(() => Waiting);
    }

    public long Waiting => _queues.Sum(queue => (long)queue.Reader.Count);

    public IReadOnlyList<int> Depths => [.. _queues.Select(queue => queue.Reader.Count)];

    public void Enqueue(in QueuedFix fix) => _queues[fix.Track.Shard].Writer.TryWrite(fix);

    /// <summary>Takes nothing more and sends what is waiting.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        foreach (var queue in _queues)
            queue.Writer.TryComplete();
        if (ExecuteTask is { } running)
            await running.WaitAsync(cancellationToken);
        await base.StopAsync(cancellationToken);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(_queues.Zip(_lanes, (queue, lanes) => Task.Run(() => RunAsync(queue.Reader, lanes), CancellationToken.None)));

    private async Task RunAsync(ChannelReader<QueuedFix> queue, CellLanes lanes)
    {
        while (lanes.AnyWaiting || await queue.WaitToReadAsync())
        {
            var started = _time.GetTimestamp();
            lanes.Fill(queue);
            lanes.Flush();
            var rest = _flush - _time.GetElapsedTime(started);
            if (rest > TimeSpan.Zero && !queue.Completion.IsCompleted)
                await Task.Delay(rest, _time);
        }
        await lanes.DrainAsync();
    }
}

/// <summary>What pipeline and lanes share.</summary>
internal sealed record IngestServices(
    IngestCounters Counters, KnownCells Cells, TimeProvider Time, ILogger<IngestPipeline> Logger);
