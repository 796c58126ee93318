using System.Collections.Immutable;
using Dispatch.Domain;
using Dispatch.Domain.Alerting;
using Dispatch.Domain.Alerting.Audiences;
using Dispatch.Domain.Alerting.Orders;
using Dispatch.Domain.Alerting.Waves;
using Dispatch.Domain.Recommendation;
using Dispatch.Domain.Units;
using Dispatch.Grains.Units;

namespace Dispatch.Grains.Alerts;

/// <param name="Wave">Everybody of the wave: those of the plan, and those whom a crash left queued before the wave was recorded.</param>
/// <param name="Moved">Recipients with the posts that they go to now, and those whose passengers have left.</param>
/// <param name="Room">How many may be told in all.</param>
/// <param name="NewMessage">Some of them need a newer sequence number to hear it.</param>
/// <param name="Looking">There is somebody whose passengers may still leave.</param>
internal sealed record SendingStep(
    WavePlan Plan, ImmutableArray<Recipient> Wave, ImmutableArray<Recipient> Moved, ImmutableArray<Exclusion> Excluded, int Room, bool NewMessage,
    bool Looking);

/// <summary>Between an alert and its shards: gathers how it stands, lets the rules plan, and tells the shards.</summary>
internal sealed partial class AlertSending(AlertId id, AlertParts parts)
{
    private readonly AlertAudience _audience = new(parts);

    public Task<AudienceChoice> Choose(AlertOrder order, DateTimeOffset now) => _audience.Choose(order, [], [], now);

    public async Task<Outcome<AlertPreview>> Preview(AlertOrder order, bool verified, DateTimeOffset at)
    {
        if (AlertOrderRules.Check(order, verified, parts.Limits, at) is { } refusal)
            return refusal;
        var choice = await Choose(order, at);
        var why = SecondPerson.Why(order, choice.Eligible.Length, parts.Limits);
        var first = WavePlanner.Next(new WaveQuestion(order, verified, [], 0, choice.Eligible, [], 1, parts.Limits, at));
        return new AlertPreview(choice.Eligible.Length, choice.Excluded, why is not null, why, first.Recipients.Length);
    }

    /// <param name="hurry">A commander does not wait for those who are silent.</param>
    public async Task<SendingStep> Plan(AlertMemory memory, bool verified, bool hurry, DateTimeOffset now)
    {
        var limits = hurry ? parts.Limits with { AnswerWithin = TimeSpan.FromTicks(1) } : parts.Limits;
        var (alert, number) = (memory.Alert!, memory.Alert!.Waves.Length + 1);
        var standing = await Task.WhenAll(Shards(memory).Select(shard => shard.Grain.Asked()));
        var told = standing.SelectMany(one => one.Told).ToList();
        // The cordon says who stands where: the mobilisation asks exactly those and nobody in their stead.
        ImmutableArray<LookingUnit> looking = [.. standing.SelectMany(one => one.Looking)];
        var choice = await _audience.Choose(
            alert.Order, told.Select(one => one.Unit), [.. memory.Planned.Select(plan => plan.Unit)], now, looking.Select(one => one.Recipient.Unit),
            everybody: verified && alert.Order is { Quota: 0, Kind: not AlertKind.Posts });
        var plan = WavePlanner.Next(new WaveQuestion(
            alert.Order, verified, [.. standing.SelectMany(one => one.Asked)], told.Count, choice.Eligible, memory.Planned, number, limits, now,
            EyesOnly.Freed(looking, choice.Eligible)));
        var begun = told.Where(one => one.Wave == number);
        var moved = plan.Moves.Join(told, move => move.Unit, one => one.Unit, (move, one) => one with { Post = move.To });
        return new SendingStep(
            plan, [.. begun, .. plan.Recipients], [.. moved, .. plan.Freed], [.. choice.Excluded, .. plan.Left], FirstWaveRule.Room(verified, 0, limits),
            EyesOnly.NeedNewMessage(alert.Seq, looking, plan.Freed), !looking.IsEmpty || plan.Recipients.Any(one => one.EyesOnly));
    }

