// Storage.Tests.Writer FILE SEED: 16 writers, each with its own state, until the process is killed.
using System.Globalization;
using System.Text;
using Dispatch.Storage;
using Dispatch.Storage.Sqlite;
using Dispatch.Storage.Tests.Writer;
using Microsoft.Extensions.Logging.Abstractions;

var seed = int.Parse(args[1], CultureInfo.InvariantCulture);
await using var store = new SqliteStateStore(
    new SqliteStorageOptions { Path = args[0], CheckpointPages = 50 },
    new StorageMetrics("sqlite"),
    NullLogger<SqliteStateStore>.Instance);
await using var output = Console.OpenStandardOutput();

await Task.WhenAll(Enumerable.Range(0, 16).Select(WriteForEverAsync));

async Task WriteForEverAsync(int writer)
{
    await Task.Yield();
    var random = new Random(seed + writer);
    var key = new StateKey("torn", $"writer/{writer}");
    var stored = await store.ReadAsync(key);
    var (etag, number) = (stored?.ETag, stored is null ? 0 : Sample.Read(stored.Payload).Number);
    while (true)
    {
        var outcome = await store.WriteAsync(key, etag, new Sample(++number, random.Next(6000)).ToBytes());
        etag = outcome.Done ? outcome.ETag : throw new InvalidOperationException($"{key} was changed by somebody else.");
        // One write of one short line: a pipe takes it whole or not at all.
        var line = Encoding.ASCII.GetBytes($"{key.GrainId} {number}\n");
        lock (output)
            output.Write(line);
    }
}
