using System.Globalization;
using Dispatch.Storage.Redis;
using Dispatch.Storage.Tests.Writer;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dispatch.Storage.Tests;

/// <summary>The server is killed, frozen, full, or not set up to keep what it confirms.</summary>
public sealed class RedisOutageTests(ITestOutputHelper output) : IAsyncLifetime
{
    // Not a measure of speed: these tests wait for the client to reconnect, and without it would wait for ever.
    private const int HungMilliseconds = 120_000;

    private static readonly StateKey Key = new("s", "g/1");

    private readonly RedisServer _server = new();

    public ValueTask InitializeAsync()
    {
        RedisServer.SkipIfMissing();
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact(Timeout = HungMilliseconds)]
    public async Task Away_is_a_clear_error_and_back_works_without_restart()
    {
        await _server.StartAsync();
        await using var store = Open();
        var etag = (await store.WriteAsync(Key, expected: null, [1])).ETag;

        await _server.KillAsync();
        (await Should.ThrowAsync<StorageUnavailableException>(() => store.WriteAsync(Key, etag, [2]))).Message.ShouldContain("Redis does not answer");
        await Should.ThrowAsync<StorageUnavailableException>(async () => await store.ReadAsync(Key));

        await _server.StartAsync();
        (await EventuallyAsync(async () => await store.ReadAsync(Key)))!.Payload.ShouldBe([1]);
        (await store.WriteAsync(Key, etag, [3])).Done.ShouldBeTrue();
    }

    [Fact(Timeout = HungMilliseconds)]
    public async Task A_server_that_answers_nothing_is_an_error_in_time_and_the_retry_tells_that_the_write_was_made()
    {
        await _server.StartAsync();
        await using var store = Open(timeout: 500);
        var etag = (await store.WriteAsync(Key, expected: null, [1])).ETag;

        await _server.FreezeAsync();
        var error = await Should.ThrowAsync<StorageUnavailableException>(() => store.WriteAsync(Key, etag, [2]));
        error.OutcomeUnknown.ShouldBeTrue();
        await _server.ThawAsync();

        var retry = await EventuallyAsync(() => store.WriteAsync(Key, etag, [2]));
        retry.Done.ShouldBeFalse("the first attempt was made after all, and the ETag shows it");
        var now = await store.ReadAsync(Key);
        now!.Payload.ShouldBe([2]);
        retry.ETag.ShouldBe(now.ETag);
    }

    [Fact(Timeout = HungMilliseconds)]
    public async Task Every_acknowledged_write_of_a_killed_server_is_there_and_every_state_is_whole()
    {
        var acknowledged = new int[16];
        for (var round = 0; round < 20; round++)
        {
            var seed = Random.Shared.Next();
            var killAfter = new Random(seed).Next(1, 2000);
            output.WriteLine($"round {round}: seed {seed}, killed after {killAfter} answers");
            await _server.StartAsync();
            await using var store = Open();
            await ShouldHoldAsync(store, acknowledged);
            var answers = 0;
            var kill = new TaskCompletionSource();
            var writers = Enumerable.Range(0, acknowledged.Length).Select(WriteUntilAwayAsync).ToArray();
            await kill.Task;
            await _server.KillAsync();
            await Task.WhenAll(writers);

            async Task WriteUntilAwayAsync(int writer)
            {
                try
                {
                    var stored = await store.ReadAsync(KeyOf(writer));
                    var number = stored is null ? 0 : Sample.Read(stored.Payload).Number;
                    var outcome = new StoreOutcome(Done: true, stored?.ETag);
                    while (outcome.Done)
                    {
                        outcome = await store.WriteAsync(KeyOf(writer), outcome.ETag, new Sample(++number, number % 4000).ToBytes());
                        acknowledged[writer] = number;
                        if (Interlocked.Increment(ref answers) == killAfter)
                            kill.SetResult();
                    }
                    throw new InvalidOperationException("Nobody else writes this state.");
                }
                catch (StorageUnavailableException)
                {
                    // The server is gone: what counts is what it had answered.
                }
            }
        }
    }

    /// <summary>The first two were seen with StackExchange.Redis 2.13.23, each once in hundreds of killed servers.</summary>
    [Theory]
    [InlineData(typeof(InvalidOperationException))]
    [InlineData(typeof(TaskCanceledException))]
    [InlineData(typeof(IOException))]
    [InlineData(typeof(TimeoutException))]
    public void What_the_client_throws_when_its_connection_dies_under_a_call_is_a_server_that_does_not_answer(Type thrown)
    {
        var told = RedisErrors.Describe((Exception)Activator.CreateInstance(thrown, "Writing is not allowed after writer was completed.")!, mayHaveChanged: true);
        told.ShouldBeOfType<StorageUnavailableException>().OutcomeUnknown.ShouldBeTrue();
    }

