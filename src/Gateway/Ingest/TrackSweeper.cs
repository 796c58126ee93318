using Microsoft.Extensions.Hosting;

namespace Dispatch.Gateway.Ingest;

/// <summary>Forgets units that have been silent for an hour, so that the table of tracks holds the living fleet only.</summary>
internal sealed class TrackSweeper(TrackTable tracks, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Silence = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            tracks.Forget((time.GetUtcNow() - Silence).UtcTicks);
    }
}
