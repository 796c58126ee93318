namespace Dispatch.Storage.Redis;

/// <summary>Counts calls until the client lets go of them, which may be long after our caller was told of a timeout.</summary>
internal sealed class RedisInFlight(RedisStorageOptions options, StorageMetrics metrics)
{
    private int _calls;
    private long _bytes;

    public int Calls => Volatile.Read(ref _calls);

    public void Enter(int bytes)
    {
        var calls = Interlocked.Increment(ref _calls);
        if (Interlocked.Add(ref _bytes, bytes) <= options.MaxInFlightBytes && calls <= options.MaxInFlight)
            return;
        Leave(bytes);
        metrics.Refused();
        throw new StorageBusyException($"{calls - 1} calls already wait for Redis. Nothing was written; try again in a second.");
    }

    public void Leave(int bytes)
    {
        Interlocked.Decrement(ref _calls);
        Interlocked.Add(ref _bytes, -bytes);
    }
}