    [Fact]
    public async Task Out_of_memory_is_full_and_nothing_is_written_and_with_memory_it_works_again()
    {
        await _server.StartAsync();
        await using var store = Open();
        var etag = (await store.WriteAsync(Key, expected: null, [1])).ETag;
        await _server.AskAsync("CONFIG SET maxmemory 1");
        await Should.ThrowAsync<StorageFullException>(() => store.WriteAsync(Key, etag, new byte[1000]));
        (await store.ReadAsync(Key))!.ETag.ShouldBe(etag);
        await _server.AskAsync("CONFIG SET maxmemory 0");
        (await store.WriteAsync(Key, etag, new byte[1000])).Done.ShouldBeTrue();
    }

    [Theory]
    [InlineData("appendonly", "no")]
    [InlineData("appendfsync", "everysec")]
    [InlineData("no-appendfsync-on-rewrite", "yes")]
    [InlineData("maxmemory-policy", "allkeys-lru")]
    public async Task A_server_that_could_lose_what_it_confirmed_is_refused_or_by_option_warned_of(string setting, string value)
    {
        await _server.With(setting, value).StartAsync();
        await using var strict = Open();
        (await Should.ThrowAsync<StorageUnusableException>(() => strict.OpenAsync(CancellationToken.None)))
            .Message.ShouldContain($"{setting} is {value}");
        await Should.ThrowAsync<StorageUnusableException>(() => strict.WriteAsync(Key, expected: null, [1]));

        var log = new WarningLog();
        await using var lenient = new RedisStateStore(Options(5000, requireDurability: false), new("redis"), log);
        (await lenient.WriteAsync(Key, expected: null, [1])).Done.ShouldBeTrue();
        log.Warnings.ShouldHaveSingleItem().ShouldContain($"{setting} is {value}");
    }

    [Fact(Timeout = HungMilliseconds)]
    public async Task A_server_that_comes_back_without_its_log_is_refused()
    {
        await _server.StartAsync();
        await using var store = Open();
        await store.WriteAsync(Key, expected: null, [1]);
        await _server.KillAsync();
        await _server.With("appendonly", "no").StartAsync();
        await Should.ThrowAsync<StorageUnusableException>(async () =>
        {
            // Until the client has noticed that this is another server.
            while (true)
                await EventuallyAsync(async () => await store.ReadAsync(Key));
        });
    }

    [Fact(Timeout = HungMilliseconds)]
    public async Task A_server_that_is_not_there_at_the_start_is_an_error_in_time()
    {
        await using var store = Open(timeout: 500);
        (await Should.ThrowAsync<StorageUnavailableException>(() => store.OpenAsync(CancellationToken.None)))
            .Message.ShouldContain("Redis does not answer");
    }

    private static async Task ShouldHoldAsync(RedisStateStore store, int[] acknowledged)
    {
        for (var writer = 0; writer < acknowledged.Length; writer++)
        {
            var stored = await store.ReadAsync(KeyOf(writer));
            var number = stored is null ? 0 : Sample.Read(stored.Payload).Number;
            number.ShouldBeInRange(acknowledged[writer], acknowledged[writer] + 1);
            // What was read once must stay: the next round's unheard write may come on top of this one's.
            acknowledged[writer] = number;
        }
    }

    private static StateKey KeyOf(int writer) => new("torn", writer.ToString(CultureInfo.InvariantCulture));

    /// <summary>The client reconnects by itself, at its own pace; until then every attempt fails in time.</summary>
    private static async Task<T> EventuallyAsync<T>(Func<Task<T>> attempt)
    {
        while (true)
        {
            try
            {
                return await attempt();
            }
            catch (StorageUnavailableException)
            {
                await Task.Delay(20);
            }
        }
    }

    private RedisStateStore Open(int timeout = 5000) =>
        new(Options(timeout, requireDurability: true), new("redis"), NullLogger<RedisStateStore>.Instance);

    private RedisStorageOptions Options(int timeout, bool requireDurability) => new()
    {
        Connection = _server.Connection,
        Timeout = TimeSpan.FromMilliseconds(timeout),
        RequireDurability = requireDurability,
    };

    private sealed class WarningLog : ILogger<RedisStateStore>
    {
        public List<string> Warnings { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (logLevel == LogLevel.Warning)
                Warnings.Add(formatter(state, exception));
        }
    }
}
