namespace Dispatch.Storage.Sqlite;

/// <summary>
/// What waits for the disk, in two lanes: small changes, which are commands of people, and large ones, which are lists and the delivery
/// records of an alert. A group takes every small one that waits, but of the large ones no more than reach the disk within a moment, so that the
/// command that comes next waits for no more than that. One large change is in each group, however large: none waits for ever.
/// </summary>
internal sealed class WriteLanes(SqliteStorageOptions options) : IDisposable
{
    private readonly object _sync = new();
    private readonly Queue<PendingChange> _small = new();
    private readonly Queue<PendingChange> _large = new();
    private long _bytes;
    private bool _closed;

    public int Count
    {
        get
        {
            lock (_sync)
                return _small.Count + _large.Count;
        }
    }

    /// <summary>False when too much waits already.</summary>
    /// <exception cref="StorageUnavailableException">The store is closing.</exception>
    public bool TryAdd(PendingChange change)
    {
        lock (_sync)
        {
            if (_closed)
                throw new StorageUnavailableException("The store is shutting down. Nothing was written.", outcomeUnknown: false);
            if (_small.Count + _large.Count >= options.MaxQueuedWrites || _bytes + change.Size > options.MaxQueuedBytes)
                return false;
            _bytes += change.Size;
            (change.Size <= options.SmallBytes ? _small : _large).Enqueue(change);
            Monitor.Pulse(_sync);
            return true;
        }
    }

    /// <summary>Waits for the next group; false when the store is closing and everything was taken.</summary>
    public bool Take(List<PendingChange> group)
    {
        lock (_sync)
        {
            while (_small.Count + _large.Count == 0)
            {
                if (_closed)
                    return false;
                Monitor.Wait(_sync);
            }
            Fill(group, _small, options.MaxGroupBytes);
            Fill(group, _large, options.MaxLargeBytes);
            return true;
        }
    }

    /// <summary>The group has been answered; its bytes no longer count as waiting.</summary>
    public void Answered(long bytes)
    {
        lock (_sync)
            _bytes -= bytes;
    }

    public void Dispose()
    {
        lock (_sync)
        {
            _closed = true;
            Monitor.PulseAll(_sync);
        }
    }

    private void Fill(List<PendingChange> group, Queue<PendingChange> lane, int mostBytes)
    {
        for (var bytes = 0; bytes < mostBytes && (bytes == 0 || group.Count < options.MaxGroupRows) && lane.TryDequeue(out var next);)
        {
            group.Add(next);
            bytes += next.Size;
        }
    }
}
