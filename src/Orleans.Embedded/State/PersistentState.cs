using Orleans.Storage;

namespace Orleans.Runtime;

/// <summary>One named state of one activation. Read before OnActivateAsync; written only when the grain says so.</summary>
internal sealed class PersistentState<TState> : IPersistentState<TState>, ILifecycleObserver
{
    private readonly string _name;
    private readonly GrainId _grain;
    private readonly IGrainStorage _storage;
    private readonly GrainState<TState> _record = new(NewState.Of<TState>());

    public PersistentState(string name, IGrainContext context, IGrainStorage storage)
    {
        _name = name;
        _grain = context.GrainId;
        _storage = storage;
        context.ObservableLifecycle.Subscribe(name, GrainLifecycleStage.SetupState, this);
    }

    public TState State
    {
        get => _record.State;
        set => _record.State = value;
    }

    public string Etag => _record.ETag;

    public bool RecordExists => _record.RecordExists;

    public Task ReadStateAsync() => Guard(_storage.ReadStateAsync, "read");

    public Task WriteStateAsync() => Guard(_storage.WriteStateAsync, "write");

    public Task ClearStateAsync() => Guard(_storage.ClearStateAsync, "clear");

    public Task OnStart(CancellationToken cancellationToken = default) => ReadStateAsync();

    public Task OnStop(CancellationToken cancellationToken = default) => Task.CompletedTask;

    /// <summary>A store's own exception types may not cross a call, so they arrive wrapped, as on Orleans.</summary>
    private async Task Guard(Func<string, GrainId, IGrainState<TState>, Task> operation, string verb)
    {
        try
        {
            await operation(_name, _grain, _record);
        }
        catch (Exception failure) when (failure is not OrleansException)
        {
            throw new OrleansException(
                $"Error from storage {_storage.GetType().Name} on {verb} of state {_name} of {_grain}: {failure.GetType().FullName}: {failure.Message}", failure);
        }
    }
}
