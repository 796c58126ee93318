namespace Dispatch.Domain.Roads.Building;

/// <summary>A forbidden turn between two edges at a vertex.</summary>
internal sealed record ForbiddenTurn(RoadEdge From, int Vertex, RoadEdge To, TurnRule Rule);

/// <summary>
/// Finds the edges that a turn rule speaks of. A rule is left out when its road is not on the map, or when more than one
/// edge of the road could be meant.
/// </summary>
internal static class TurnRules
{
    public static List<ForbiddenTurn> Resolve(List<TurnRule> rules, List<RoadEdge> edges)
    {
        var around = edges.SelectMany(e => new[] { (Vertex: e.From, Edge: e), (Vertex: e.To, Edge: e) })
            .ToLookup(x => x.Vertex, x => x.Edge);
        return rules.SelectMany(rule => Turns(rule, around[rule.Vertex].Distinct().ToList())).ToList();
    }

    public static int CountLeftOut(List<TurnRule> rules, List<ForbiddenTurn> found) =>
        rules.Count - found.Select(f => f.Rule).Distinct(ReferenceEqualityComparer.Instance).Count();

    private static IEnumerable<ForbiddenTurn> Turns(TurnRule rule, List<RoadEdge> around)
    {
        if (around.Any(e => e.IsLoop))
            return [];
        var from = around.FindAll(e => e.Line.SourceId == rule.From && LeadsTo(e, rule.Vertex));
        var to = around.FindAll(e => e.Line.SourceId == rule.To && LeadsTo(e, e.Other(rule.Vertex)));
        if (rule.From == rule.To || from.Count != 1 || to.Count != 1)
            return [];
        return rule.Only
            ? around.Where(e => e != to[0] && e != from[0]).Select(e => new ForbiddenTurn(from[0], rule.Vertex, e, rule))
            : [new ForbiddenTurn(from[0], rule.Vertex, to[0], rule)];
    }

    private static bool LeadsTo(RoadEdge edge, int vertex) => edge.To == vertex ? edge.ForwardMs >= 0 : edge.BackwardMs >= 0;
}
