using System.CommandLine;
using System.Globalization;
using Dispatch.Silo.Hosting;
using Dispatch.Silo.Seals;
using Dispatch.Storage;
using Dispatch.Storage.Redis;
using Dispatch.Storage.Sqlite;
using Microsoft.Extensions.Options;

namespace Dispatch.Silo.Commands;

/// <summary>
/// <c>dispatch verify-log</c>: reads every incident's log straight from the store, also beside a running server, and checks the
/// hash chains and the seals. Exit codes: 0 all fit, 1 something was changed, 2 the store cannot be read.
/// </summary>
internal static class VerifyLogCommand
{
    public static Command Create()
    {
        var settings = new HostArguments();
        var command = new Command("verify-log", "Checks the hash chain of every incident's log, and the seals.");
        settings.AddTo(command);
        command.SetAction((parsed, cancellation) => RunAsync(settings.Read(parsed), Console.Out, Console.Error, cancellation));
        return command;
    }

    internal static async Task<int> RunAsync(
        Dictionary<string, string?> settings, TextWriter output, TextWriter errors, CancellationToken cancellation)
    {
        try
        {
            var host = DispatchHost.Settings(settings);
            if (host.Storage == StorageKind.Memory)
                throw new HostSettingsException("Nothing is kept in memory storage; name the store with --storage sqlite or redis.");
            await using var store = await OpenedStore.OpenAsync(settings, host, cancellation);
            var audit = await LogAudit.RunAsync(store.Scan, SealWriter.Read(host.SealsPath), cancellation);
            foreach (var fault in audit.Faults)
                await output.WriteLineAsync(fault);
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                $"{audit.Incidents} incidents, {audit.Entries} entries, {audit.Sealed} sealed: {(audit.Faults.Count == 0 ? "all fit" : $"{audit.Faults.Count} do not fit")}"));
            return audit.Faults.Count == 0 ? 0 : 1;
        }
        catch (Exception error) when (error is StorageException or HostSettingsException or IOException or OptionsValidationException)
        {
            await errors.WriteLineAsync(error.Message);
            return HostStart.CannotStart;
        }
    }

    /// <summary>The store, opened for looking only.</summary>
    private sealed class OpenedStore(IStateScan scan, IDisposable? file, IHost? redis) : IAsyncDisposable
    {
        public IStateScan Scan { get; } = scan;

        public static async Task<OpenedStore> OpenAsync(
            Dictionary<string, string?> settings, HostSettings host, CancellationToken cancellation)
        {
            if (host.Storage == StorageKind.Sqlite)
            {
                var file = SqliteStateScan.Open(host.DatabasePath);
                return new OpenedStore(file, file, null);
            }
            var builder = Host.CreateApplicationBuilder();
            builder.Configuration.AddInMemoryCollection(settings);
            builder.Logging.ClearProviders();
            builder.Services.AddOptions<RedisStorageOptions>().BindConfiguration("Storage:Redis");
            builder.Services.AddDispatchRedisStorage();
            var redis = builder.Build();
            await redis.StartAsync(cancellation);
            return new OpenedStore(redis.Services.GetRequiredService<IStateScan>(), null, redis);
        }

        public async ValueTask DisposeAsync()
        {
            file?.Dispose();
            if (redis is not null)
                await redis.StopAsync(CancellationToken.None);
            redis?.Dispose();
        }
    }
}
