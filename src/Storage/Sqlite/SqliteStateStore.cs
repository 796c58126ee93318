using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace Dispatch.Storage.Sqlite;

/// <summary>All states in one SQLite file. See docs/decisions/0004-storage.md.</summary>
internal sealed class SqliteStateStore : IStateStore
{
    private readonly SqliteStorageOptions _options;
    private readonly StorageMetrics _metrics;
    private readonly SqliteFile _file;
    private readonly SqliteWriter _writer;
    private readonly SqliteReaders _readers;
    private int _closed;

    /// <summary>Opens or creates the file; a wrong one is refused with a <see cref="StorageException"/>.</summary>
    public SqliteStateStore(SqliteStorageOptions options, StorageMetrics metrics, ILogger<SqliteStateStore> log)
    {
        (_options, _metrics) = (options, metrics);
        _file = SqliteFile.OpenForServing(options);
        _writer = new(_file, options, metrics, log);
        _readers = new(_file, options.IdleReaders);
    }

    public Task OpenAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public ValueTask<StoredState?> ReadAsync(StateKey key)
    {
        StateChecks.Check(key);
        return ValueTask.FromResult(_readers.Read(key));
    }

    public Task<StoreOutcome> WriteAsync(StateKey key, string? expected, byte[] payload)
    {
        StateChecks.Check(key, payload, _options.MaxStateBytes);
        return _writer.Add(new(key, expected, payload));
    }

    public Task<StoreOutcome> ClearAsync(StateKey key, string? expected)
    {
        StateChecks.Check(key);
        return _writer.Add(new(key, expected, payload: null));
    }

    public IAsyncEnumerable<ScannedState> ScanAsync(string stateName, CancellationToken cancellationToken = default) =>
        Scan(_readers, stateName, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        // The container disposes once for each service that this store is.
        if (Interlocked.Exchange(ref _closed, 1) == 1)
            return;
        // Draining waits for the disk: not on the caller's thread.
        await Task.Run(_writer.Dispose);
        _readers.Dispose();
        _file.Dispose();
        _metrics.Dispose();
    }

    internal static async IAsyncEnumerable<ScannedState> Scan(
        SqliteReaders readers, string stateName, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var page = readers.ReadPage(stateName, after: ""); page.Count > 0; page = readers.ReadPage(stateName, page[^1].Key.GrainId))
        {
            foreach (var state in page)
                yield return state;
            cancellationToken.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
