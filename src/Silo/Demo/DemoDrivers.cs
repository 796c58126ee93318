using Dispatch.Domain;
using Dispatch.Domain.Alerting;
using Dispatch.Domain.Alerting.Delivery;
using Dispatch.Grains.Alerts;

namespace Dispatch.Silo.Demo;

/// <summary>
/// The demo city's taxi drivers and volunteers hear alerts and answer as people do: some at once, some late, some say no, some nothing.
/// Who accepted a post drives there. The same driver always answers alike.
/// </summary>
internal sealed class DemoDrivers(IGrainFactory grains, CityTraffic city, IReadOnlySet<UnitId> led, TimeProvider time)
{
    private const int SlowestSeconds = 15;
    private const int OfHundredAccept = 65;
    private const int OfHundredDecline = 15;
    private static readonly TimeSpan HeardAfter = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan SetsOutAfter = TimeSpan.FromSeconds(3);

    /// <param name="busy">Gets who is on the way or at a post.</param>
    public async Task AnswerAsync(IncidentId incident, HashSet<UnitId> busy)
    {
        foreach (var id in await grains.GetGrain<IIncidentAlertsGrain>(incident.Value).All())
        {
            var alert = grains.GetGrain<IAlertGrain>(id.Value);
            // One that needs no second person is out at once and was never released.
            if (await alert.Get() is null or { Standing: AlertStanding.AwaitsRelease } || await alert.Remembered() is not { } known)
                continue;
            for (var shard = 0; shard < known.Shards; shard++)
                await AnswerAsync(grains.GetGrain<IAlertShardGrain>(AlertShards.KeyOf(id, shard)), busy);
        }
    }

    private async Task AnswerAsync(IAlertShardGrain shard, HashSet<UnitId> busy)
    {
        var now = time.GetUtcNow();
        var marks = new List<UnitMark>();
        foreach (var told in (await shard.Deliveries()).Where(one => !led.Contains(one.Recipient.Unit)))
        {
            var unit = told.Recipient.Unit;
            if (told.Ladder.IsCommitted && told.Recipient.Post is { } post)
            {
                busy.Add(unit);
                city.SendTo(unit, post.Node);
            }
            if (Next(told, now) is { } step)
                marks.Add(new UnitMark(unit, new LadderNews(step, now, Seq(told))));
        }
        if (marks.Count > 0)
            await shard.Mark([.. marks]);
    }

    private LadderStep? Next(AlertDelivery told, DateTimeOffset now)
    {
        var ladder = told.Ladder;
        var mind = StableHash.Shard(told.Recipient.Unit.Value, 100);
        var thinks = TimeSpan.FromSeconds(2 + StableHash.Shard("thinks " + told.Recipient.Unit.Value, SlowestSeconds));
        var age = now - ladder.QueuedAt;
        return ladder.Step switch
        {
            _ when ladder.HasEnded => ladder.IsReleased ? null : LadderStep.Released,
            LadderStep.Queued or LadderStep.Sent when age >= HeardAfter => LadderStep.Delivered,
            LadderStep.Delivered when age >= thinks / 2 => LadderStep.Seen,
            LadderStep.Seen when age >= thinks && mind < OfHundredAccept => LadderStep.Accepted,
            LadderStep.Seen when age >= thinks && mind < OfHundredAccept + OfHundredDecline => LadderStep.Declined,
            LadderStep.Accepted when told.Recipient.Post is not null && age >= thinks + SetsOutAfter => LadderStep.EnRoute,
            LadderStep.EnRoute when city.IsThere(told.Recipient.Unit) => LadderStep.AtPost,
            _ => null,
        };
    }

    /// <summary>Of the message that it answers: the ending's own once it is over.</summary>
    private static int Seq(AlertDelivery told) => told.Ladder.Owed?.Seq ?? told.Ladder.Seq;
}
