using Dispatch.Grains.Registers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Dispatch.Gateway.Registers;

internal static class RegisterServices
{
    public static IServiceCollection AddRegisters(this IServiceCollection services) =>
        services.AddSingleton<RegisterDirectory>().AddSingleton<RegisterImporter>().AddHostedService<ImportResumption>();
}

/// <summary>An import that a restart cut off goes on when it is woken: at each start the last ones are.</summary>
internal sealed partial class ImportResumption(IGrainFactory grains, TimeProvider time, ILogger<ImportResumption> logger) : BackgroundService
{
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!await WakeAsync())
            await Task.Delay(Retry, time, stoppingToken);
    }

    private async Task<bool> WakeAsync()
    {
        try
        {
            foreach (var import in await grains.GetGrain<IImportListGrain>(Imports.ListKey).All())
                await grains.GetGrain<IRegisterImportGrain>(import).Progress();
            return true;
        }
        catch (Exception failure)
        {
            LogNotWoken(failure);
            return false;
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Imports could not be looked at; it is tried again soon.")]
    private partial void LogNotWoken(Exception failure);
}