    /// <summary>All shards at once write down who would be told; nobody is told.</summary>
    public Task Prepare(AlertMemory memory, ImmutableArray<Recipient> recipients, DateTimeOffset at)
    {
        var order = OrderOf(memory, at);
        return Task.WhenAll(Parted(memory, recipients).Select(part => ShardOf(part.Shard).Prepare(order, part.Recipients)));
    }

    /// <summary>All shards at once; each delivers as soon as its part is durable.</summary>
    public async Task<ImmutableArray<(int Shard, ShardSummary Sums)>> Queue(AlertMemory memory, ImmutableArray<Recipient> recipients, DateTimeOffset at)
    {
        var order = OrderOf(memory, at);
        var queued = await Task.WhenAll(Parted(memory, recipients)
            .Select(async part => (part.Shard, await ShardOf(part.Shard).Queue(order, part.Recipients, at))));
        return [.. queued];
    }

    /// <param name="units">Empty = everybody.</param>
    public async Task<ImmutableArray<(int Shard, ShardSummary Sums)>> End(
        AlertMemory memory, EndingKind kind, ImmutableArray<UnitId> units, DateTimeOffset at)
    {
        var order = OrderOf(memory, at);
        var parted = units.IsEmpty
            ? Enumerable.Range(0, memory.Shards).Select(shard => (Shard: shard, Units: ImmutableArray<UnitId>.Empty))
            : units.GroupBy(unit => AlertShards.Of(unit, memory.Shards)).Select(part => (Shard: part.Key, Units: part.ToImmutableArray()));
        return [.. await Task.WhenAll(parted.Select(async part => (part.Shard, await ShardOf(part.Shard).End(order, kind, part.Units, at))))];
    }

    public async Task<ImmutableArray<(int Shard, ShardSummary Sums)>> Sums(AlertMemory memory) =>
        [.. await Task.WhenAll(Shards(memory).Select(async shard => (shard.Number, await shard.Grain.Summary())))];

    public async Task<int> Delete(AlertMemory memory) => (await Task.WhenAll(Shards(memory).Select(shard => shard.Grain.Delete()))).Sum();

    /// <summary>The day's budget of each civilian. Of a whole wave, also of those who were queued before a crash: it counts once.</summary>
    public Task Tally(ImmutableArray<Recipient> recipients, DateTimeOffset at) => Task.WhenAll(
        recipients.Where(one => one.Kind.IsCivilian()).Select(one => one.Unit).GroupBy(UnitRoll.KeyOf, StringComparer.Ordinal)
            .Select(part => parts.Grains.GetGrain<IAlertTallyGrain>(part.Key).Add(id, [.. part], at)));

    private static ShardOrder OrderOf(AlertMemory memory, DateTimeOffset at)
    {
        var alert = memory.Alert!;
        // Posts are each recipient's own; a shard, and so a gateway, never holds the whole plan.
        var order = alert.Order with { Audience = alert.Order.Audience with { Posts = [], Cells = [] } };
        return new ShardOrder(order, alert.Seq, alert.OrderedAt, at, memory.Shards, alert.EndReason);
    }

    private static IEnumerable<(int Shard, ImmutableArray<Recipient> Recipients)> Parted(AlertMemory memory, ImmutableArray<Recipient> recipients)
    {
        var parts = new ImmutableArray<Recipient>.Builder?[memory.Shards];
        foreach (var one in recipients)
            (parts[AlertShards.Of(one.Unit, memory.Shards)] ??= ImmutableArray.CreateBuilder<Recipient>()).Add(one);
        for (var shard = 0; shard < parts.Length; shard++)
            if (parts[shard] is { } part)
                yield return (shard, part.ToImmutable());
    }

    private IAlertShardGrain ShardOf(int shard) => parts.Grains.GetGrain<IAlertShardGrain>(AlertShards.KeyOf(id, shard));

    private IEnumerable<(int Number, IAlertShardGrain Grain)> Shards(AlertMemory memory) =>
        Enumerable.Range(0, memory.Shards).Select(shard => (shard, ShardOf(shard)));
}
