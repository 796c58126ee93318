using System.Collections.Concurrent;
using System.Text.Json;
using Orleans.Runtime.Hosting;
using Orleans.Storage;

namespace Dispatch.Grains.Tests.Engine;

/// <summary>A store that outlives the silo; no conflicts, for one silo at a time uses it.</summary>
internal sealed class SharedStore : IGrainStorage
{
    private readonly ConcurrentDictionary<string, string> _records = new();

    public void Use(ISiloBuilder silo)
    {
        silo.Services.AddGrainStorage("shared", (_, _) => this);
        silo.UseGrainStorageReminderService("shared");
    }

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (_records.TryGetValue($"{stateName}/{grainId}", out var json))
        {
            grainState.State = JsonSerializer.Deserialize<T>(json)!;
            grainState.RecordExists = true;
        }

        return Task.CompletedTask;
    }

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        _records[$"{stateName}/{grainId}"] = JsonSerializer.Serialize(grainState.State);
        grainState.RecordExists = true;
        return Task.CompletedTask;
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        _records.TryRemove($"{stateName}/{grainId}", out _);
        grainState.RecordExists = false;
        return Task.CompletedTask;
    }
}
