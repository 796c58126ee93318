using Dispatch.Domain;
using Dispatch.Domain.Alerting;
using Dispatch.Domain.Alerting.Delivery;
using Dispatch.Grains.Alerts;

namespace Dispatch.Gateway.Alerts;

/// <param name="After">The unit that <c>next</c> named.</param>
/// <param name="Purpose">What it is looked at for, once the alert is over.</param>
internal sealed record RecipientQuery(string? Step, int? Wave, string? After, int? Limit, string? Purpose);

internal sealed record RecipientServices(RecipientPages Pages, HistoryLooks Looks);

/// <summary>Pages through an alert's recipients shard by shard, by unit within each, so that no page asks for all of them.</summary>
internal sealed class RecipientPages(AlertLines lines, IGrainFactory grains)
{
    public const int MaxPage = 500;

    private const int DefaultPage = 100;

    /// <summary>Null when there is no such alert.</summary>
    public async Task<RecipientPage?> PageAsync(AlertId id, RecipientQuery query, LadderStep? step)
    {
        if (await lines.FindAsync(id) is not { } alert)
            return null;
        var (limit, after) = (query.Limit ?? DefaultPage, query.After);
        var items = new List<RecipientLine>(limit);
        for (var shard = after is null ? 0 : AlertShards.Of(new UnitId(after), alert.Shards); shard < alert.Shards; shard++)
        {
            foreach (var one in await grains.GetGrain<IAlertShardGrain>(AlertShards.KeyOf(id, shard)).Deliveries())
            {
                if (after is not null && string.CompareOrdinal(one.Recipient.Unit.Value, after) <= 0)
                    continue;
                if ((step is null || one.Ladder.Step == step) && (query.Wave is null || one.Recipient.Wave == query.Wave))
                    items.Add(RecipientLine.Of(one));
                if (items.Count == limit)
                    return new RecipientPage(items, items[^1].Unit);
            }
            after = null;
        }
        return new RecipientPage(items, null);
    }
}
