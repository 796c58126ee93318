using System.Collections.Immutable;
using Dispatch.Domain;

namespace Dispatch.Grains.Units;

/// <summary>One shard of the roll: at 20,000 units some 300 ids, so a registration rewrites a few kilobytes.</summary>
internal sealed class UnitRollGrain([PersistentState("roll")] IPersistentState<UnitRollState> stored) : Grain, IUnitRollGrain
{
    private readonly HashSet<UnitId> known = [];

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (stored.RecordExists)
            known.UnionWith(stored.State.Units);
        return Task.CompletedTask;
    }

    public async Task Add(ImmutableArray<UnitId> units)
    {
        var news = units.Where(unit => !known.Contains(unit)).Distinct().ToImmutableArray();
        if (news.IsEmpty)
            return;
        var before = stored.State;
        stored.State = new UnitRollState([.. known, .. news]);
        try
        {
            await stored.WriteStateAsync();
        }
        catch
        {
            stored.State = before;
            throw;
        }

        known.UnionWith(news);
    }

    public Task<ImmutableArray<UnitId>> All() => Task.FromResult(known.ToImmutableArray());
}

[GenerateSerializer, Immutable, Alias("dispatch.UnitRollState")]
internal sealed record UnitRollState(ImmutableArray<UnitId> Units);
