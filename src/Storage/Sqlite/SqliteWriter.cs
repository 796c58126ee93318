using System.Diagnostics;
using Dispatch.Shared;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace Dispatch.Storage.Sqlite;

/// <summary>
/// One thread that writes: it takes whatever has queued up while the last commit was on its way to the disk, applies it
/// in one transaction and answers everybody after the commit. A lone writer waits for nobody; a thousand share one flush.
/// </summary>
internal sealed partial class SqliteWriter : IDisposable
{
    private const int PageBytes = 4096;

    private readonly SqliteStorageOptions _options;
    private readonly StorageMetrics _metrics;
    private readonly ILogger _log;
    private readonly string _path;
    private readonly SqliteChanges _changes;
    private readonly WriteLanes _waiting;
    private readonly SqliteCheckpoints _checkpoints;
    private readonly Thread _thread;
    private long _pages;
    private bool _failing;

    public SqliteWriter(SqliteFile file, SqliteStorageOptions options, StorageMetrics metrics, ILogger log)
    {
        (_options, _metrics, _log, _path) = (options, metrics, log, file.Path);
        _waiting = new(options);
        _changes = new(file.ConnectForWriting(options));
        _checkpoints = new(file.Connect());
        metrics.WatchQueue(() => _waiting.Count);
        _thread = new Thread(Run) { Name = "SQLite writer", IsBackground = true };
        _thread.Start();
    }

    /// <summary>Completes after the commit that holds the change.</summary>
    public Task<StoreOutcome> Add(PendingChange change)
    {
        if (!_waiting.TryAdd(change))
        {
            _metrics.Refused();
            throw new StorageBusyException(
                $"{_waiting.Count} changes already wait for the disk. Nothing was written; try again in a second.");
        }
        return change.Answer;
    }

    /// <summary>Writes what has been accepted, then stops.</summary>
    public void Dispose()
    {
        _waiting.Dispose();
        _thread.Join();
        _checkpoints.Dispose();
        _changes.Dispose();
    }

    private void Run()
    {
        ThreadNice.Set(ThreadNice.BeforeOthers);
        var group = new List<PendingChange>(_options.MaxGroupRows);
        while (_waiting.Take(group))
        {
            CommitTogether(group);
            CountPages(group);
            _waiting.Answered(group.Sum(change => (long)change.Size));
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

    /// <summary>About as many pages as the log has grown by: each change touches a leaf or two beside its own bytes.</summary>
    private void CountPages(List<PendingChange> group)
    {
        _pages += group.Sum(change => (change.Size / PageBytes) + 2L);
        if (_pages < _options.CheckpointPages)
            return;
        _pages = 0;
        _checkpoints.Ask();
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
