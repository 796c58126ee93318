using Dispatch.Domain.Supervision;
using Dispatch.Grains.Supervision;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Dispatch.Gateway.Supervision;

/// <summary>Looks every five minutes where units are free and keeps the counts, so that coverage can be asked of past hours.</summary>
internal sealed partial class CoverRecorder(CellsNow cells, IGrainFactory grains, TimeProvider time, ILogger<CoverRecorder> logger)
    : BackgroundService
{
    private static readonly TimeSpan Beat = TimeSpan.FromMinutes(1);

    private (string Hour, int Look) _last;

    /// <summary>Once for each part of an hour; more often changes nothing.</summary>
    public async Task RecordAsync()
    {
        var now = time.GetUtcNow();
        var part = (Hour: CoverHours.KeyOf(now), Look: CoverHour.LookAt(now));
        if (part == _last)
            return;
        var free = await cells.AvailableAsync();
        if (free.Count == 0)
            return; // Nothing reports yet: not known is not the same as nobody free.
        await grains.GetGrain<ICoverHourGrain>(part.Hour).Add(part.Look, [.. free.Select(cell => new FreeUnits(cell.Key, cell.Value))]);
        _last = part;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var beat = new PeriodicTimer(Beat, time);
        while (await beat.WaitForNextTickAsync(stoppingToken))
            await TryAsync();
    }

    private async Task TryAsync()
    {
        try
        {
            await RecordAsync();
        }
        catch (Exception fault)
        {
            // The next beat tries again; a part of an hour that was missed is left out of the mean.
            LogFailed(fault);
        }
    }
}
