using System.Collections.Immutable;
using Dispatch.Domain;

namespace Dispatch.Grains.Units;

/// <summary>One shard of the roll: at 20,000 units some 300 ids, so a registration rewrites a few kilobytes.</summary>
internal sealed class UnitRollGrain([PersistentState("roll")] IPersistentState<UnitRollRecord> stored) : Grain, IUnitRollGrain
{
    private readonly HashSet<UnitId> known = [];

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        known.UnionWith(stored.State.Units);
        return Task.CompletedTask;
    }

    public async Task Add(ImmutableArray<UnitId> units)
    {
        var news = units.Where(unit => !known.Contains(unit)).Distinct().ToImmutableArray();
        if (news.IsEmpty)
            return;
        var before = stored.State.Units;
        stored.State.Units = [.. known, .. news];
        try
        {
            await stored.WriteStateAsync();
        }
        catch
        {
            stored.State.Units = before;
            this.DeactivateOnIdle(); // Nobody knows what the store holds now.
            throw;
        }

        known.UnionWith(news);
    }

    public Task<ImmutableArray<UnitId>> All() => Task.FromResult(known.ToImmutableArray());
}
