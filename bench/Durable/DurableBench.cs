using System.Globalization;
using Dispatch.Storage;
using Dispatch.Storage.Redis;
using Dispatch.Storage.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Orleans.Storage;

namespace Dispatch.Bench.Durable;

/// <summary>Durable commands a second through <see cref="IGrainStorage"/>, beside what the same disk gives without us.</summary>
internal static class DurableBench
{
    private static readonly int[] Writers = [1, 16, 1000];

    /// <param name="args">Seconds for each line (default 3), and a folder on the disk to measure (default the temporary one).</param>
    public static async Task<int> RunAsync(string[] args)
    {
        var seconds = args.Length > 0 ? double.Parse(args[0], CultureInfo.InvariantCulture) : 3;
        var folder = Directory.CreateDirectory(Path.Combine(args.Length > 1 ? args[1] : Path.GetTempPath(), $"dispatch-bench-{Guid.NewGuid():N}")).FullName;
        try
        {
            await SqliteAsync(folder, seconds);
            await RedisAsync(folder, seconds);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
        return 0;
    }

    private static async Task SqliteAsync(string folder, double seconds)
    {
        Console.WriteLine("SQLite, WAL, synchronous=FULL, states of about 200 bytes");
        using var raw = new SqliteBound(Path.Combine(folder, "bound.db"));
        var one = await Figures.MeasureAsync("bound: one row a commit", 1, seconds, _ => raw.OneAsync);
        one.Print();
        var grouped = await Figures.MeasureAsync("bound: 500 rows a commit", 1, seconds, _ => () => raw.GroupAsync(500), rowsPerCall: 500);
        grouped.Print("(latency of a group)");
        await using var store = new SqliteStateStore(
            new() { Path = Path.Combine(folder, "store.db") }, new("sqlite"), NullLogger<SqliteStateStore>.Instance);
        await WritesAsync(store, seconds, one, grouped);
        foreach (var readers in (int[])[1, 16])
            (await ReadAsync(store, readers, seconds)).Print();
    }

    private static async Task RedisAsync(string folder, double seconds)
    {
        Console.WriteLine("Redis, appendonly yes, appendfsync always");
        using var server = RedisProcess.TryStart(folder);
        if (server is null)
        {
            Console.WriteLine("skipped: redis-server is not installed");
            return;
        }
        using var single = new RedisBound(server.Port, pipelined: 1);
        var one = await Figures.MeasureAsync("bound: SET one by one", 1, seconds, _ => single.SetAsync);
        one.Print();
        using var many = new RedisBound(server.Port, pipelined: 100);
        var pipelined = await Figures.MeasureAsync("bound: SET 100 pipelined", 1, seconds, _ => many.SetAsync, rowsPerCall: 100);
        pipelined.Print("(latency of a hundred)");
        await using var store = new RedisStateStore(
            new() { Connection = $"127.0.0.1:{server.Port}" }, new("redis"), NullLogger<RedisStateStore>.Instance);
        await store.OpenAsync(CancellationToken.None);
        await WritesAsync(store, seconds, one, pipelined);
    }

    private static async Task WritesAsync(IStateStore store, double seconds, Figures one, Figures grouped)
    {
        using var sizes = new GroupSizes();
        foreach (var writers in Writers)
        {
            var storage = new GrainStateStorage(store, Utf8JsonStateSerializer.Default);
            var figures = await Figures.MeasureAsync($"{writers} concurrent writers", writers, seconds, writer => Writer(storage, writers, writer));
            figures.Print($"{figures.PerSecond / one.PerSecond:P0} of one by one, {figures.PerSecond / grouped.PerSecond:P0} of grouped; {sizes}");
        }
    }

    private static Func<Task> Writer(GrainStateStorage storage, int writers, int writer)
    {
        var grain = GrainId.Create("bench", $"{writers}-{writer}");
        var state = new GrainState<Command>(new Command { Text = new string('x', 170) });
        return () =>
        {
            state.State!.Number++;
            return storage.WriteStateAsync("command", grain, state);
        };
    }

    private static Task<Figures> ReadAsync(IStateStore store, int readers, double seconds)
    {
        var storage = new GrainStateStorage(store, Utf8JsonStateSerializer.Default);
        return Figures.MeasureAsync($"{readers} concurrent readers", readers, seconds, reader =>
        {
            var grain = GrainId.Create("bench", $"1000-{reader}");
            return () => storage.ReadStateAsync("command", grain, new GrainState<Command>());
        });
    }

    public sealed class Command
    {
        public int Number { get; set; }

        public string Text { get; set; } = "";
    }
}
