using Dispatch.Grains.Alerts;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Dispatch.Gateway.Alerts;

/// <summary>Once an hour: personal data whose time is over is deleted, and the incidents' logs say so. Several gateways do no harm.</summary>
internal sealed partial class RetentionJob(IGrainFactory grains, TimeProvider time, ILogger<RetentionJob> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            foreach (var key in AlertBoards.Keys)
                await SweepAsync(key);
        }
    }

    private async Task SweepAsync(string key)
    {
        try
        {
            var deleted = await grains.GetGrain<IAlertRetentionGrain>(key).Sweep(time.GetUtcNow());
            if (deleted > 0)
                LogDeleted(key, deleted);
        }
        catch (Exception fault)
        {
            // What is due stays listed; the next hour tries again.
            LogSweepFailed(fault, key);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Retention: {Deleted} records of {Shard} deleted on schedule")]
    private partial void LogDeleted(string shard, int deleted);

    [LoggerMessage(Level = LogLevel.Error, Message = "Retention of {Shard} failed; tried again in an hour")]
    private partial void LogSweepFailed(Exception fault, string shard);
}
