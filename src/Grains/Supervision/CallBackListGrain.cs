using System.Collections.Immutable;
using Dispatch.Domain;

namespace Dispatch.Grains.Supervision;

/// <summary>Holds what is due; every change is written before it holds.</summary>
internal sealed class CallBackListGrain([PersistentState("call-backs")] IPersistentState<CallBackListRecord> stored) : Grain, ICallBackListGrain
{
    public Task Put(DueCallBack due) =>
        stored.State.Due.FirstOrDefault(one => one.Incident == due.Incident) is { } known && known.Version >= due.Version
            ? Task.CompletedTask
            : Write([.. stored.State.Due.Where(one => one.Incident != due.Incident), due]);

    public Task Drop(IncidentId incident) => stored.State.Due.Any(one => one.Incident == incident.Value)
        ? Write([.. stored.State.Due.Where(one => one.Incident != incident.Value)])
        : Task.CompletedTask;

    public Task<ImmutableArray<DueCallBack>> All() =>
        Task.FromResult<ImmutableArray<DueCallBack>>([.. stored.State.Due.OrderBy(one => one.Due).ThenBy(one => one.Incident, StringComparer.Ordinal)]);

    private async Task Write(DueCallBack[] next)
    {
        var before = stored.State;
        stored.State = new CallBackListRecord { Due = next };
        try
        {
            await stored.WriteStateAsync();
        }
        catch
        {
            stored.State = before;
            DeactivateOnIdle(); // Nobody knows what the store holds now.
            throw;
        }
    }
}
