using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace Dispatch.Storage.Sqlite;

/// <summary>
/// One thread that writes: it takes whatever has queued up while the last commit was on its way to the disk, applies it
/// in one transaction and answers everybody after the commit. A lone writer waits for nobody; a thousand share one flush.
/// </summary>
internal sealed partial class SqliteWriter : IDisposable
{
    private readonly SqliteStorageOptions _options;
    private readonly StorageMetrics _metrics;
    private readonly ILogger _log;
    private readonly string _path;
    private readonly SqliteChanges _changes;
    private readonly BlockingCollection<PendingChange> _queue;
    private readonly Thread _thread;
    private long _queuedBytes;
    private bool _failing;

    public SqliteWriter(SqliteFile file, SqliteStorageOptions options, StorageMetrics metrics, ILogger log)
    {
        (_options, _metrics, _log, _path) = (options, metrics, log, file.Path);
        _queue = new(options.MaxQueuedWrites);
        _changes = new(file.ConnectForWriting(options));
        metrics.WatchQueue(() => _queue.Count);
        _thread = new Thread(Run) { Name = "SQLite writer", IsBackground = true };
        _thread.Start();
    }

    /// <summary>Completes after the commit that holds the change.</summary>
    public Task<StoreOutcome> Add(PendingChange change)
    {
        if (Interlocked.Add(ref _queuedBytes, change.Size) > _options.MaxQueuedBytes || !TryAdd(change))
        {
            Interlocked.Add(ref _queuedBytes, -change.Size);
            _metrics.Refused();
            throw new StorageBusyException(
                $"{_queue.Count} changes already wait for the disk. Nothing was written; try again in a second.");
        }
        return change.Answer;
    }

    /// <summary>Writes what has been accepted, then stops.</summary>
    public void Dispose()
    {
        _queue.CompleteAdding();
        _thread.Join();
        _changes.Dispose();
    }

    private bool TryAdd(PendingChange change)
    {
        try
        {
            return _queue.TryAdd(change);
        }
        catch (InvalidOperationException) when (_queue.IsAddingCompleted)
        {
            throw new StorageUnavailableException("The store is shutting down. Nothing was written.", outcomeUnknown: false);
        }
    }

    private void Run()
    {
        var group = new List<PendingChange>(_options.MaxGroupRows);
        foreach (var first in _queue.GetConsumingEnumerable())
        {
            var bytes = 0;
            for (var next = first; ; _queue.TryTake(out next))
            {
                if (next is null)
                    break;
                group.Add(next);
                bytes += next.Size;
                if (group.Count >= _options.MaxGroupRows || bytes >= _options.MaxGroupBytes)
                    break;
            }
            CommitTogether(group);
            Interlocked.Add(ref _queuedBytes, -bytes);
            group.Clear();
        }
    }

    private void CommitTogether(List<PendingChange> group)
    {
        var startedAt = Stopwatch.GetTimestamp();
        try
        {
            _changes.Begin();
            foreach (var change in group)
                change.Outcome = _changes.Apply(change);
            _changes.Commit();
        }
        catch (SqliteException error)
        {
            Fail(group, error);
            return;
        }
        _metrics.Committed(group.Count, startedAt);
        Recovered();
        foreach (var change in group)
            change.Committed();
    }

    private void Fail(List<PendingChange> group, SqliteException error)
    {
        _changes.RollBackIfOpen();
        _metrics.Failed(group.Count);
        if (!_failing)
            LogFailing(_path, error.Message, error);
        _failing = true;
        foreach (var change in group)
            change.Failed(SqliteErrors.Describe(error, _path));
    }

    private void Recovered()
    {
        if (_failing)
            LogRecovered(_path);
        _failing = false;
    }
}
