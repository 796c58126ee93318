using Dispatch.Storage;
using Dispatch.Storage.Tests;

namespace Dispatch.Grains.Tests.Engine;

/// <summary>The product's store for a cluster: a real redis-server. One process' is in the file of this name in EmbeddedOnly.</summary>
internal sealed class DurableStore : IAsyncDisposable
{
    private readonly RedisServer _redis = new();

    public Task StartAsync()
    {
        RedisServer.SkipIfMissing();
        return _redis.StartAsync();
    }

    public void Use(ISiloBuilder silo) => silo.AddDispatchRedisStorage(options => options.Connection = _redis.Connection);

    public ValueTask DisposeAsync() => _redis.DisposeAsync();
}
