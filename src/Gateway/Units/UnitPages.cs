using Dispatch.Domain;
using Dispatch.Domain.Units;
using Dispatch.Grains.Units;

namespace Dispatch.Gateway.Units;

/// <summary>Pages through all units in the order of their ids.</summary>
internal sealed class UnitPages(IGrainFactory grains)
{
    /// <summary>So many units are looked at for one page at most; a rare kind may give short pages.</summary>
    private const int MaxLooked = 2_000;

    public async Task<UnitPage> PageAsync(UnitKind? kind, string? after, int limit)
    {
        var ids = await IdsAsync(after);
        var items = new List<UnitView>(limit);
        var looked = 0;
        while (looked < ids.Length && looked < MaxLooked && items.Count < limit)
        {
            var chunk = ids.AsSpan(looked, Math.Min(limit - items.Count, ids.Length - looked)).ToArray();
            looked += chunk.Length;
            var views = await Task.WhenAll(chunk.Select(id => grains.GetGrain<IUnitGrain>(id).Get()));
            items.AddRange(views.OfType<UnitView>().Where(view => kind is null || view.Profile.Kind == kind));
        }
        return new UnitPage(items, looked < ids.Length ? ids[looked - 1] : null);
    }

    private async Task<string[]> IdsAsync(string? after)
    {
        var shards = await Task.WhenAll(UnitRoll.Keys
            .Select(key => grains.GetGrain<IUnitRollGrain>(key).All()));
        return [.. shards.SelectMany(shard => shard).Select(id => id.Value)
            .Where(id => after is null || string.CompareOrdinal(id, after) > 0)
            .Order(StringComparer.Ordinal)];
    }
}
