using Orleans.Storage;

namespace Dispatch.Grains.Tests.Engine;

[GenerateSerializer, Alias("test.Ledger")]
public sealed class Ledger
{
    [Id(0)]
    public int Total { get; set; }
}

public interface ILedgerGrain : IGrainWithStringKey
{
    Task<int> Total();

    Task<bool> Exists();

    Task<string?> Etag();

    Task Add(int amount);

    /// <summary>Changes memory only.</summary>
    Task AddUnwritten(int amount);

    Task Clear();

    Task Leave();

    /// <summary>Writes the grain's record behind its back.</summary>
    Task Meddle();
}

internal sealed class LedgerGrain(
    [PersistentState("ledger")] IPersistentState<Ledger> ledger,
    [PersistentState("second", "Default")] IPersistentState<Ledger> second,
    IServiceProvider services) : Grain, ILedgerGrain
{
    private int _onActivate;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _onActivate = ledger.State.Total;
        return Task.CompletedTask;
    }

    public Task<int> Total() => Task.FromResult(ledger.State.Total == second.State.Total && _onActivate <= ledger.State.Total ? ledger.State.Total : -1);

    public Task<bool> Exists() => Task.FromResult(ledger.RecordExists);

    public Task<string?> Etag() => Task.FromResult<string?>(ledger.Etag);

    public async Task Add(int amount)
    {
        ledger.State.Total += amount;
        second.State.Total += amount;
        await ledger.WriteStateAsync();
        await second.WriteStateAsync();
    }

    public Task AddUnwritten(int amount)
    {
        ledger.State.Total += amount;
        second.State.Total += amount;
        return Task.CompletedTask;
    }

    public async Task Clear()
    {
        await ledger.ClearStateAsync();
        await second.ClearStateAsync();
    }

    public Task Leave()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public async Task Meddle()
    {
        var store = (IGrainStorage)services.GetService(typeof(IGrainStorage))!;
        var record = new GrainState<Ledger>(new Ledger());
        await store.ReadStateAsync("ledger", this.GetGrainId(), record);
        record.State!.Total += 1000;
        await store.WriteStateAsync("ledger", this.GetGrainId(), record);
        await store.ReadStateAsync("second", this.GetGrainId(), record);
        record.State!.Total += 1000;
        await store.WriteStateAsync("second", this.GetGrainId(), record);
    }
}
