using System.Collections.Immutable;
using System.Globalization;
using Dispatch.Domain.Geo;
using Dispatch.Domain.Incidents;
using Dispatch.Domain.Units;

namespace Dispatch.Domain.Cordons.Orders;

/// <summary>
/// What each unit is told: its own post and nothing of the plan. An officer hears the post, by when and from where the suspect may
/// come; a civilian hears to observe and report, always with the words "do not stop, follow or approach".
/// </summary>
public static class PostTasks
{
    public const string CivilianRuleEn = "do not stop, follow or approach";
    public const string CivilianRuleZh = "不要拦截、跟随或靠近";

    private static readonly (string Zh, string En)[] Compass =
        [("北", "north"), ("东北", "north-east"), ("东", "east"), ("东南", "south-east"), ("南", "south"), ("西南", "south-west"), ("西", "west"), ("西北", "north-west")];

    /// <summary>Of every unit that has a post; civilians only once they were released.</summary>
    public static ImmutableArray<PostTask> Of(CordonInForce force) =>
    [
        .. from post in force.Posts
           where post.Status != OrderedPostStatus.Dropped
           from unit in post.Plan.Units
           where !unit.Kind.IsCivilian() || force.ReleasedBy is not null
           select new PostTask(unit.Unit, post.Node, post.Plan.At, post.Plan.Place, TextFor(unit.Kind, post.Plan, force)),
    ];

    public static string TextFor(UnitKind kind, PlannedPost post, CordonInForce force)
    {
        if (kind.IsCivilian())
            return $"请在{post.Place}附近观察并报告，{CivilianRuleZh}。Observe and report near {post.Place}: {CivilianRuleEn}.";
        var (zh, en) = Approach(post, force);
        var by = force.TimeOf(post.DeadlineMs).UtcDateTime.ToString("HH:mm:ss", CultureInfo.InvariantCulture);
        return $"请在{by}（UTC）前守住{post.Place}，嫌疑人可能从{zh}面来。Hold {post.Place} by {by} UTC; the suspect may come from the {en}.";
    }

    /// <summary>A direction in words, one of eight.</summary>
    internal static (string Zh, string En) Side(Heading heading) => Compass[(int)Math.Round(heading.Degrees / 45) % Compass.Length];

    private static (string Zh, string En) Approach(PlannedPost post, CordonInForce force) =>
        Side(Earth.HeadingBetween(post.At, force.Request.Sightings[^1].At));
}
