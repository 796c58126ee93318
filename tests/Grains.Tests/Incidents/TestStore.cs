using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using Dispatch.Storage;
using Orleans.Storage;

namespace Dispatch.Grains.Tests.Incidents;

/// <summary>A store that outlives the cluster, in the form of the real ones, and that fails or waits when a test says so.</summary>
internal sealed class TestStore : IGrainStorage
{
    private readonly ConcurrentDictionary<string, (BinaryData Body, string Etag)> _records = new(StringComparer.Ordinal);
    private long _etags;

    /// <summary>Called with the grain id before a write; may wait or throw.</summary>
    public Func<string, Task> BeforeWrite { get; set; } = _ => Task.CompletedTask;

    /// <summary>Called after a write was stored; when it throws, the caller hears of a failure although it is stored.</summary>
    public Func<string, Task> AfterWrite { get; set; } = _ => Task.CompletedTask;

    public Func<string, Task> BeforeRead { get; set; } = _ => Task.CompletedTask;

    public ConcurrentQueue<string> Writes { get; } = new();

    /// <summary>What is stored under this name for this grain; empty when nothing is.</summary>
    public string Body(string stateName, string grain) =>
        _records.FirstOrDefault(one => one.Key.StartsWith(stateName + " ", StringComparison.Ordinal) && one.Key.EndsWith(grain, StringComparison.Ordinal)).Value.Body?.ToString() ?? "";

    public void Heal() => BeforeWrite = AfterWrite = BeforeRead = _ => Task.CompletedTask;

    public static Func<string, Task> Failing(string grain) => id =>
        id.StartsWith(grain, StringComparison.Ordinal) ? throw new IOException($"{id} cannot be stored") : Task.CompletedTask;

    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        await BeforeRead(grainId.ToString());
        var found = _records.TryGetValue(Key(stateName, grainId), out var record);
        grainState.State = found ? Utf8JsonStateSerializer.Default.Deserialize<T>(record.Body) : Empty<T>();
        grainState.ETag = record.Etag;
        grainState.RecordExists = found;
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        await BeforeWrite(grainId.ToString());
        var key = Key(stateName, grainId);
        if (_records.GetValueOrDefault(key).Etag != grainState.ETag)
            throw new InconsistentStateException($"{key} was changed by somebody else.");
        var etag = Interlocked.Increment(ref _etags).ToString(CultureInfo.InvariantCulture);
        _records[key] = (Utf8JsonStateSerializer.Default.Serialize(grainState.State), etag);
        Writes.Enqueue(grainId.ToString());
        await AfterWrite(grainId.ToString());
        (grainState.ETag, grainState.RecordExists) = (etag, true);
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        _records.TryRemove(Key(stateName, grainId), out _);
        return Task.CompletedTask;
    }

    // As Orleans does it: a state type need not have a parameterless constructor.
    private static T Empty<T>() => typeof(T).GetConstructor([]) is null ? (T)RuntimeHelpers.GetUninitializedObject(typeof(T)) : Activator.CreateInstance<T>();

    private static string Key(string stateName, GrainId grainId) => $"{stateName} {grainId}";
}
