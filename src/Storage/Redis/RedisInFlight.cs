namespace Dispatch.Storage.Redis;

/// <summary>Counts calls until the client lets go of them, which may be long after our caller was told of a timeout.</summary>
internal sealed class RedisInFlight(RedisStorageOptions options, StorageMetrics metrics)
{
    private readonly TaskCompletionSource _drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _calls;
    private long _bytes;
    private volatile bool _closing;

    public int Calls => Volatile.Read(ref _calls);

    public void Enter(int bytes)
    {
        var calls = Interlocked.Increment(ref _calls);
        var fits = Interlocked.Add(ref _bytes, bytes) <= options.MaxInFlightBytes && calls <= options.MaxInFlight;
        if (fits && !_closing)
            return;
        Leave(bytes);
        if (_closing)
            throw new StorageUnavailableException("The store is shutting down. Nothing was written.", outcomeUnknown: false);
        metrics.Refused();
        throw new StorageBusyException($"{calls - 1} calls already wait for Redis. Nothing was written; try again in a second.");
    }

    public void Leave(int bytes)
    {
        Interlocked.Add(ref _bytes, -bytes);
        if (Interlocked.Decrement(ref _calls) == 0 && _closing)
            _drained.TrySetResult();
    }

    /// <summary>Takes no further calls, and completes when the last one has its answer.</summary>
    public Task CloseAsync()
    {
        _closing = true;
        if (Calls == 0)
            _drained.TrySetResult();
        return _drained.Task;
    }
}
