using System.Text.Json;
using Orleans.Storage;

namespace Dispatch.Storage;

/// <summary>The engine's side of a store: states to bytes and back, a conflict to <see cref="InconsistentStateException"/>.</summary>
internal sealed class GrainStateStorage(IStateStore store, IGrainStorageSerializer serializer) : IGrainStorage
{
    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var key = KeyOf(stateName, grainId);
        if (await store.ReadAsync(key) is { } stored)
            Set(grainState, Deserialize<T>(key, stored.Payload), stored.ETag);
        else
            Set(grainState, EmptyState.Of<T>(), etag: null);
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var key = KeyOf(stateName, grainId);
        var payload = Utf8JsonStateSerializer.BytesOf(serializer.Serialize(grainState.State));
        var outcome = await store.WriteAsync(key, grainState.ETag, payload);
        RefuseConflict(key, outcome, grainState.ETag);
        grainState.ETag = outcome.ETag!;
        grainState.RecordExists = true;
    }

    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var key = KeyOf(stateName, grainId);
        var outcome = await store.ClearAsync(key, grainState.ETag);
        RefuseConflict(key, outcome, grainState.ETag);
        Set(grainState, EmptyState.Of<T>(), etag: null);
    }

    private static StateKey KeyOf(string stateName, GrainId grainId) => new(stateName, grainId.ToString());

    private static void Set<T>(IGrainState<T> grainState, T state, string? etag)
    {
        grainState.State = state;
        grainState.ETag = etag!;
        grainState.RecordExists = etag is not null;
    }

    private static void RefuseConflict(StateKey key, StoreOutcome outcome, string? expected)
    {
        if (!outcome.Done)
            throw new InconsistentStateException(
                $"The state {key} has ETag {outcome.ETag ?? "none"} and not {expected ?? "none"}: somebody else changed it. Nothing was written.",
                outcome.ETag ?? "none",
                expected ?? "none");
    }

    private T Deserialize<T>(StateKey key, byte[] payload)
    {
        try
        {
            return serializer.Deserialize<T>(new BinaryData(payload))!;
        }
        catch (JsonException error)
        {
            throw new StorageUnusableException(
                $"The stored state {key} does not read as {typeof(T).Name}: {error.Message}", error);
        }
    }
}
