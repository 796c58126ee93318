using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace Dispatch.Storage.Redis;

/// <summary>Each state is one hash {etag, data}; compare-and-set runs on the server. See docs/decisions/0004-storage.md.</summary>
internal sealed class RedisStateStore : IStateStore
{
    private const string Compare =
        "local stored = redis.call('HGET', KEYS[1], 'etag') or '' if stored ~= ARGV[1] then return {0, stored} end ";

    private const string Write = Compare + "redis.call('HSET', KEYS[1], 'etag', ARGV[2], 'data', ARGV[3]) return {1, ARGV[2]}";
    private const string Clear = Compare + "redis.call('DEL', KEYS[1]) return {1, ''}";

    private static readonly RedisValue[] Fields = ["etag", "data"];

    private readonly RedisStorageOptions _options;
    private readonly StorageMetrics _metrics;
    private readonly RedisLink _link;
    private readonly RedisInFlight _inFlight;

    public RedisStateStore(RedisStorageOptions options, StorageMetrics metrics, ILogger<RedisStateStore> log)
    {
        (_options, _metrics) = (options, metrics);
        _link = new(options, log);
        _inFlight = new(options, metrics);
        metrics.WatchQueue(() => _inFlight.Calls);
    }

    public async Task OpenAsync(CancellationToken cancellationToken) =>
        await CallAsync(bytes: 0, mayChange: false, database => database.PingAsync()).WaitAsync(cancellationToken);

    public async ValueTask<StoredState?> ReadAsync(StateKey key)
    {
        StateChecks.Check(key);
        var fields = await CallAsync(bytes: 0, mayChange: false, database => database.HashGetAsync(RedisKeyOf(key), Fields));
        return fields[0].IsNull ? null : new(fields[0].ToString(), (byte[])fields[1]!);
    }

    public Task<StoreOutcome> WriteAsync(StateKey key, string? expected, byte[] payload)
    {
        StateChecks.Check(key, payload, _options.MaxStateBytes);
        return ChangeAsync(Write, key, payload.Length, [expected ?? "", StateChecks.NextETag(), payload]);
    }

    public Task<StoreOutcome> ClearAsync(StateKey key, string? expected)
    {
        StateChecks.Check(key);
        return ChangeAsync(Clear, key, bytes: 0, [expected ?? ""]);
    }

    public async IAsyncEnumerable<ScannedState> ScanAsync(
        string stateName, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var start = StartOf(stateName);
        var cursor = "0";
        do
        {
            cancellationToken.ThrowIfCancellationRequested();
            var page = (RedisResult[])(await CallAsync(
                bytes: 0, mayChange: false, database => database.ExecuteAsync("SCAN", cursor, "MATCH", start + "*", "COUNT", "500")))!;
            cursor = (string)page[0]!;
            foreach (var found in (string[])page[1]!)
            {
                // One at a time: a scan must not take the places of the grains' own calls.
                var key = new StateKey(stateName, found[start.Length..]);
                if (await ReadAsync(key) is { } state)
                    yield return new(key, state.ETag, state.Payload);
            }
        }
        while (cursor != "0");
    }

    public async ValueTask DisposeAsync()
    {
        // Bounded: a server that is away must not hold up the end of the process.
        await Task.WhenAny(_inFlight.CloseAsync(), Task.Delay(_options.Timeout));
        await _link.DisposeAsync();
        _metrics.Dispose();
    }

    private async Task<StoreOutcome> ChangeAsync(string script, StateKey key, int bytes, RedisValue[] values)
    {
        var startedAt = Stopwatch.GetTimestamp();
        var answer = (RedisResult[])(await CallAsync(
            bytes, mayChange: true, database => database.ScriptEvaluateAsync(script, [RedisKeyOf(key)], values)))!;
        _metrics.Committed(rows: 1, startedAt);
        var etag = (string?)answer[1];
        return new((int)answer[0] == 1, string.IsNullOrEmpty(etag) ? null : etag);
    }

    private async Task<T> CallAsync<T>(int bytes, bool mayChange, Func<IDatabase, Task<T>> call)
    {
        _inFlight.Enter(bytes);
        var sent = SendAsync(bytes, call);
        try
        {
            return await sent.WaitAsync(_options.Timeout);
        }
        catch (Exception error) when (error is not StorageException && RedisErrors.Describe(error, mayChange) is { })
        {
            _metrics.Failed(rows: 1);
            throw RedisErrors.Describe(error, mayChange)!;
        }
    }

    private async Task<T> SendAsync<T>(int bytes, Func<IDatabase, Task<T>> call)
    {
        try
        {
            return await call(await _link.ReadyAsync());
        }
        finally
        {
            _inFlight.Leave(bytes);
        }
    }

    private RedisKey RedisKeyOf(StateKey key) => StartOf(key.StateName) + key.GrainId;

    /// <summary>The state's name is escaped: it ends where the colon is, and it holds nothing that SCAN takes for a pattern.</summary>
    private string StartOf(string stateName) => $"{_options.KeyPrefix}:{Uri.EscapeDataString(stateName)}:";
}
