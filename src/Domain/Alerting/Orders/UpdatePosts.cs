using System.Collections.Immutable;
using Dispatch.Domain.Alerting.Waves;
using Dispatch.Domain.Incidents;

namespace Dispatch.Domain.Alerting.Orders;

/// <summary>
/// The cordon was planned anew: the alert's posts follow from which unit it wants where. Units whose post moved hear of it under a new
/// sequence number; nobody else hears anything.
/// </summary>
public static class UpdatePosts
{
    /// <param name="known">Posts by node, also those nobody is planned for; of one node the last counts.</param>
    /// <param name="moved">Units that are planned at another post than before.</param>
    public static Alert Decide(Alert alert, IEnumerable<AlertPost> known, ImmutableArray<PlannedUnit> planned, int moved, CommandHeader header)
    {
        var next = With(alert, known, planned) with { Version = alert.Version + 1 };
        return moved == 0 ? next
            : (next with { Seq = alert.Seq + 1 }).With(header.By, header.At, new AlertUpdated(alert.Order.Id.Value, alert.Seq + 1, moved, "cordon"));
    }

    /// <summary>Units were let go: what is left of the plan is left of the posts.</summary>
    public static Alert Keep(Alert alert, ImmutableArray<PlannedUnit> planned) =>
        With(alert, alert.Order.Audience.Posts, planned) with { Version = alert.Version + 1 };

    /// <summary>Taxis became free: they hear the alert in full, under a number that none of them has yet.</summary>
    public static Alert Free(Alert alert, int units, DateTimeOffset at) => (alert with { Seq = alert.Seq + 1, Version = alert.Version + 1 })
        .With(Actor.System, at, new AlertUpdated(alert.Order.Id.Value, alert.Seq + 1, units, "free"));

    private static Alert With(Alert alert, IEnumerable<AlertPost> known, ImmutableArray<PlannedUnit> planned)
    {
        var need = planned.GroupBy(plan => plan.Node).ToDictionary(same => same.Key, same => same.Count());
        ImmutableArray<AlertPost> posts =
        [
            .. known.GroupBy(post => post.Node).Where(same => need.ContainsKey(same.Key)).Select(same => same.Last() with { Need = need[same.Key] }),
        ];
        return alert with
        {
            Order = alert.Order with { Audience = alert.Order.Audience with { Posts = posts }, Quota = Math.Max(1, posts.Sum(post => post.Need)) },
        };
    }
}
