namespace Dispatch.Storage.Sqlite;

/// <summary>Looks at a store's file without changing it, also while a server is using it.</summary>
public sealed class SqliteStateScan : IStateScan, IDisposable
{
    private readonly SqliteFile _file;
    private readonly SqliteReaders _readers;

    private SqliteStateScan(SqliteFile file)
    {
        _file = file;
        _readers = new(file, maxIdle: 1);
    }

    /// <summary>Opens <paramref name="path"/> for reading.</summary>
    /// <exception cref="StorageUnusableException">There is no such file, or it is not a store of this program.</exception>
    public static SqliteStateScan Open(string path) => new(SqliteFile.OpenForReading(path));

    /// <inheritdoc/>
    public IAsyncEnumerable<ScannedState> ScanAsync(string stateName, CancellationToken cancellationToken = default) =>
        SqliteStateStore.Scan(_readers, stateName, cancellationToken);

    /// <inheritdoc/>
    public void Dispose()
    {
        _readers.Dispose();
        _file.Dispose();
    }
}
