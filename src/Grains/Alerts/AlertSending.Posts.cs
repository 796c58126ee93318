using System.Collections.Immutable;
using Dispatch.Domain;
using Dispatch.Domain.Alerting;
using Dispatch.Domain.Alerting.Orders;
using Dispatch.Domain.Alerting.Waves;
using Dispatch.Grains.Incidents;

namespace Dispatch.Grains.Alerts;

/// <summary>The civilians of a cordon: the cordon names unit and post, the alert asks, renews and says who is not to be had.</summary>
internal sealed partial class AlertSending
{
    /// <summary>The same memory when these posts are asked for already.</summary>
    public async Task<(AlertMemory Memory, Refusal? Refusal)> WithPosts(
        AlertMemory memory, CommandHeader header, CordonPosts posts, Outcome<IncidentView> incident)
    {
        if (incident.Refusal is { } closed)
            return (memory, closed);
        if (memory.Alert is null)
        {
            var made = await Order(header, posts, incident.Value!.VerifiedAt is not null);
            return made.Value is { } alert
                ? ((memory with { Alert = alert, Shards = 1, Planned = posts.Planned }).Wanting(1, header.At), null) : (memory, made.Refusal);
        }
        if (memory.Alert.IsOver)
            return (memory, memory.Alert.NotActive());
        var units = posts.Planned.Select(plan => plan.Unit).ToHashSet();
        ImmutableArray<PlannedUnit> planned = [.. memory.Planned.Where(plan => !units.Contains(plan.Unit)), .. posts.Planned];
        if (planned.ToHashSet().SetEquals(memory.Planned))
            return (memory, null);
        var moved = posts.Planned.Count(plan => memory.Planned.Any(one => one.Unit == plan.Unit && one.Node != plan.Node));
        var known = memory.Alert.Order.Audience.Posts.Concat(posts.Order.Audience.Posts);
        var next = UpdatePosts.Decide(memory.Alert, known, planned, moved, header);
        return ((memory with { Alert = next, Planned = planned }).Wanting(next.Waves.Length + 1, header.At), null);
    }

    /// <summary>Those whom the plan lets go to another post now: they hear of it under the newest sequence number.</summary>
    public Task Renew(AlertMemory memory, ImmutableArray<Recipient> moved, DateTimeOffset at) => Task.WhenAll(
        Parted(memory, moved).Select(part => ShardOf(part.Shard).Renew(OrderOf(memory, at), part.Recipients, at)));

    /// <summary>Of the planned units: who was not told, said no, or was let go.</summary>
    public async Task<ImmutableArray<UnitId>> NotToBeHad(AlertMemory memory, CordonPosts posts)
    {
        var standing = await Task.WhenAll(Shards(memory).Select(shard => shard.Grain.Asked()));
        var there = standing.SelectMany(one => one.Asked)
            .Where(one => one.State is not (AskedState.Ended or AskedState.Refused)).Select(one => one.Unit).ToHashSet();
        return [.. posts.Planned.Select(plan => plan.Unit).Where(unit => !there.Contains(unit)).Distinct()];
    }

    /// <summary>How it stands at the posts, for the cordon.</summary>
    public async Task<ImmutableArray<AskedUnit>> Asked(AlertMemory memory) =>
        [.. (await Task.WhenAll(Shards(memory).Select(shard => shard.Grain.Asked()))).SelectMany(one => one.Asked)];

    /// <summary>Two persons stand behind it already: who activated the cordon, and who released its civilians.</summary>
    private async Task<Outcome<Alert>> Order(CommandHeader header, CordonPosts posts, bool verified)
    {
        var choice = await _audience.Choose(posts.Order, [], [.. posts.Planned.Select(plan => plan.Unit)], header.At);
        var ordered = OrderAlert.Decide(posts.Order, verified, choice, header with { By = posts.OrderedBy }, parts.Limits);
        return ordered.Value is { Standing: AlertStanding.AwaitsRelease } waiting
            ? ReleaseAlert.Decide(waiting, header with { Key = new CommandKey($"{header.Key}.release") }) : ordered;
    }
}
