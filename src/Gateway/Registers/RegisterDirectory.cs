using System.Collections.Immutable;
using Dispatch.Domain.Geo;
using Dispatch.Domain.Registers;
using Dispatch.Domain.Units;
using Dispatch.Grains.Registers;
using Dispatch.Grains.Units;

namespace Dispatch.Gateway.Registers;

/// <summary>The registers, put together from their shards; units from the roll and from themselves.</summary>
internal sealed class RegisterDirectory(IGrainFactory grains)
{
    private const int AtOnce = 250;

    /// <summary>Every code of a register.</summary>
    public async Task<IReadOnlyCollection<string>> CodesAsync(RegisterKind kind)
    {
        if (!kind.IsOfUnits())
            return [.. (await LinesAsync(kind)).Select(line => line.Entry.Code)];
        var shards = await Task.WhenAll(UnitRoll.Keys.Select(key => grains.GetGrain<IUnitRollGrain>(key).All()));
        return [.. shards.SelectMany(shard => shard).Select(unit => unit.Value)];
    }

    public async Task<ImmutableArray<RegisterLine>> LinesAsync(RegisterKind kind)
    {
        var shards = await Task.WhenAll(Shards(kind).Select(shard => shard.All()));
        return [.. shards.SelectMany(shard => shard).OrderBy(line => line.Entry.Code, StringComparer.Ordinal)];
    }

    /// <summary>Hazards that reach the place or lie within the radius.</summary>
    public async Task<ImmutableArray<RegisterEntry>> HazardsAsync(GeoPoint at, Metres radius)
    {
        var shards = await Task.WhenAll(Shards(RegisterKind.Hazards).Select(shard => shard.Near(at, radius)));
        return [.. shards.SelectMany(shard => shard).OrderBy(entry => Earth.Distance(at, entry.At!.Value))];
    }

    public Task<RegisterPage> PageAsync(RegisterKind kind, string? find, string? after, int limit) =>
        kind.IsOfUnits() ? UnitPageAsync(kind, find, after, limit) : EntryPageAsync(kind, find, after, limit);

    /// <summary>Units by many at a time, so that neither 20,000 calls wait together nor 20,000 answers are held.</summary>
    public async IAsyncEnumerable<UnitProfile> UnitsAsync(IEnumerable<string> ids)
    {
        foreach (var some in ids.Chunk(AtOnce))
        {
            var views = await Task.WhenAll(some.Select(id => grains.GetGrain<IUnitGrain>(id).Get()));
            foreach (var view in views.OfType<UnitView>())
                yield return view.Profile;
        }
    }

    private async Task<RegisterPage> EntryPageAsync(RegisterKind kind, string? find, string? after, int limit)
    {
        var columns = RegisterColumns.Of(kind);
        var fitting = (await LinesAsync(kind)).Where(line => Fits(line.Entry, find)).ToList();
        var page = fitting.Where(line => IsAfter(line.Entry.Code, after)).Take(limit + 1).ToList();
        var items = page.Take(limit).Select(line => new RegisterItem(
            line.Entry.Code, [.. columns.Select(column => RegisterText.Of(line.Entry, column.Name))], line.By, line.At)).ToList();
        return new RegisterPage(items, page.Count > limit ? items[^1].Code : null, fitting.Count);
    }

    private async Task<RegisterPage> UnitPageAsync(RegisterKind kind, string? find, string? after, int limit)
    {
        var columns = RegisterColumns.Of(kind);
        var fitting = (await CodesAsync(kind)).Where(id => find is null || id.Contains(find, StringComparison.OrdinalIgnoreCase))
            .Order(StringComparer.Ordinal).ToList();
        var ids = fitting.Where(id => IsAfter(id, after)).Take(limit + 1).ToList();
        var items = new List<RegisterItem>(limit);
        await foreach (var unit in UnitsAsync(ids.Take(limit)))
            items.Add(new RegisterItem(unit.Id.Value, [.. columns.Select(column => RegisterText.Of(unit, column.Name))], null, null));
        return new RegisterPage(items, ids.Count > limit ? ids[limit - 1] : null, fitting.Count);
    }

    private static bool Fits(RegisterEntry entry, string? find) => find is null
        || entry.Code.Contains(find, StringComparison.OrdinalIgnoreCase)
        || entry.Zh.Contains(find, StringComparison.OrdinalIgnoreCase)
        || entry.En.Contains(find, StringComparison.OrdinalIgnoreCase);

    private static bool IsAfter(string code, string? after) => after is null || string.CompareOrdinal(code, after) > 0;

    private IEnumerable<IRegisterShardGrain> Shards(RegisterKind kind) =>
        RegisterShards.Keys(kind).Select(key => grains.GetGrain<IRegisterShardGrain>(key));
}
