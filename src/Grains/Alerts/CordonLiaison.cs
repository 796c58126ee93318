using System.Collections.Immutable;
using Dispatch.Domain;
using Dispatch.Domain.Alerting;
using Dispatch.Domain.Alerting.Waves;
using Dispatch.Grains.Cordons;

namespace Dispatch.Grains.Alerts;

/// <summary>
/// Tells the cordon what its civilians answered: who refuses or stays silent is replaced by the cordon, who is at the post holds it.
/// Each piece of news has its own key, so that telling it again after a restart changes nothing.
/// </summary>
internal sealed class CordonLiaison(AlertId alert, AlertParts parts)
{
    private readonly HashSet<(UnitId Unit, PostNews News, int Node)> _told = [];

    public async Task Tell(AlertMemory memory, ImmutableArray<AskedUnit> asked)
    {
        var now = parts.Time.GetUtcNow();
        var nodes = memory.Planned.ToDictionary(plan => plan.Unit, plan => plan.Node);
        foreach (var one in asked)
            // Until a unit has heard of its new post, what it says is of the old one.
            if (nodes.TryGetValue(one.Unit, out var node) && one.Post == node && NewsOf(one, now) is { } news
                && IsWhole(news, node, memory, asked) && !_told.Contains((one.Unit, news, node)))
            {
                var header = new CommandHeader(new CommandKey($"{alert}.{StableHash.Of(one.Unit.Value)}.{news}.{node}"), Actor.System, now, $"{one.Unit} {news}");
                var answer = await parts.Grains.GetGrain<ICordonGrain>(memory.Alert!.Order.Incident.Value).Post(header, node, news, TimeSpan.Zero);
                // A cordon that is over or knows the post no more has nothing to be told.
                if (answer.Refusal is null or { Kind: not RefusalKind.Busy })
                    _told.Add((one.Unit, news, node));
            }
    }

    private PostNews? NewsOf(AskedUnit one, DateTimeOffset now) => one.State switch
    {
        AskedState.AtPost => PostNews.Held,
        AskedState.Refused => PostNews.Refused,
        AskedState.Waiting when one.IsSilent(now, parts.Limits) => PostNews.Refused,
        _ => null,
    };

    /// <summary>A post is held when all of its units are there; one that refuses is enough to lose it.</summary>
    private static bool IsWhole(PostNews news, int node, AlertMemory memory, ImmutableArray<AskedUnit> asked)
    {
        if (news != PostNews.Held)
            return true;
        var there = asked.Where(one => one.State == AskedState.AtPost && one.Post == node).Select(one => one.Unit).ToHashSet();
        return memory.Planned.Where(plan => plan.Node == node).All(plan => there.Contains(plan.Unit));
    }
}
