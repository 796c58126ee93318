using Dispatch.Storage.Redis;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dispatch.Storage.Tests;

public sealed class RedisStorageTests(RedisServer server) : StorageConformance, IClassFixture<RedisServer>
{
    private readonly string _prefix = $"test:{Guid.NewGuid():N}";

    public override ValueTask InitializeAsync()
    {
        RedisServer.SkipIfMissing();
        return ValueTask.CompletedTask;
    }

    private protected override IStateStore Open(StoreLimits limits) => new RedisStateStore(
        new()
        {
            Connection = server.Connection,
            KeyPrefix = _prefix,
            MaxInFlight = limits.MaxWaiting,
            MaxInFlightBytes = limits.MaxWaitingBytes,
            MaxStateBytes = limits.MaxStateBytes,
            Timeout = TimeSpan.FromMinutes(1),
        },
        new("redis", Metrics),
        NullLogger<RedisStateStore>.Instance);

    private protected override async Task<IAsyncDisposable> StallAsync()
    {
        (await server.AskAsync("CLIENT PAUSE 60000 WRITE")).ShouldStartWith("+OK");
        return new Stall(() => server.AskAsync("CLIENT UNPAUSE"));
    }
}
