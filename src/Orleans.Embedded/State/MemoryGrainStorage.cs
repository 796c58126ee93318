using System.Collections.Concurrent;
using System.Globalization;

namespace Orleans.Storage;

/// <summary>Keeps bytes, not objects: what was not written is not there after the next activation.</summary>
internal sealed class MemoryGrainStorage(IGrainStorageSerializer serializer) : IGrainStorage
{
    private readonly ConcurrentDictionary<(string, GrainId), Record> _records = new();
    private long _lastEtag;

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (_records.TryGetValue((stateName, grainId), out var record))
        {
            grainState.State = serializer.Deserialize<T>(record.Body);
            grainState.ETag = record.Etag;
            grainState.RecordExists = true;
        }
        else
        {
            grainState.State = NewState.Of<T>();
            grainState.ETag = null!;
            grainState.RecordExists = false;
        }

        return Task.CompletedTask;
    }

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var key = (stateName, grainId);
        var next = new Record(serializer.Serialize(grainState.State), NextEtag());
        var done = _records.TryGetValue(key, out var stored)
            ? stored.Etag == grainState.ETag && _records.TryUpdate(key, next, stored)
            : grainState.ETag is null && _records.TryAdd(key, next);
        if (!done)
        {
            throw Conflict(key, grainState.ETag);
        }

        grainState.ETag = next.Etag;
        grainState.RecordExists = true;
        return Task.CompletedTask;
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var key = (stateName, grainId);
        var done = _records.TryGetValue(key, out var stored)
            ? stored.Etag == grainState.ETag && _records.TryRemove(KeyValuePair.Create(key, stored))
            : grainState.ETag is null;
        if (!done)
        {
            throw Conflict(key, grainState.ETag);
        }

        grainState.State = NewState.Of<T>();
        grainState.ETag = null!;
        grainState.RecordExists = false;
        return Task.CompletedTask;
    }

    private string NextEtag() => Interlocked.Increment(ref _lastEtag).ToString(CultureInfo.InvariantCulture);

    private InconsistentStateException Conflict((string State, GrainId Grain) key, string? etag) => new(
        $"State {key.State} of {key.Grain} was changed by somebody else.",
        _records.TryGetValue(key, out var stored) ? stored.Etag : null,
        etag);

    private sealed record Record(BinaryData Body, string Etag);
}
