using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace Dispatch.Storage.Redis;

/// <summary>The connection: made once, checked for durability then and after every reconnect, kept by the client.</summary>
internal sealed partial class RedisLink(RedisStorageOptions options, ILogger log) : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private ConnectionMultiplexer? _connection;
    private Task<IDatabase>? _ready;

    /// <summary>All callers wait for one and the same check; a failed one is made again for the next caller.</summary>
    public Task<IDatabase> ReadyAsync()
    {
        lock (_gate)
        {
            if (_ready is null or { IsCompleted: true, IsCompletedSuccessfully: false })
                _ready = ConnectAndCheckAsync();
            return _ready;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_connection is not { } connection)
            return;
        await connection.CloseAsync();
        connection.Dispose();
    }

    private async Task<IDatabase> ConnectAndCheckAsync()
    {
        var database = (_connection ?? await ConnectAsync()).GetDatabase();
        var fault = await RedisDurability.FindFaultAsync(database).WaitAsync(options.Timeout);
        if (fault is null)
            return database;
        if (options.RequireDurability)
            throw new StorageUnusableException(fault);
        LogRisk(fault);
        return database;
    }

    private async Task<ConnectionMultiplexer> ConnectAsync()
    {
        var settings = ConfigurationOptions.Parse(options.Connection);
        // The client keeps trying, so a server that comes back needs no restart here; calls meanwhile fail by themselves.
        settings.AbortOnConnectFail = false;
        settings.ConnectTimeout = (int)options.Timeout.TotalMilliseconds;
        settings.SyncTimeout = (int)options.Timeout.TotalMilliseconds;
        var connection = _connection = await ConnectionMultiplexer.ConnectAsync(settings);
        connection.ConnectionFailed += (_, _) => LogLost(options.Connection.Split(',')[0]);
        connection.ConnectionRestored += (_, _) => CheckAgain();
        return connection;
    }

    private void CheckAgain()
    {
        LogRestored(options.Connection.Split(',')[0]);
        lock (_gate)
            _ready = null;
    }
}
